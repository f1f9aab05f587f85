import { commentIn, lineEnd } from './lines.ts';
import { pathOf, type Twig } from './outline.ts';
import { itemIn, keyIn, type Place, type ValuePlace, type Writing } from './place.ts';
import { propertiesEnd, quoteAt, valueSpan, wordEnd } from './spine.ts';
import { touches, type Span } from './tree.ts';
import type { Layout } from './write.ts';

/** What may follow a colon or a dash, on its line or as a block below it. */
export function restPlaces(text: string, twig: Twig, offset: number, layout: Layout): readonly Place[] {
  const start = propertiesEnd(text, twig);
  if (offset < start) return [];
  const written = writtenAt(text, twig, start, offset);
  if (!written) return [];
  const value = valueOf(text, twig, written);
  const hasProperties = start > twig.rest;
  // A value on this line and a block below can't both be.
  const values = twig.child && written.start === written.end ? [] : [value];
  if (typeof twig.name === 'string') return [...values, ...blocksBelow(text, twig, written, layout)];
  return hasProperties ? values : [keyOf(text, twig, value), ...values];
}

/** The word at the cursor with its quotes, or the cursor alone; nothing where other text stands there. */
function writtenAt(text: string, twig: Twig, start: number, offset: number): Span | undefined {
  const whole = valueSpan(text, { ...twig, rest: start });
  if (whole.start === whole.end) return { start: offset, end: offset };
  if (!touches(whole, offset) || /[|>[{&!]/.test(text.charAt(whole.start))) return undefined;
  const quote = quoteAt(text, whole.start);
  const closed = whole.end - whole.start > 1 && text[whole.end - 1] === quote;
  // A quote that was forgotten takes the rest of the line, which is not ours to replace.
  return quote === '' || closed ? whole : { start: whole.start, end: wordEnd(text, offset) };
}

function valueOf(text: string, twig: Twig, replaced: Span): ValuePlace {
  const siblings =
    typeof twig.name === 'number'
      ? twig.branch.twigs.filter((it) => it !== twig).flatMap((it) => it.text ?? [])
      : [];
  return {
    kind: 'value',
    path: pathOf(twig),
    quote: quoteAt(text, replaced.start),
    siblings,
    replaced,
    lead: /\s/.test(text.charAt(replaced.start - 1)) ? '' : ' ',
    trail: text[replaced.end] === '#' ? ' ' : '',
    style: 'block',
  };
}

/** The first key of an item, on the line of its dash and at the column of the keys below. */
function keyOf(text: string, twig: Twig, value: ValuePlace): Place {
  const { replaced, lead, quote, trail, style } = value;
  const lineStart = text.lastIndexOf('\n', replaced.start - 1) + 1;
  const column = twig.child?.column ?? replaced.start - lineStart + lead.length;
  const gap = twig.child
    ? {
        replaced: { start: twig.rest, end: replaced.end },
        lead: ' '.repeat(column - (twig.rest - lineStart)),
      }
    : { replaced, lead };
  return { ...keyIn(twig.child), path: pathOf(twig), quote, column, trail, style, ...gap };
}

/** The next key or item of the block that is the value, begun behind the colon of its key. */
function blocksBelow(text: string, twig: Twig, { start, end }: Span, layout: Layout): readonly Place[] {
  const line = text.slice(twig.rest, lineEnd(text, twig.rest));
  const typed = text.slice(start, end);
  if (commentIn(line) !== -1 || !/^[\w./-]*$/.test(typed)) return [];
  const { child, branch } = twig;
  const path = pathOf(twig);
  const deeper = (column: number): Writing => ({
    replaced: { start: gapStart(text, start), end: lineEnd(text, end) },
    lead: `\n${' '.repeat(column)}`,
    trail: '',
    style: 'block',
  });
  if (child?.kind === 'list') return [{ ...itemIn(child, end), ...deeper(child.column) }];
  const column = child?.column ?? branch.column + layout.indent;
  const key: Place = { ...keyIn(child), path, column, ...deeper(column) };
  if (child) return [key];
  const dash = branch.column + layout.listIndent;
  return [key, { kind: 'item', path, column: dash, index: 0, siblings: [], ...deeper(dash) }];
}

/** Where the blanks before an offset begin. */
function gapStart(text: string, offset: number): number {
  let start = offset;
  while (/[ \t]/.test(text.charAt(start - 1))) start--;
  return start;
}
