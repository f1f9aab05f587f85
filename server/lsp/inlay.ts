import type { InlayHint } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { unawaited } from './guard.ts';
import type { Request } from './request.ts';
import { answer, eachDocument, type Session } from './session.ts';
import { hints } from '../features/inlay.ts';
import type { PlacedDocument } from '../manifest/manifest.ts';
import type { Span } from '../yaml/tree.ts';

export const inlayHintRequest: Request = {
  capabilities: () => ({ inlayHintProvider: true }),
  listen: (session) => {
    const { connection, client } = session;
    connection.languages.inlayHint.on(({ textDocument, range }, token) =>
      answer(session, token, [], textDocument.uri, (file) => {
        const within = { start: file.offsetAt(range.start), end: file.offsetAt(range.end) };
        return eachDocument(session.read(file), token, (it) => hintsIn(session, file, it, within));
      }),
    );
    session.onOutsideChange(() => {
      if (client().refreshesHints) unawaited(() => connection.languages.inlayHint.refresh());
    });
  },
};

/** The hints of a document as far as it stands in a span of its file. */
function hintsIn(
  session: Session,
  file: TextDocument,
  placed: PlacedDocument,
  { start, end }: Span,
): InlayHint[] {
  const { start: origin, document } = placed;
  if (end < origin || start > origin + document.text.length) return [];
  const { inlayHints, target } = session.settings();
  const shown = { hints: inlayHints, target, names: session.workspace.names() };
  const within = { start: start - origin, end: end - origin };
  return hints(session.workspace.here(file, placed), within, shown).map(({ offset, text, more }) => ({
    position: file.positionAt(origin + offset),
    label: text,
    ...(more !== undefined && { tooltip: more }),
    paddingLeft: true,
  }));
}
