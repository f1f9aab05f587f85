import { toRange } from './range.ts';
import type { Request } from './request.ts';
import { answer, eachDocument } from './session.ts';
import { links } from '../features/links.ts';

export const linkRequest: Request = {
  capabilities: () => ({ documentLinkProvider: {} }),
  listen: (session) => {
    session.connection.onDocumentLinks(({ textDocument }, token) =>
      answer(session, token, [], textDocument.uri, (file) =>
        eachDocument(session.read(file), token, ({ start, document }) =>
          document.derive(links).map(({ span, ...it }) => ({ ...it, range: toRange({ file, start }, span) })),
        ),
      ),
    );
  },
};
