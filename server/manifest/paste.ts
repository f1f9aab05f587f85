import { itemBlock, withCommentsAbove } from './blocks.ts';
import type { Piece } from './cut.ts';
import type { ManifestDocument } from './document.ts';
import { intoFlow, layoutIn, linesAt, linesBelow, type TextEdit } from './edits.ts';
import { flowText } from '../yaml/content.ts';
import { lineBefore, lineStart } from '../yaml/extent.ts';
import type { Entry, ListNode, MapNode } from '../yaml/tree.ts';

/**
 * Puts a piece to the end of the list that a map has under a key; where there is none, it comes to be above the entry
 * called `next`, or else at the end. Nothing where the piece can't stand there in its own style.
 */
export function pasteItem(
  document: ManifestDocument,
  holder: MapNode,
  key: string,
  piece: Piece,
  next?: string,
): readonly TextEdit[] | undefined {
  const entry = holder.entries.findLast((it) => it.key.text === key);
  if (!entry) return some(newList(document, holder, key, piece, next));
  const list = entry.value;
  if (list.kind !== 'list' || list.items.length === 0) return intoEmpty(document, holder, entry, piece);
  if (!list.flow) return some(below(document, list, piece));
  const { flow } = piece;
  return flow === undefined ? undefined : some(intoFlow(document, list, () => flow));
}

function some(edit: TextEdit | undefined): readonly TextEdit[] | undefined {
  return edit && [edit];
}

function newList(
  document: ManifestDocument,
  holder: MapNode,
  key: string,
  { lines, flow }: Piece,
  next: string | undefined,
): TextEdit | undefined {
  const { text } = document;
  if (holder.flow) {
    if (flow === undefined) return undefined;
    return intoFlow(document, holder, (style) => `${flowText(key, style)}: [${flow}]`);
  }
  if (!lines) return undefined;
  const indent = ' '.repeat(document.derive(layoutIn).listIndent);
  const all = [`${key}:`, ...lines.map((it) => (it === '' ? '' : indent + it))];
  const before = holder.entries.find((it) => it.key.text === next);
  const column = before ? lineBefore(text, before.key.span.start) : '';
  if (!before || column.trim() !== '') return linesBelow(document, holder, all);
  const start = withCommentsAbove(text, lineStart(text, before.key.span.start), column.length);
  return linesAt(text, start, column.length, all);
}

/** Below the list's last item and the comments that are about it. */
function below(document: ManifestDocument, list: ListNode, { lines }: Piece): TextEdit | undefined {
  const { text } = document;
  const last = list.items.at(-1);
  const block = last && itemBlock(document, list, last);
  if (!lines || !block) return undefined;
  return linesAt(text, block.end, lineBefore(text, list.span.start).length, lines);
}

/** In the place of `[]`, or of nothing at all. */
function intoEmpty(
  document: ManifestDocument,
  holder: MapNode,
  { key, value }: Entry,
  { lines, flow }: Piece,
): readonly TextEdit[] | undefined {
  const { text } = document;
  const at = text.indexOf(':', key.span.end) + 1;
  const between = text.slice(at, value.span.end).replace(/\s/g, '');
  if (between !== '' && between !== '[]') return undefined;
  const end = Math.max(at, value.span.end);
  if (holder.flow) {
    return flow === undefined ? undefined : [{ span: { start: at, end }, insert: ` [${flow}]` }];
  }
  if (!lines) return undefined;
  const column = lineBefore(text, key.span.start).length + document.derive(layoutIn).listIndent;
  return [
    ...(between === '' ? [] : [{ span: { start: at, end }, insert: '' }]),
    linesAt(text, end, column, lines),
  ];
}
