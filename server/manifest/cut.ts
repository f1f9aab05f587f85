import { entryBlock, itemBlock, shifted } from './blocks.ts';
import { commentsIn, keepingComments } from './comments.ts';
import type { ManifestDocument } from './document.ts';
import type { TextEdit } from './edits.ts';
import { isEntangled, removeEntry, removeItem } from './removal.ts';
import { contentEnd, lineBefore } from '../yaml/extent.ts';
import { lineEnd } from '../yaml/lines.ts';
import type { Entry, ListNode, MapNode, Node, Span } from '../yaml/tree.ts';

/** An item of a list on its way to another place, in its own style and with its comments. */
export type Piece = {
  /** Its lines without their line breaks, its dash or the comment above at column zero; absent where it has none of its own. */
  readonly lines?: readonly string[];
  /** As it stands within brackets; absent where it doesn't. */
  readonly flow?: string;
};

export type Cut = { readonly piece: Piece; readonly edits: readonly TextEdit[] };

/**
 * Takes an item out of the list that a map has under a key; a list that it leaves empty goes as well, or stays as `[]`
 * where comments are about it. `without` is an entry of the item that is left behind, but for its comments.
 * Nothing where other things would change with it.
 */
export function cutItem(
  document: ManifestDocument,
  holder: MapNode,
  key: string,
  item: Node,
  without?: Entry,
): Cut | undefined {
  const entry = holder.entries.findLast((it) => it.key.text === key);
  const list = entry?.value;
  if (!entry || list?.kind !== 'list' || isEntangled(document, item)) return undefined;
  return list.flow
    ? cutFlow(document, holder, { ...entry, list }, item, without)
    : cutBlock(document, { ...entry, list }, item, without);
}

type ListEntry = Entry & { readonly list: ListNode };

function cutBlock(
  document: ManifestDocument,
  entry: ListEntry,
  item: Node,
  without: Entry | undefined,
): Cut | undefined {
  const { text } = document;
  const block = itemBlock(document, entry.list, item);
  const own = block && pieceText(document, block, item, without);
  if (!block || own === undefined) return undefined;
  const column = lineBefore(text, entry.list.span.start).length;
  const flow = flowOf(document, item);
  const lines = shifted(own, -column)
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  return { piece: { lines, ...(flow !== undefined && { flow }) }, edits: removal(document, entry, block) };
}

/** The lines of a piece without one of the item's entries. */
function pieceText(
  document: ManifestDocument,
  { start, end }: Span,
  item: Node,
  without: Entry | undefined,
): string | undefined {
  const { text } = document;
  if (!without) return text.slice(start, end);
  const edit = item.kind === 'map' ? removeEntry(document, item, without) : undefined;
  if (!edit) return undefined;
  const column = lineBefore(text, without.key.span.start).length;
  const { span, insert } = keepingComments(document, edit, column);
  return text.slice(start, span.start) + insert + text.slice(span.end, Math.max(end, span.end));
}

/** Takes the lines of an item away, and the list with it where nothing else is in it. */
function removal(document: ManifestDocument, entry: ListEntry, block: Span): readonly TextEdit[] {
  const { text } = document;
  const edit = { span: block, insert: '' };
  if (entry.list.items.length > 1) return [edit];
  const whole = entryBlock(document, entry);
  const rest = { start: entry.key.span.start, end: block.start };
  if (whole?.end === block.end && commentsIn(document, rest).length === 0) {
    return [{ span: { start: whole.start, end: block.end }, insert: '' }];
  }
  const at = text.indexOf(':', entry.key.span.end) + 1;
  return [{ span: { start: at, end: at }, insert: ' []' }, edit];
}

function cutFlow(
  document: ManifestDocument,
  holder: MapNode,
  entry: ListEntry,
  item: Node,
  without: Entry | undefined,
): Cut | undefined {
  const { text } = document;
  const span = { start: item.span.start, end: contentEnd(text, item) };
  const flow = pieceText(document, span, item, without);
  if (flow === undefined || commentsIn(document, span).length > 0) return undefined;
  const line = { start: entry.key.span.start, end: lineEnd(text, entry.value.span.end) };
  const isLast = entry.list.items.length === 1 && commentsIn(document, line).length === 0;
  const edit = isLast ? removeEntry(document, holder, entry) : removeItem(document, entry.list, item);
  if (!edit) return undefined;
  return { piece: { flow, ...(!flow.includes('\n') && { lines: [`- ${flow}`] }) }, edits: [edit] };
}

/** What stands in braces or quotes, or plain on one line, in one piece. */
function flowOf(document: ManifestDocument, item: Node): string | undefined {
  const span = { start: item.span.start, end: contentEnd(document.text, item) };
  const isFlow = item.kind === 'map' && item.flow;
  return isFlow && commentsIn(document, span).length === 0
    ? document.text.slice(span.start, span.end)
    : undefined;
}
