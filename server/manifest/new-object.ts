import type { ManifestDocument } from './document.ts';
import { layoutIn, styleOf, type TextEdit } from './edits.ts';
import { blockLines, type Content } from '../yaml/content.ts';
import { endsInBlockScalar, lineBreakOf } from '../yaml/extent.ts';

/** A Kubernetes object to write: its keys in the order in which they are to stand. */
export type NewObject = Readonly<Record<string, Content>>;

/**
 * Adds objects to a file as documents of their own, behind the one they are for.
 * Nothing where that document is JSON, or ends in a text that would take in the line break before the marker (`|`
 * without one).
 */
export function addObjects(document: ManifestDocument, objects: readonly NewObject[]): TextEdit | undefined {
  const layout = document.derive(layoutIn);
  return addDocuments(
    document,
    objects.map((it) => blockLines(it, layout)),
  );
}

/** The same of documents that are written already, in lines without their line breaks. */
export function addDocuments(
  document: ManifestDocument,
  documents: readonly (readonly string[])[],
): TextEdit | undefined {
  const { text, parsed } = document;
  const isOpen = !text.endsWith('\n');
  if (!parsed.root || styleOf(document) === 'json') return undefined;
  if (isOpen && endsInBlockScalar(parsed.root)) return undefined;
  const eol = lineBreakOf(text);
  const lines = documents.flatMap((it) => ['---', ...it]);
  const at = text.length;
  const insert = isOpen ? lines.map((it) => eol + it) : lines.map((it) => it + eol);
  return { span: { start: at, end: at }, insert: insert.join('') };
}
