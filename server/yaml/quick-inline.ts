import type { Entry, Node, ScalarNode } from './tree.ts';

/** A value on one line, and the offset behind it. */
export type Inline = { readonly node: Node; readonly end: number };

/** Reads a value that begins at an offset and ends on its line; nothing where it is out of the ordinary. */
export function inlineValue(text: string, start: number): Inline | undefined {
  return valueAt(text, start, 'block', 0);
}

/** Where a value stands: in brackets fewer characters may be part of it. */
type Around = 'block' | 'flow';

function valueAt(text: string, start: number, around: Around, depth: number): Inline | undefined {
  const first = text[start];
  if (first === '[' || first === '{') return depth > 20 ? undefined : flowAt(text, start, depth + 1);
  if (first === '"' || first === "'") return quotedAt(text, start);
  return plainAt(text, start, around);
}

/** Text in quotes, without escapes and doubled quotes. */
function quotedAt(text: string, start: number): Inline | undefined {
  const end = quotedEnd(text, start);
  if (end === undefined) return undefined;
  const style = text[start] === '"' ? 'double' : 'single';
  return { node: scalar(start, end, text.slice(start + 1, end - 1), style), end };
}

/** The offset behind the quote that closes; nothing where that is not plain to see. */
export function quotedEnd(text: string, start: number): number | undefined {
  const quote = text[start] ?? '"';
  const close = text.indexOf(quote, start + 1);
  if (close === -1 || text[close + 1] === quote) return undefined;
  const inside = text.slice(start + 1, close);
  return inside.includes('\n') || (quote === '"' && inside.includes('\\')) ? undefined : close + 1;
}

/** Text without quotes, up to a comment, the end of the line, or in brackets what ends an item. */
function plainAt(text: string, start: number, around: Around): Inline | undefined {
  if (!beginsPlain(text, start, around)) return undefined;
  const stop = plainStop(text, start, around);
  if (stop === undefined) return undefined;
  let end = stop;
  while (text[end - 1] === ' ') end--;
  return { node: scalar(start, end, text.slice(start, end), 'plain'), end };
}

function beginsPlain(text: string, start: number, around: Around): boolean {
  const first = text.charAt(start);
  if (first !== '-') return first > '~' || /[\w./$~+^(;<=]/.test(first);
  const next = text.charAt(start + 1);
  return next > ' ' && !(around === 'flow' && isBracket(next));
}

/** Where plain text ends, but for blanks before; nothing where what ends it is a colon out of place. */
function plainStop(text: string, start: number, around: Around): number | undefined {
  for (let at = start; ; at++) {
    const it = text[at];
    if (it === undefined || it === '\n' || (it === '#' && text[at - 1] === ' ')) return at;
    if (it === ':' && endsKey(text, at, around)) {
      return around === 'flow' && text[at + 1] === ' ' ? at : undefined;
    }
    if (around === 'flow' && isBracket(it)) return at;
  }
}

function endsKey(text: string, colon: number, around: Around): boolean {
  const next = text[colon + 1];
  return next === undefined || next === ' ' || next === '\n' || (around === 'flow' && isBracket(next));
}

/** Whether a character ends an item in brackets. */
function isBracket(it: string): boolean {
  return it === ',' || it === '[' || it === ']' || it === '{' || it === '}';
}

function flowAt(text: string, start: number, depth: number): Inline | undefined {
  const read = text[start] === '{' ? flowEntries(text, start, depth) : flowItems(text, start, depth);
  return read && { node: { ...read.node, span: { start, end: read.end }, flow: true }, end: read.end };
}

type Bracketed<T> = { readonly node: T; readonly end: number } | undefined;

function flowItems(
  text: string,
  start: number,
  depth: number,
): Bracketed<{ readonly kind: 'list'; readonly items: readonly Node[] }> {
  const items: Node[] = [];
  let at = blanksFrom(text, start + 1);
  while (text[at] !== ']') {
    const item = valueAt(text, at, 'flow', depth);
    const next = item && behindItem(text, item.end, ']');
    if (!item || next === undefined) return undefined;
    items.push(item.node);
    at = next;
  }
  return { node: { kind: 'list', items }, end: at + 1 };
}

function flowEntries(
  text: string,
  start: number,
  depth: number,
): Bracketed<{ readonly kind: 'map'; readonly entries: readonly Entry[] }> {
  const entries: Entry[] = [];
  let at = blanksFrom(text, start + 1);
  while (text[at] !== '}') {
    const key = valueAt(text, at, 'flow', depth);
    if (key?.node.kind !== 'scalar' || text[key.end] !== ':' || text[key.end + 1] !== ' ') return undefined;
    const value = valueAt(text, blanksFrom(text, key.end + 1), 'flow', depth);
    const next = value && behindItem(text, value.end, '}');
    if (!value || next === undefined) return undefined;
    entries.push({ key: key.node, value: value.node, span: { start: at, end: value.end } });
    at = next;
  }
  return { node: { kind: 'map', entries }, end: at + 1 };
}

/** The offset behind an item's comma and blanks, or of the bracket that closes; nothing where neither stands there. */
function behindItem(text: string, end: number, close: string): number | undefined {
  const at = blanksFrom(text, end);
  if (text[at] === ',') return blanksFrom(text, at + 1);
  return text[at] === close ? at : undefined;
}

function scalar(start: number, end: number, value: string, style: ScalarNode['style']): ScalarNode {
  return { kind: 'scalar', span: { start, end }, text: value, style };
}

/** The offset behind the spaces that begin at an offset. */
export function blanksFrom(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ') at++;
  return at;
}

/** The offset of the line's break, or of the end of the text. */
export function lineBreak(text: string, start: number): number {
  const at = text.indexOf('\n', start);
  return at === -1 ? text.length : at;
}
