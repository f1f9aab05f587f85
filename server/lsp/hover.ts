import { toMarkup } from './client.ts';
import { toRange } from './range.ts';
import type { Request } from './request.ts';
import { answerAt } from './session.ts';
import { hover } from '../features/hover.ts';

export const hoverRequest: Request = {
  capabilities: () => ({ hoverProvider: true }),
  listen: (session) => {
    session.connection.onHover((params, token) =>
      answerAt(session, token, null, params, ({ document, offset, origin }) => {
        const found = hover(document, offset);
        if (!found) return null;
        return { range: toRange(origin, found.span), contents: toMarkup(session.client(), found.markdown) };
      }),
    );
  },
};
