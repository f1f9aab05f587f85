import { commentsIn } from './comments.ts';
import type { ManifestDocument } from './document.ts';
import { layoutIn, styleOf, type TextEdit } from './edits.ts';
import { isRepeated } from './removal.ts';
import { entryLines, flowEntry, type Content } from '../yaml/content.ts';
import { contentEnd, lineBefore, lineBreakOf } from '../yaml/extent.ts';
import type { Entry, MapNode, Span } from '../yaml/tree.ts';

/** Whether an entry can go as a whole: no comments are within it, and no `*name` elsewhere means a part of it. */
export function isReplaceable(document: ManifestDocument, entry: Entry): boolean {
  return commentsIn(document, spanOf(document, entry)).length === 0 && !isRepeated(document, entry.value);
}

/** Puts another key and value in the place of an entry that can go, in the style of its map. */
export function replaceEntry(
  document: ManifestDocument,
  { flow }: MapNode,
  entry: Entry,
  key: string,
  content: Content,
): TextEdit {
  const span = spanOf(document, entry);
  if (flow) return { span, insert: flowEntry(key, content, styleOf(document)) };
  const column = ' '.repeat(lineBefore(document.text, span.start).length);
  const lines = entryLines(key, content, document.derive(layoutIn));
  return { span, insert: lines.join(lineBreakOf(document.text) + column) };
}

function spanOf({ text }: ManifestDocument, { key, value }: Entry): Span {
  return { start: key.span.start, end: Math.max(key.span.end, contentEnd(text, value)) };
}
