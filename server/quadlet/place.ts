import type { Span } from '../yaml/tree.ts';
import type { Entry, Section, Unit } from './unit.ts';

/** What could be written at an offset of a unit, and what stands there already. */
export type Place =
  /** A section's name, brackets included. */
  | { readonly kind: 'section'; readonly span: Span }
  /** A key of a section, or of none before the first; or a new section, where nothing is written yet. */
  | {
      readonly kind: 'key';
      readonly section: Section | undefined;
      readonly span: Span;
      readonly hasValue: boolean;
      readonly isEmpty: boolean;
    }
  /** A value, or the word of it that the offset stands in. */
  | { readonly kind: 'value'; readonly section: Section; readonly entry: Entry; readonly span: Span };

/** Nothing within comments. */
export function placeAt(unit: Unit, offset: number): Place | undefined {
  const section = unit.sections.findLast((it) => it.span.end <= offset);
  const entry = section?.entries.find(
    ({ valueSpan, keySpan }) => keySpan.end < offset && keySpan.start <= offset && offset <= valueSpan.end,
  );
  if (section && entry) return { kind: 'value', section, entry, span: wordAt(unit.text, entry, offset) };
  const start = unit.text.lastIndexOf('\n', offset - 1) + 1;
  const [line = ''] = unit.text.slice(start).split(/\r?\n/, 1);
  const from = start + line.length - line.trimStart().length;
  const written = line.trim();
  if (offset < from || /^[#;]/.test(written)) return undefined;
  const end = from + written.length;
  if (written.startsWith('[')) {
    return offset <= end ? { kind: 'section', span: { start: from, end } } : undefined;
  }
  const equals = line.indexOf('=');
  const key = (equals === -1 ? line : line.slice(0, equals)).trim();
  if (offset > from + key.length) return undefined;
  const span = { start: from, end: from + key.length };
  return { kind: 'key', section, span, hasValue: equals !== -1, isEmpty: key === '' };
}

/** The word of a value, between spaces, that an offset stands in or behind; empty between two. */
function wordAt(text: string, { valueSpan }: Entry, offset: number): Span {
  const before = text.slice(valueSpan.start, Math.max(offset, valueSpan.start));
  const behind = text.slice(offset, valueSpan.end);
  const start = offset - (/(?<![^\s"'])[^\s"']*$/.exec(before)?.[0].length ?? 0);
  return { start, end: offset + (/^[^\s"'\\]*/.exec(behind)?.[0].length ?? 0) };
}
