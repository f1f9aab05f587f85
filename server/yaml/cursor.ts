import { flowSpot, type FlowSpot } from './flow.ts';
import { freePlaces } from './freeline.ts';
import { commentIn, isMarker, lineOf } from './lines.ts';
import type { Outline, Twig } from './outline.ts';
import { keyIn, type KeyPlace, type Place } from './place.ts';
import { restPlaces } from './restline.ts';
import { quoteAt, regionAt, spineAt } from './spine.ts';
import { touches } from './tree.ts';
import type { Layout } from './write.ts';

/**
 * Everything that could be written at an offset, the likeliest first; nothing in comments, in block scalars, and
 * where something stands already that the cursor doesn't touch.
 * The offset counts from the start of the document; `layout` is how new lines are indented.
 */
export function placesAt(text: string, outline: Outline, offset: number, layout: Layout): readonly Place[] {
  const places = allPlaces(text, outline, offset, layout);
  // An edit of a completion stays on the line of the cursor (LSP, CompletionItem.textEdit).
  return places.filter(({ replaced }) => !/[\r\n]/.test(text.slice(replaced.start, replaced.end)));
}

function allPlaces(text: string, outline: Outline, offset: number, layout: Layout): readonly Place[] {
  const region = regionAt(outline, offset);
  if (region?.kind === 'flow') return flowPlaces(flowSpot(text, region, offset));
  if (region && text.slice(region.start, region.end).includes('\n')) return [];
  const line = lineOf(outline.lines, offset);
  const start = outline.lines[line] ?? 0;
  // Behind what began on a line above, such as a quoted text of several lines, nothing can follow.
  if (outline.regions.some((it) => it.start < start && start < it.end)) return [];
  const before = text.slice(start, offset);
  // Between the two halves of a line break no editor has its cursor.
  if (before.endsWith('\r') && text[offset] === '\n') return [];
  if (commentIn(before) !== -1 || before.startsWith('%') || isMarker(text, start)) return [];
  const last = spineAt(outline, line).findLast((it) => it.line === line && it.head.start <= offset);
  if (!last) return freePlaces(text, outline, offset, line, layout);
  if (touches(last.head, offset) && typeof last.name === 'string') return [existingKey(text, last)];
  if (touches(last.head, offset) && offset === last.head.start) return [];
  return restPlaces(text, last, offset, layout);
}

function existingKey(text: string, twig: Twig): KeyPlace {
  return {
    ...keyIn(twig.branch),
    siblings: twig.branch.twigs.filter((it) => it !== twig).map((it) => String(it.name)),
    hasColon: true,
    quote: quoteAt(text, twig.head.start),
    ...{ replaced: twig.head, lead: '', trail: '', style: 'block' },
  };
}

function flowPlaces(spot: FlowSpot | undefined): readonly Place[] {
  if (!spot) return [];
  const { role, path, siblings, style, lead, trail, commaAt, word } = spot;
  const writing = { replaced: word, lead, trail, style, ...(commaAt !== undefined && { commaAt }) };
  if (role === 'value') return [{ kind: 'value', path, quote: spot.quote, siblings, ...writing }];
  const quote = spot.quote === '' && style === 'json' ? '"' : spot.quote;
  return [{ kind: 'key', path, column: 0, siblings, hasColon: spot.hasColon, quote, ...writing }];
}
