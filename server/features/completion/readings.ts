import { readDocument, type ManifestDocument } from '../../manifest/document.ts';
import { lineEnd } from '../../yaml/lines.ts';

/**
 * The document and, where its text doesn't parse, the document without the line that is being written: a bracket or a
 * quote still open there takes the lines below with it, and the names they declare.
 * Offsets, and the paths around the cursor, are the same in both. Worked out when it is first asked for.
 */
export function readingsOf(document: ManifestDocument, offset: number): () => readonly ManifestDocument[] {
  let readings: readonly ManifestDocument[] | undefined;
  return () =>
    (readings ??=
      document.parsed.problems.length === 0 ? [document] : [document, withoutLine(document, offset)]);
}

function withoutLine({ text, schema }: ManifestDocument, offset: number): ManifestDocument {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = lineEnd(text, offset);
  return readDocument(text.slice(0, start) + ' '.repeat(end - start) + text.slice(end), schema);
}
