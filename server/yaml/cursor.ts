import { flowSpot, type FlowSpot } from './flow.ts';
import { freePlaces } from './freeline.ts';
import { commentIn, lineOf } from './lines.ts';
import { pathOf, type Outline, type Twig } from './outline.ts';
import { regionAt, spineAt, valueSpan } from './spine.ts';
import { keyIn, type KeyPlace, type Place } from './place.ts';
import { touches, type Span } from './tree.ts';

/**
 * Everything that could be written at an offset, the likeliest first; nothing in comments and in block scalars.
 * The offset counts from the start of the document.
 */
export function placesAt(text: string, outline: Outline, offset: number): readonly Place[] {
  const region = regionAt(outline, offset);
  if (region?.kind === 'flow') return flowPlaces(text, flowSpot(text, region, offset));
  if (region?.kind === 'block-scalar') return [];
  const line = lineOf(outline.lines, offset);
  const start = outline.lines[line] ?? 0;
  if (commentIn(text.slice(start, offset)) !== -1 || /^(?:---|\.\.\.)/.test(text.slice(start, offset))) {
    return [];
  }
  const spine = spineAt(outline, line);
  const here = spine.filter((it) => it.line === line && it.head.start <= offset);
  const last = here.at(-1);
  const above = spine.filter((it) => it.line < line);
  if (!last) return freePlaces({ text, offset, start, above, root: outline.root });
  if (touches(last.head, offset) && typeof last.name === 'string') return [existingKey(last)];
  if (touches(last.head, offset) && offset === last.head.start) return [];
  return restPlaces(text, last, offset, start);
}

function existingKey(twig: Twig): KeyPlace {
  const siblings = twig.branch.twigs.filter((it) => it !== twig).map((it) => String(it.name));
  return { ...keyIn(twig.branch), siblings, replaced: twig.head, lead: '', hasColon: true };
}

/** What may follow a colon or a dash on its line. */
function restPlaces(text: string, twig: Twig, offset: number, lineStart: number): readonly Place[] {
  const span = valueSpan(text, twig);
  if (offset < span.start && span.end > span.start) return [];
  const quote = /^["']/.exec(text.slice(span.start, span.end))?.[0] ?? '';
  const inner = quote === '' ? span : { start: span.start + 1, end: withoutQuote(text, span, quote) };
  const replaced = touches(inner, offset) ? inner : { start: offset, end: offset };
  const lead = /[\s]/.test(text.charAt(replaced.start - 1)) || quote !== '' ? '' : ' ';
  const writing = { replaced, lead, flow: false };
  const siblings = typeof twig.name === 'number' ? itemsBeside(twig) : [];
  const value: Place = {
    kind: 'value',
    path: pathOf(twig),
    quote,
    column: twig.branch.column,
    siblings,
    ...writing,
  };
  if (typeof twig.name === 'string' || quote !== '') return [value];
  const column = replaced.start - lineStart + lead.length;
  const keys = twig.child?.twigs.map((it) => String(it.name)) ?? [];
  const key: Place = {
    kind: 'key',
    path: pathOf(twig),
    column: twig.child?.column ?? column,
    siblings: keys,
    hasColon: false,
    ...writing,
  };
  return [key, value];
}

function itemsBeside(twig: Twig): readonly string[] {
  return twig.branch.twigs.filter((it) => it !== twig).flatMap((it) => it.text ?? []);
}

function withoutQuote(text: string, span: Span, quote: string): number {
  return span.end - span.start > 1 && text.slice(span.start, span.end).endsWith(quote)
    ? span.end - 1
    : span.end;
}

function flowPlaces(text: string, spot: FlowSpot | undefined): readonly Place[] {
  // A quoted text over several lines is no word to complete: an edit of a completion stays on its line.
  if (!spot || text.slice(spot.typed.start, spot.typed.end).includes('\n')) return [];
  const writing = { replaced: spot.typed, lead: '', flow: true };
  if (spot.role === 'value') {
    return [
      { kind: 'value', path: spot.path, quote: spot.quote, column: 0, siblings: spot.siblings, ...writing },
    ];
  }
  return [
    { kind: 'key', path: spot.path, column: 0, siblings: spot.siblings, hasColon: spot.hasColon, ...writing },
  ];
}
