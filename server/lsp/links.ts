import type { DocumentLink } from 'vscode-languageserver';
import { isUnit } from './is-unit.ts';
import { toRange } from './range.ts';
import type { Request } from './request.ts';
import { answer, eachDocument } from './session.ts';
import { unitLinks } from './units.ts';
import { links } from '../features/links.ts';

export const linkRequest: Request = {
  capabilities: () => ({ documentLinkProvider: {} }),
  listen: (session) => {
    session.connection.onDocumentLinks(({ textDocument }, token) =>
      answer<DocumentLink[]>(session, token, [], textDocument.uri, (file) =>
        isUnit(file)
          ? unitLinks(session, file)
          : eachDocument(session.read(file), token, ({ start, document }) =>
              document
                .derive(links)
                .map(({ span, ...it }) => ({ ...it, range: toRange({ file, start }, span) })),
            ),
      ),
    );
  },
};
