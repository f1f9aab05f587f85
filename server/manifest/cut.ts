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

export type Cut = { readonly pieces: readonly Piece[]; readonly edits: readonly TextEdit[] };

/**
 * Takes items out of the list that a map has under a key; a list that they leave empty goes as well, or stays as `[]`
 * where comments are about it. `without` is an entry of an item that is left behind, but for its comments.
 * Nothing where other things would change with it.
 */
export function cutItems(
  document: ManifestDocument,
  holder: MapNode,
  key: string,
  items: readonly Node[],
  without?: Entry,
): Cut | undefined {
  const entry = holder.entries.findLast((it) => it.key.text === key);
  const list = entry?.value;
  if (!entry || list?.kind !== 'list' || items.some((it) => isEntangled(document, it))) return undefined;
  if (!list.flow) return cutBlock(document, { entry, list }, items, without);
  // Several have commas between them that can go once only.
  const [item, ...more] = items;
  return item && more.length === 0 ? cutFlow(document, holder, { entry, list }, item, without) : undefined;
}

type ListEntry = { readonly entry: Entry; readonly list: ListNode };

function cutBlock(
  document: ManifestDocument,
  held: ListEntry,
  items: readonly Node[],
  without: Entry | undefined,
): Cut | undefined {
  const column = lineBefore(document.text, held.list.span.start).length;
  const parts = items.flatMap((item) => {
    const block = itemBlock(document, held.list, item);
    const own = block && pieceText(document, block, item, without);
    if (!block || own === undefined) return [];
    const flow = flowOf(document, item);
    const lines = shifted(own, -column)
      .replace(/\r?\n$/, '')
      .split(/\r?\n/);
    return [{ block, piece: { lines, ...(flow !== undefined && { flow }) } }];
  });
  if (parts.length < items.length) return undefined;
  return {
    pieces: parts.map((it) => it.piece),
    edits: removal(
      document,
      held,
      parts.map((it) => it.block),
    ),
  };
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

/** Takes the lines of items away, and the list with them where nothing else is in it. */
function removal(
  document: ManifestDocument,
  { entry, list }: ListEntry,
  blocks: readonly Span[],
): readonly TextEdit[] {
  const edits = blocks.map((span) => ({ span, insert: '' }));
  if (list.items.length > blocks.length) return edits;
  const whole = entryBlock(document, entry);
  const own = blocks.flatMap((it) => commentsIn(document, it));
  if (whole && commentsIn(document, whole).length === own.length) return [{ span: whole, insert: '' }];
  const at = document.text.indexOf(':', entry.key.span.end) + 1;
  return [{ span: { start: at, end: at }, insert: ' []' }, ...edits];
}

function cutFlow(
  document: ManifestDocument,
  holder: MapNode,
  { entry, list }: ListEntry,
  item: Node,
  without: Entry | undefined,
): Cut | undefined {
  const { text } = document;
  const span = { start: item.span.start, end: contentEnd(text, item) };
  const flow = pieceText(document, span, item, without);
  if (flow === undefined || commentsIn(document, span).length > 0) return undefined;
  const line = { start: entry.key.span.start, end: lineEnd(text, entry.value.span.end) };
  const isLast = list.items.length === 1 && commentsIn(document, line).length === 0;
  const edit = isLast ? removeEntry(document, holder, entry) : removeItem(document, list, item);
  if (!edit) return undefined;
  return { pieces: [{ flow, ...(!flow.includes('\n') && { lines: [`- ${flow}`] }) }], edits: [edit] };
}

/** What stands in braces or quotes, or plain on one line, in one piece. */
function flowOf(document: ManifestDocument, item: Node): string | undefined {
  const span = { start: item.span.start, end: contentEnd(document.text, item) };
  const isFlow = item.kind === 'map' && item.flow;
  return isFlow && commentsIn(document, span).length === 0
    ? document.text.slice(span.start, span.end)
    : undefined;
}
