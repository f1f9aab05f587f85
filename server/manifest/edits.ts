import type { ManifestDocument } from './document.ts';
import { entryIn } from './find.ts';
import { entryLines, flowEntry, flowText, itemLines, type Content, type FlowStyle } from '../yaml/content.ts';
import { contentEnd, keepingScalar, lineBefore, lineBreakOf, nextLineStart } from '../yaml/extent.ts';
import { lineEnd } from '../yaml/lines.ts';
import { resolved, type Entry, type ListNode, type MapNode, type Node, type Span } from '../yaml/tree.ts';
import { layoutOf, type Layout } from '../yaml/write.ts';

/** A span of a document and the text that takes its place. */
export type TextEdit = { readonly span: Span; readonly insert: string };

/** Gives a map one more entry, behind its others, in the style that the map and the file are written in. */
export function insertEntry(
  document: ManifestDocument,
  map: MapNode,
  key: string,
  value: Content,
): TextEdit | undefined {
  if (map.flow) return intoFlow(document, map, (style) => flowEntry(key, value, style));
  return linesBelow(document, map, entryLines(key, value, document.derive(layoutIn)));
}

/** Gives a list one more item, behind its others. */
export function insertItem(document: ManifestDocument, list: ListNode, item: Content): TextEdit | undefined {
  if (list.flow) return intoFlow(document, list, (style) => flowText(item, style));
  return linesBelow(document, list, itemLines(item, document.derive(layoutIn)));
}

/** Adds an item to the list of that key, which comes to be where the map lacks it. */
export function addItem(
  document: ManifestDocument,
  map: MapNode,
  key: string,
  item: Content,
): TextEdit | undefined {
  const entry = entryIn(map, key);
  const list = entry && resolved(entry.value);
  return list?.kind === 'list' ? insertItem(document, list, item) : setEntry(document, map, key, [item]);
}

/** Adds items to the list of that key, which comes to be where the map lacks it. */
export function addItems(
  document: ManifestDocument,
  map: MapNode,
  key: string,
  items: readonly Content[],
): TextEdit | undefined {
  const entry = entryIn(map, key);
  const list = entry && resolved(entry.value);
  if (list?.kind !== 'list') return setEntry(document, map, key, items);
  if (list.items.length === 0) return fillBrackets(document, map, key, items);
  if (list.flow) {
    return intoFlow(document, list, (style) => items.map((it) => flowText(it, style)).join(', '));
  }
  const layout = document.derive(layoutIn);
  return linesBelow(
    document,
    list,
    items.flatMap((it) => itemLines(it, layout)),
  );
}

/**
 * The same for a list that is read before another: where the map lacks it, it comes to be above that entry.
 * Where a comment stands above the entry, it is the entry's own, and the list goes to the end.
 */
export function addItemsAbove(
  document: ManifestDocument,
  map: MapNode,
  next: string,
  key: string,
  items: readonly Content[],
): TextEdit | undefined {
  const { text } = document;
  const below = map.entries.find((it) => it.key.text === next);
  if (!below || map.flow || entryIn(map, key)) return addItems(document, map, key, items);
  const before = lineBefore(text, below.key.span.start);
  const start = below.key.span.start - before.length;
  const above = text.slice(0, start).trimEnd().split('\n').at(-1) ?? '';
  if (before.trim() !== '' || /^\s*#/.test(above)) return insertEntry(document, map, key, items);
  const lines = entryLines(key, items, document.derive(layoutIn));
  const eol = lineBreakOf(text);
  return { span: { start, end: start }, insert: lines.map((it) => before + it + eol).join('') };
}

/** Writes the items of an empty list below its key where lines may stand, and what followed the list stays. */
function fillBrackets(
  document: ManifestDocument,
  map: MapNode,
  key: string,
  items: readonly Content[],
): TextEdit | undefined {
  const { text } = document;
  const entry = map.flow ? undefined : map.entries.find((it) => it.key.text === key);
  const at = entry && text.indexOf(':', entry.key.span.end) + 1;
  // An anchor or a tag may stand there.
  const isBare = entry && text.slice(at, entry.value.span.start).trim() === '';
  if (at === undefined || !isBare) return setEntry(document, map, key, items);
  const [, ...lines] = entryLines(key, items, document.derive(layoutIn));
  const end = lineEnd(text, entry.value.span.end);
  const { insert } = linesAt(text, at, lineBefore(text, entry.key.span.start).length, lines);
  return { span: { start: at, end }, insert: text.slice(entry.value.span.end, end) + insert };
}

/**
 * Gives a key of a map this value, in place of the one it has.
 * Nothing where the value comes from another map, which others may use too.
 */
export function setEntry(
  document: ManifestDocument,
  map: MapNode,
  key: string,
  value: Content,
): TextEdit | undefined {
  const entry = entryIn(map, key);
  if (!entry) return insertEntry(document, map, key, value);
  if (!map.entries.includes(entry)) return undefined;
  const { start, end } = entry.value.span;
  return start === end ? fillIn(document, map, entry, value) : replaceValue(document, entry.value, value);
}

/** Writes a value behind a key that has none. */
function fillIn(
  document: ManifestDocument,
  map: MapNode,
  { key, value: { span } }: Entry,
  value: Content,
): TextEdit | undefined {
  const { text } = document;
  // Neither an anchor or a tag may stand there, nor may the colon be missing, as it may in braces.
  if (!/^\s*:\s*$/.test(text.slice(key.span.end, span.end))) return undefined;
  const at = text.indexOf(':', key.span.end) + 1;
  const [, ...lines] = map.flow ? [] : entryLines(key.text, value, document.derive(layoutIn));
  return lines.length > 0
    ? linesAt(text, at, lineBefore(text, key.span.start).length, lines)
    : { span: { start: at, end: at }, insert: ` ${flowText(value, styleOf(document))}` };
}

/** Puts other content in a node's place; text keeps the node's quotes, and maps and lists are written on one line. */
export function replaceValue(document: ManifestDocument, node: Node, value: Content): TextEdit {
  const span = { start: node.span.start, end: contentEnd(document.text, node) };
  if (typeof value !== 'string' || node.kind !== 'scalar' || node.style === 'plain') {
    return { span, insert: flowText(value, styleOf(document)) };
  }
  const single = node.style === 'single' && !/[\r\n]/.test(value);
  return { span, insert: single ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value) };
}

