import { leftIn } from './beside.ts';
import { toMarkup } from './client.ts';
import { toRange } from './range.ts';
import type { Request } from './request.ts';
import { answerAt, podmanVersion } from './session.ts';
import { hover } from '../features/hover.ts';

export const hoverRequest: Request = {
  capabilities: () => ({ hoverProvider: true }),
  listen: (session) => {
    session.connection.onHover((params, token) =>
      answerAt(session, token, null, params, ({ here, offset, origin }) => {
        const found = hover(here, offset, {
          target: session.settings().target,
          podman: podmanVersion(session),
          names: session.workspace.names(),
          fieldsLeft: leftIn(session, here.uri, here.document).schemaHover,
          local: undefined,
        });
        if (!found) return null;
        return { range: toRange(origin, found.span), contents: toMarkup(session.client(), found.markdown) };
      }),
    );
  },
};
