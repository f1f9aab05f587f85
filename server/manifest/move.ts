import type { ManifestDocument } from './document.ts';
import type { TextEdit } from './edits.ts';
import { removeEntry, removeItem } from './removal.ts';
import { contentEnd, lineBefore, lineBreakOf } from '../yaml/extent.ts';
import { lineEnd } from '../yaml/lines.ts';
import { resolved, type Entry, type ListNode, type MapNode, type Node } from '../yaml/tree.ts';

/** An item of a list that goes to the end of another, without one of its entries. */
export type Move = {
  readonly from: ListNode;
  readonly item: Node;
  readonly to: ListNode;
  readonly without: Entry;
};

/**
 * Moves an item, with its comments and in its style, and takes away the key of a list it leaves empty; both lists stand
 * in `holder`.
 * Something undefined where that can't be done line by line.
 */
export function moveItem(
  document: ManifestDocument,
  holder: MapNode,
  { from, item, to, without }: Move,
): readonly (TextEdit | undefined)[] {
  const { text } = document;
  const last = to.items.at(-1);
  const lines = linesWithout(document, item, without);
  if (from.flow || to.flow || !last || !lines) return [undefined];
  const column = lineBefore(text, to.span.start).length;
  const indent = (it: string, first: boolean) => `${' '.repeat(column)}${first ? '- ' : '  '}${it}`;
  const eol = lineBreakOf(text);
  const at = lineEnd(text, contentEnd(text, last));
  const insert = lines.map((it, index) => eol + (it === '' ? '' : indent(it, index === 0))).join('');
  const whole = holder.entries.find((it) => resolved(it.value) === from);
  const removal =
    from.items.length === 1 && whole
      ? removeEntry(document, holder, whole)
      : removeItem(document, from, item);
  return [removal, { span: { start: at, end: at }, insert }];
}

/** The lines of a map but for those of one of its entries, the first at column zero. */
function linesWithout(document: ManifestDocument, item: Node, without: Entry): readonly string[] | undefined {
  const { text } = document;
  if (item.kind !== 'map' || item.flow || item.entries[0] === without) return undefined;
  const start = item.span.start;
  const column = lineBefore(text, start).length;
  const end = lineEnd(text, contentEnd(text, item));
  const removal = removeEntry(document, item, without);
  if (removal?.insert !== '') return undefined;
  const kept =
    text.slice(start, removal.span.start) + text.slice(removal.span.end, Math.max(end, removal.span.end));
  const [first = '', ...more] = kept.replace(/\s+$/, '').split(/\r?\n/);
  const blank = ' '.repeat(column);
  if (!more.every((it) => it.trim() === '' || it.startsWith(blank))) return undefined;
  return [first, ...more.map((it) => it.slice(column).trimEnd())];
}