/** Puts a number or an amount in a scalar's place: it needs no quotes, and keeps those that stand there. */
export function replaceNumber(document: ManifestDocument, node: Node, number: string): TextEdit {
  const plain = node.kind !== 'scalar' || node.style === 'plain';
  return plain ? { span: node.span, insert: number } : replaceValue(document, node, number);
}

/** Lines under all that a block map or list holds, at the column of its first key or dash. */
export function linesBelow(
  { text }: ManifestDocument,
  node: MapNode | ListNode,
  lines: readonly string[],
): TextEdit {
  const column = lineBefore(text, node.span.start).length;
  const kept = keepingScalar(text, node);
  return linesAt(text, kept?.span.end ?? withComments(text, contentEnd(text, node), column), column, lines);
}

/** Where the comments end that follow an offset deeper than a column: they are about what stands before. */
function withComments(text: string, offset: number, column: number): number {
  const start = nextLineStart(text, offset);
  const comment = /^ *(?=#)/.exec(text.slice(start, lineEnd(text, start)));
  return comment && comment[0].length > column ? withComments(text, lineEnd(text, start), column) : offset;
}

/** Lines below the one an offset stands on, moved to a column; at the offset itself where it begins a line. */
export function linesAt(text: string, offset: number, column: number, lines: readonly string[]): TextEdit {
  const eol = lineBreakOf(text);
  const indented = lines.map((it) => (it === '' ? '' : ' '.repeat(column) + it));
  if (lineBefore(text, offset) === '') {
    return { span: { start: offset, end: offset }, insert: indented.map((it) => it + eol).join('') };
  }
  const at = lineEnd(text, offset);
  return { span: { start: at, end: at }, insert: indented.map((it) => eol + it).join('') };
}

/** Writes something more between the last thing within braces or brackets and the one that closes them. */
export function intoFlow(
  document: ManifestDocument,
  node: MapNode | ListNode,
  write: (style: FlowStyle) => string,
): TextEdit | undefined {
  const { text } = document;
  const last = node.kind === 'map' ? node.entries.at(-1) : node.items.at(-1);
  const at = last?.span.end ?? node.span.start + 1;
  // `[a: 1]` holds a map that has no braces of its own.
  if (!/[[{]/.test(text.charAt(node.span.start))) return undefined;
  return { span: { start: at, end: at }, insert: `${last ? ', ' : ''}${write(styleOf(document))}` };
}

/** A document that is all braces and quoted keys is JSON, and stays it. */
export function styleOf({ parsed: { root } }: ManifestDocument): FlowStyle {
  return root?.kind === 'map' && root.flow && root.entries[0]?.key.style === 'double' ? 'json' : 'yaml';
}

/** How the document is laid out; ask with `derive`. */
export function layoutIn({ outline }: ManifestDocument): Layout {
  return layoutOf(outline);
}
