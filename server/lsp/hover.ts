import type { CancellationToken, Hover } from 'vscode-languageserver';
import { leftIn } from './beside.ts';
import { toMarkup } from './client.ts';
import { toRange } from './range.ts';
import type { Request } from './request.ts';
import { isUnit } from './is-unit.ts';
import { answerAt, podmanVersion, type Session, type Spot } from './session.ts';
import { unitHover } from './units.ts';
import { hover, hoverWants } from '../features/hover.ts';

export const hoverRequest: Request = {
  capabilities: () => ({ hoverProvider: true }),
  listen: (session) => {
    session.connection.onHover((params, token) => {
      const file = session.files.get(params.textDocument.uri);
      if (file && isUnit(file)) return unitHover(session, params, token);
      return answerAt(session, token, null, params, (spot) => hoverAt(session, spot, token));
    });
  },
};

async function hoverAt(
  session: Session,
  { here, offset, origin }: Spot,
  token: CancellationToken,
): Promise<Hover | null> {
  const { document } = here;
  const wanted = hoverWants(document, offset);
  const local = wanted && (await session.local(wanted, token)).names;
  if (token.isCancellationRequested) return null;
  const found = hover(here, offset, {
    target: session.settings().target,
    podman: podmanVersion(session),
    names: session.workspace.names(),
    fieldsLeft: leftIn(session, here.uri, document).schemaHover,
    local,
  });
  return found
    ? { range: toRange(origin, found.span), contents: toMarkup(session.client(), found.markdown) }
    : null;
}
