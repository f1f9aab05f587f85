import { inlineValue, lineBreak, blanksFrom, quotedEnd, type Inline } from './quick-inline.ts';
import { literalText } from './quick-text.ts';
import type { Entry, Node, ScalarNode } from './tree.ts';

/**
 * Reads a document in the plain style that nearly all manifests are written in, many times as fast as the package
 * `yaml`: block maps and lists, and values that stand on one line or behind `|`.
 * Gives the very tree that the package gives, with the root absent where there is nothing but comments.
 * Where anything is out of the ordinary it gives nothing at all, and the package decides: a test holds the two against
 * each other. Cost: once through the text.
 */
export function quickTree(text: string): { readonly root: Node | undefined } | undefined {
  // Tabs and line breaks of other systems, halves of characters, and what YAML doesn't take for text.
  if (/[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\u{10000}-\u{10ffff}]/u.test(text)) return undefined;
  const reader: Reader = { text, at: 0, column: 0, comment: -1, depth: 0 };
  toContent(reader, 0);
  const marker =
    reader.column === 0 &&
    /^--- *(?:#.*)?(?:\n|$)/.exec(text.slice(reader.at, lineBreak(text, reader.at) + 1));
  if (marker) toContent(reader, reader.at + marker[0].length);
  if (reader.at >= text.length) return marker ? undefined : { root: undefined };
  const root = reader.column === 0 ? collection(reader, 0) : undefined;
  return root && reader.at >= text.length ? { root: root.node } : undefined;
}

/** Where reading has come to: the first character of what comes next, on whatever line, or the end of the text. */
type Reader = {
  readonly text: string;
  at: number;
  /** The column it stands in. */
  column: number;
  /** The column of comments that stand on lines of their own before it; -1 without any, Infinity where they differ. */
  comment: number;
  depth: number;
};

/** A node and where it ends with what belongs to it, such as the rest of its line. */
type Read = { readonly node: Node; readonly tail: number };

/** The most levels that are read here: more would be no manifest. */
const deepest = 60;

/** Goes to the first content of a line, from the beginning of a line. */
function toContent(reader: Reader, lineStart: number): void {
  const { text } = reader;
  reader.comment = -1;
  for (let start = lineStart; ; start = lineBreak(text, start) + 1) {
    reader.at = Math.min(blanksFrom(text, start), text.length);
    reader.column = reader.at - start;
    if (reader.at >= text.length) return;
    if (text[reader.at] === '#') {
      reader.comment = reader.comment === -1 || reader.comment === reader.column ? reader.column : Infinity;
    } else if (text[reader.at] !== '\n') {
      return;
    }
  }
}

/** Whether the comments before the next content belong to it, rather than to what was read before. */
function belongsOnward({ at, text, comment, column }: Reader): boolean {
  return comment === -1 || comment === (at >= text.length ? 0 : column);
}

/** A map or a list whose keys or dashes stand in this column; nothing where it is out of the ordinary. */
function collection(reader: Reader, column: number): Read | undefined {
  if (++reader.depth > deepest) return undefined;
  const read = isDash(reader) ? list(reader, column) : map(reader, column);
  reader.depth--;
  return read;
}

function list(reader: Reader, column: number): Read | undefined {
  const items: Node[] = [];
  const start = reader.at;
  let tail = start;
  while (reader.column === column && isDash(reader)) {
    const behind = reader.at + 1;
    const item = below(reader, column, behind, column + 1);
    if (!item || !isInPlace(reader, column)) return undefined;
    items.push(item.node);
    tail = item.tail;
  }
  return { node: { kind: 'list', span: { start, end: tail }, flow: false, items }, tail };
}

function map(reader: Reader, column: number): Read | undefined {
  const entries: Entry[] = [];
  const start = reader.at;
  let tail = start;
  while (reader.at < reader.text.length && reader.column === column && !isDash(reader)) {
    const key = keyAt(reader.text, reader.at);
    // A list may stand in the column of its key.
    const value = key && below(reader, column, key.span.end + 1, column);
    if (!value || !isInPlace(reader, column)) return undefined;
    const { span } = value.node;
    entries.push({
      key,
      value: value.node,
      span: { start: key.span.start, end: Math.max(key.span.end, span.end) },
    });
    tail = value.tail;
  }
  if (entries.length === 0) return undefined;
  return { node: { kind: 'map', span: { start, end: tail }, flow: false, entries }, tail };
}

/** Whether what comes next is not deeper than a collection that has just read something. */
function isInPlace(reader: Reader, column: number): boolean {
  return belongsOnward(reader) && (reader.at >= reader.text.length || reader.column <= column);
}

/** What stands behind a dash or a key's colon: on its line, or below it. `dashes` is the least column of a list there. */
function below(reader: Reader, column: number, behind: number, dashes: number): Read | undefined {
  const { text } = reader;
  const start = blanksFrom(text, behind);
  const first = text[start];
  if (first === undefined || first === '\n' || (first === '#' && start > behind)) {
    toContent(reader, lineBreak(text, start) + 1);
    const isDeeper =
      reader.column > column || (dashes === column && reader.column === column && isDash(reader));
    if (reader.at < text.length && isDeeper) {
      return belongsOnward(reader) ? collection(reader, reader.column) : undefined;
    }
    // Where a comment stands beside nothing, it isn't plain where nothing ends.
    return first === '#' || reader.comment !== -1 ? undefined : { node: nothing(start), tail: start };
  }
  if (start === behind) return undefined;
  if (first === '|') return literal(reader, column, start);
  if (dashes > column) {
    const from = { ...reader };
    reader.column += start - reader.at;
    reader.at = start;
    if (isDash(reader) || keyAt(text, start)) return collection(reader, reader.column);
    Object.assign(reader, from);
  }
  return onLine(reader, inlineValue(text, start));
}

/** A value that ends on its line, with the rest of that line. */
function onLine(reader: Reader, inline: Inline | undefined): Read | undefined {
  const { text } = reader;
  if (!inline) return undefined;
  const rest = blanksFrom(text, inline.end);
  const isRest = rest >= text.length || text[rest] === '\n' || (text[rest] === '#' && rest > inline.end);
  if (!isRest) return undefined;
  const tail = Math.min(lineBreak(text, rest) + 1, text.length);
  toContent(reader, tail);
  return { node: inline.node, tail };
}

/** A text behind `|`. */
function literal(reader: Reader, column: number, start: number): Read | undefined {
  const read = literalText(reader.text, start, column);
  if (!read) return undefined;
  toContent(reader, read.next);
  return { node: read.node, tail: read.node.span.end };
}

function isDash({ text, at }: Reader): boolean {
  const next = text[at + 1];
  return text[at] === '-' && (next === ' ' || next === '\n' || next === undefined);
}

/** A key of plain letters or in quotes, with its colon; nothing where something else stands there. */
function keyAt(text: string, start: number): ScalarNode | undefined {
  const quote = text[start];
  const isQuoted = quote === '"' || quote === "'";
  let end = start;
  if (isQuoted) end = quotedEnd(text, start) ?? start;
  else while (isKeyLetter(text.charCodeAt(end))) end++;
  const next = text[end + 1];
  if (end === start || end - start > 500 || text[end] !== ':') return undefined;
  if (next !== ' ' && next !== '\n' && next !== undefined) return undefined;
  const span = { start, end };
  if (!isQuoted) {
    return text[start] === '-'
      ? undefined
      : { kind: 'scalar', span, text: text.slice(start, end), style: 'plain' };
  }
  return {
    kind: 'scalar',
    span,
    text: text.slice(start + 1, end - 1),
    style: quote === '"' ? 'double' : 'single',
  };
}

/** Letters, digits and `-./_`. */
function isKeyLetter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 45 && code <= 57) || (code >= 65 && code <= 90) || code === 95
  );
}

function nothing(at: number): ScalarNode {
  return { kind: 'scalar', span: { start: at, end: at }, text: '', style: 'plain' };
}
