import { isComplete, slotsIn, type Collection, type Slot, type Word } from './slots.ts';
import type { Region } from './outline.ts';
import type { Style } from './place.ts';
import { wordEnd } from './spine.ts';
import { touches, type Path, type Span } from './tree.ts';

/** A place inside `{}` or `[]`. */
export type FlowSpot = {
  readonly role: 'key' | 'value';
  /** The path of the map a key belongs to, or of the value itself. */
  readonly path: Path;
  /** What stands at the place, without quotes; empty where nothing does. */
  readonly typed: Span;
  /** The same with its quotes. */
  readonly word: Span;
  /** The quote character around it, or nothing. */
  readonly quote: string;
  /** Whether a colon follows the key already. */
  readonly hasColon: boolean;
  /** The map's other keys, or the list's other items. */
  readonly siblings: readonly string[];
  readonly style: Exclude<Style, 'block'>;
  /** The blank behind a comma or colon, where it is missing. */
  readonly lead: string;
  /** The comma before the entry that follows, where one does. */
  readonly trail: string;
  /** Where a comma is missing behind the entry before. */
  readonly commaAt?: number;
};

/**
 * What place of a flow collection an offset of the document is; nothing outside its brackets, in comments, and where
 * something stands that the offset doesn't touch.
 */
export function flowSpot(text: string, region: Region, offset: number): FlowSpot | undefined {
  if (offset <= region.start) return undefined;
  const { collections, style } = slotsIn(text, region, offset);
  let found: { collection: Collection; slot: Slot } | undefined;
  for (const collection of collections) {
    const slot = collection.slots.find((it) => touches(it, offset));
    if (slot && (!found || slot.start >= found.slot.start)) found = { collection, slot };
  }
  if (!found) return undefined;
  const { collection, slot } = found;
  const spot = spotIn(collection, slot, offset);
  return (
    spot && {
      ...spot,
      ...wordAt(text, spot.word, offset),
      style,
      ...aroundOf(text, slot, collection, spot, offset),
    }
  );
}

/** What an offset of a slot is, with the word there if there is one. */
type Found = Pick<FlowSpot, 'role' | 'path' | 'hasColon' | 'siblings'> & { readonly word: Word | undefined };

function spotIn(collection: Collection, slot: Slot, offset: number): Found | undefined {
  const { kind, path, slots } = collection;
  const others = slots.filter((it) => it !== slot);
  const siblings = others.flatMap((it) => (kind === 'map' ? it.key?.text : it.value?.text) ?? []);
  const fresh = isBeside(slot, collection, offset);
  if (kind === 'map' && (fresh || offset <= (slot.colon ?? offset))) {
    const word = slot.key && touches(slot.key, offset) ? slot.key : undefined;
    if (!word && !fresh && slot.first !== undefined) return undefined;
    const taken = fresh && slot.key ? [...siblings, slot.key.text] : siblings;
    return { role: 'key', path, hasColon: !fresh && slot.colon !== undefined, siblings: taken, word };
  }
  const word = slot.value && touches(slot.value, offset) ? slot.value : undefined;
  const empty =
    kind === 'map' ? slot.last === undefined || slot.last <= (slot.colon ?? 0) + 1 : slot.first === undefined;
  if (!word && !fresh && !empty) return undefined;
  const step = kind === 'list' ? slots.indexOf(slot) : (slot.key?.text ?? '');
  return { role: 'value', path: [...path, step], hasColon: false, siblings, word };
}

/** Whether an offset stands before all that is in a slot, or behind it, so that another entry may go there. */
function isBeside(slot: Slot, collection: Collection, offset: number): boolean {
  const { first, last } = slot;
  if (first === undefined || last === undefined) return false;
  return offset < first || (offset > last && isComplete(slot, collection));
}

function wordAt(
  text: string,
  word: Word | undefined,
  offset: number,
): Pick<FlowSpot, 'typed' | 'word' | 'quote'> {
  const here = { start: offset, end: offset };
  if (!word) return { typed: here, word: here, quote: '' };
  const { quote } = word;
  const { start, end } = word;
  if (quote === '') return { typed: { start, end }, word: { start, end }, quote };
  // A quote that was forgotten takes all that follows, which is not ours to replace.
  const whole = { start, end: word.closed ? end : wordEnd(text, offset) };
  return { typed: { start: start + 1, end: word.closed ? end - 1 : end }, word: whole, quote };
}

/** What must stand before and behind a new entry, so that commas and blanks are where they belong. */
function aroundOf(
  text: string,
  slot: Slot,
  collection: Collection,
  { word }: Found,
  offset: number,
): Pick<FlowSpot, 'lead' | 'trail' | 'commaAt'> {
  const { first, last, isCutOff } = slot;
  const isBehind = last !== undefined && offset > last && isComplete(slot, collection);
  const commaAt = slot.commaAt ?? (isBehind ? last : undefined);
  const comma = commaAt === undefined ? {} : { commaAt };
  if (word) return { lead: '', trail: isCutOff ? ',' : '', ...comma };
  return {
    lead: /[,:]/.test(text.charAt(offset - 1)) ? ' ' : '',
    trail: first !== undefined && offset < first ? ', ' : text[offset] === '#' ? ' ' : '',
    ...comma,
  };
}
