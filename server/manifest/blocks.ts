import type { ManifestDocument } from './document.ts';
import type { TextEdit } from './edits.ts';
import { contentEnd, keepingScalar, lineBefore, lineStart, nextLineStart } from '../yaml/extent.ts';
import { lineEnd } from '../yaml/lines.ts';
import type { Entry, ListNode, Node, Span } from '../yaml/tree.ts';

/**
 * The whole lines of a block map's entry: from its key to the last of its value, with the comments behind it that stand
 * deeper than its key. Nothing where other things stand on these lines.
 */
export function entryBlock({ text }: ManifestDocument, { key, value }: Entry): Span | undefined {
  const before = lineBefore(text, key.span.start);
  if (before.trim() !== '') return undefined;
  return { start: key.span.start - before.length, end: blockEnd(text, value, key.span.end, before.length) };
}

/**
 * The whole lines of a block list's item, from its dash on, with the comments right above it at its dash's column and
 * those behind it that stand deeper. Nothing where other things stand on these lines.
 */
export function itemBlock({ text }: ManifestDocument, list: ListNode, item: Node): Span | undefined {
  if (list.flow) return undefined;
  const column = lineBefore(text, list.span.start).length;
  const start = lineStart(text, item.span.start);
  const line = /^ *(?=-\s)/.exec(text.slice(start, item.span.start));
  if (line?.[0].length !== column) return undefined;
  return {
    start: withCommentsAbove(text, start, column),
    end: blockEnd(text, item, item.span.start, column),
  };
}

/** Where the lines of what stands deeper than a column end. */
function blockEnd(text: string, value: Node, least: number, column: number): number {
  const kept = keepingScalar(text, value);
  if (kept) return kept.span.end;
  let end = nextLineStart(text, Math.max(least, contentEnd(text, value)));
  for (;;) {
    const comment = /^ *(?=#)/.exec(text.slice(end, lineEnd(text, end)));
    if (!comment || comment[0].length <= column) return end;
    end = nextLineStart(text, end);
  }
}

/** Where the comments at a column begin that end right above a line. */
export function withCommentsAbove(text: string, start: number, column: number): number {
  const above = start === 0 ? start : lineStart(text, start - 1);
  const comment = /^ *(?=#)/.exec(text.slice(above, start));
  return above < start && comment?.[0].length === column ? withCommentsAbove(text, above, column) : start;
}

/** The lines of a text, moved to the right by some columns or to the left; empty ones stay empty. */
export function shifted(text: string, columns: number): string {
  return columns >= 0
    ? text.replace(/(?<=^|\n)(?=[^\r\n])/g, ' '.repeat(columns))
    : text.replace(new RegExp(`(?<=^|\\n) {1,${-columns}}`, 'g'), '');
}

/** The edits that move the lines of a span so, one a line. */
export function shiftLines({ text }: ManifestDocument, span: Span, columns: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let start = span.start; start < span.end; start = nextLineStart(text, start)) {
    const line = text.slice(start, Math.min(span.end, lineEnd(text, start)));
    const blanks = columns < 0 ? line.length - shifted(line, columns).length : 0;
    const insert = columns > 0 && line !== '' ? ' '.repeat(columns) : '';
    if (blanks > 0 || insert !== '') edits.push({ span: { start, end: start + blanks }, insert });
  }
  return edits;
}
