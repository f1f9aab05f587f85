import { DocumentHighlightKind } from 'vscode-languageserver';
import { toRange } from './range.ts';
import type { Request } from './request.ts';
import { answerAt } from './session.ts';
import { highlight } from '../features/highlight.ts';

/** Shows where else in its file the name at the cursor stands, told apart by whether it is given or used there. */
export const highlightRequest: Request = {
  capabilities: () => ({ documentHighlightProvider: true }),
  listen: (session) => {
    const { connection, workspace } = session;
    connection.onDocumentHighlight((params, token) =>
      answerAt(session, token, null, params, ({ here, offset, origin: { file } }) =>
        highlight(workspace.names(), here, offset).map(({ span, role }) => ({
          range: toRange({ file, start: 0 }, span),
          kind: role === 'declares' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        })),
      ),
    );
  },
};
