import type { ManifestDocument } from './document.ts';
import type { TextEdit } from './edits.ts';
import { contentEnd, encloses, lineBefore, lineStart, nextLineStart } from '../yaml/extent.ts';
import {
  children,
  type AliasNode,
  type Entry,
  type ListNode,
  type MapNode,
  type Node,
  type Span,
} from '../yaml/tree.ts';

/**
 * Takes an entry out of its map, with its line and the comment at its end; a map it leaves empty becomes `{}`.
 * Nothing where it can't go alone: what other places repeat with `*name`, and keys marked with `?`.
 */
export function removeEntry(document: ManifestDocument, map: MapNode, entry: Entry): TextEdit | undefined {
  const { text } = document;
  const spans = map.entries.map((it) => ({
    start: it.key.span.start,
    end: Math.max(it.key.span.end, contentEnd(text, it.value)),
  }));
  return removal(document, map, spans, map.entries.indexOf(entry), entry.value);
}

/** Takes an item out of its list in the same way; a list it leaves empty becomes `[]`. */
export function removeItem(document: ManifestDocument, list: ListNode, item: Node): TextEdit | undefined {
  const { text } = document;
  const column = lineBefore(text, list.span.start).length;
  const spans = list.items.map((it, index) => {
    const before = list.items[index - 1];
    const from = before ? contentEnd(text, before) : list.span.start;
    const start = list.flow ? it.span.start : dashBetween(text, from, it.span.start, column);
    return { start, end: contentEnd(text, it) };
  });
  return removal(document, list, spans, list.items.indexOf(item), item);
}

/** The dash at that column that stands last in a piece of text. */
function dashBetween(text: string, from: number, to: number, column: number): number {
  const dashes = [...text.slice(from, to).matchAll(/-(?=\s|$)/g)].map((it) => from + it.index);
  return dashes.findLast((it) => lineBefore(text, it).length === column) ?? to;
}

function removal(
  document: ManifestDocument,
  collection: MapNode | ListNode,
  spans: readonly Span[],
  index: number,
  value: Node,
): TextEdit | undefined {
  const { text } = document;
  const own = spans[index];
  if (!own || isRepeated(document, value)) return undefined;
  if (collection.flow) return outOfFlow(text, collection, spans, index);
  const before = lineBefore(text, own.start);
  if (!/^(?: |- )*$/.test(before)) return undefined;
  if (spans.length === 1) return emptied(text, own, collection.kind === 'map' ? '{}' : '[]');
  const span = /^ *$/.test(before)
    ? { start: lineStart(text, own.start), end: nextLineStart(text, own.end) }
    : { start: own.start, end: nextText(text, own.end) };
  return { span, insert: '' };
}

/** Where the first line begins, behind its blanks, that stands below an offset's and is not blank. */
function nextText(text: string, offset: number): number {
  return skipBlanks(text, nextLineStart(text, offset));
}

/** What is written in place of the only thing in a map or list: on the line of its key, if nothing stands between. */
function emptied(text: string, { start, end }: Span, insert: '{}' | '[]'): TextEdit {
  const before = text.slice(0, start).trimEnd().length;
  if (text[before - 1] === ':') return { span: { start: before, end }, insert: ` ${insert}` };
  // A list may stand at the column of its key, and brackets may not.
  return { span: { start, end }, insert: insert === '[]' ? `  ${insert}` : insert };
}

/** With the comma before it, or else the one behind it. */
function outOfFlow(
  text: string,
  collection: MapNode | ListNode,
  spans: readonly Span[],
  index: number,
): TextEdit | undefined {
  const own = spans[index];
  const before = spans[index - 1];
  if (!own) return undefined;
  const comma = before ? '' : (/^\s*,\s*/.exec(text.slice(own.end))?.[0] ?? '');
  const span = {
    start: before?.end ?? skipBlanks(text, collection.span.start + 1),
    end: own.end + comma.length,
  };
  const lead = text.slice(span.start, own.start);
  return lead.includes('#') ? undefined : { span, insert: '' };
}

function skipBlanks(text: string, offset: number): number {
  return offset + (/^\s*/.exec(text.slice(offset))?.[0].length ?? 0);
}

/** Whether an alias elsewhere stands for one of these nodes or for something in it. */
export function isRepeated(document: ManifestDocument, ...nodes: readonly Pick<Node, 'span'>[]): boolean {
  const within = ({ span }: Node) => nodes.some((it) => encloses(it.span, span));
  return document.derive(aliasesIn).some((it) => it.target && within(it.target) && !within(it));
}

/** Whether a node can't be put elsewhere as it is, since it shares something with others by `*name`. */
export function isEntangled(document: ManifestDocument, { span }: Node): boolean {
  const within = (it: Node | undefined) => it !== undefined && encloses(span, it.span);
  return document.derive(aliasesIn).some((it) => within(it) !== within(it.target));
}

function aliasesIn({ parsed }: ManifestDocument): readonly AliasNode[] {
  return parsed.root ? below(parsed.root) : [];

  function below(node: Node): readonly AliasNode[] {
    return node.kind === 'alias' ? [node] : children(node).flatMap(below);
  }
}
