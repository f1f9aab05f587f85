import type { SelectionRange } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { toRange } from './range.ts';
import type { Request } from './request.ts';
import { answer } from './session.ts';
import { selections } from '../features/selection.ts';
import { documentAt, type Manifest } from '../manifest/manifest.ts';

/** Growing and shrinking selections; no answer where one of the places is in no document of ours. */
export const selectionRequest: Request = {
  capabilities: () => ({ selectionRangeProvider: true }),
  listen: (session) => {
    session.connection.onSelectionRanges(({ textDocument, positions }, token) =>
      answer(session, token, null, textDocument.uri, (file) => {
        const manifest = session.read(file);
        const ranges = positions.flatMap((it) => rangeAt(file, manifest, file.offsetAt(it)) ?? []);
        return ranges.length === positions.length ? ranges : null;
      }),
    );
  },
};

/** The innermost range, with those around it as its parents. */
function rangeAt(file: TextDocument, manifest: Manifest, offset: number): SelectionRange | undefined {
  const placed = documentAt(manifest, offset);
  if (!placed) return undefined;
  const { start, document } = placed;
  return selections(document, offset - start).reduceRight<SelectionRange | undefined>(
    (parent, span) => ({ range: toRange({ file, start }, span), ...(parent && { parent }) }),
    undefined,
  );
}
