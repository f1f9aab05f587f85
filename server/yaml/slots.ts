import { pathOf, type Region } from './outline.ts';
import type { Path, Span } from './tree.ts';

/** A plain text, or a quoted one with its quotes. */
export type Word = Span & { readonly text: string; readonly quote: string; readonly closed: boolean };

/** What stands between two commas of a flow collection. */
export type Slot = {
  start: number;
  end: number;
  key?: Word;
  colon?: number;
  value?: Word;
  /** Where what stands in it begins and ends; absent where nothing does. */
  first?: number;
  last?: number;
  /** Where the comma before it is missing. */
  commaAt?: number;
  /** Whether it is a key that another entry follows on the next line, without colon and comma. */
  isCutOff?: boolean;
};

export type Collection = {
  readonly kind: 'map' | 'list';
  readonly path: Path;
  readonly slots: [Slot, ...Slot[]];
};

export type Slots = {
  /** The outer ones first. */
  readonly collections: readonly Collection[];
  readonly style: 'flow' | 'json';
};

/** A bracket, a comma, a colon that ends a key, a quoted text, a comment, or a run of plain text. */
const tokenPattern =
  /[{}[\],]|:(?=[\s,{}[\]]|$)|(?<=["']):|"(?:[^"\\]|\\[\s\S])*"?|'(?:[^']|'')*'?|(?<=\s)#[^\n]*|[^\s{}[\],:](?:[^\n{}[\],:#]|:(?![\s,{}[\]]|$)|(?<!\s)#)*/g;

/** All collections of a region; none where the offset stands in a comment. */
export function slotsIn(text: string, region: Region, offset: number): Slots {
  const reading: Reading = { text, region, all: [], open: [] };
  for (const match of text.slice(region.start, region.end).matchAll(tokenPattern)) {
    const token = match[0];
    const at = region.start + match.index;
    if (!token.startsWith('#')) read(reading, token, at);
    else if (at < offset && offset <= at + token.length) return { collections: [], style: 'flow' };
  }
  return { collections: reading.all, style: styleOf(reading.all, region) };
}

type Reading = {
  readonly text: string;
  readonly region: Region;
  readonly all: Collection[];
  /** The collections whose bracket is open, the outermost first. */
  readonly open: Collection[];
};

function read(reading: Reading, token: string, at: number): void {
  const { region, open } = reading;
  const slot = open.at(-1)?.slots.at(-1);
  if (token === '{' || token === '[') {
    openCollection(reading, token === '{' ? 'map' : 'list', at);
  } else if (token === '}' || token === ']') {
    if (slot) slot.end = at;
    open.pop();
    fill(open.at(-1)?.slots.at(-1), at, at + 1);
  } else if (slot && token === ',') {
    slot.end = at;
    open.at(-1)?.slots.push({ start: at + 1, end: region.end });
  } else if (slot) {
    put(onNewLine(reading, slot, token, at), open.at(-1)?.kind, token, at);
  }
}

function openCollection({ region, all, open }: Reading, kind: Collection['kind'], at: number): void {
  const outer = open.at(-1);
  const step = outer?.kind === 'list' ? outer.slots.length - 1 : (outer?.slots.at(-1)?.key?.text ?? '');
  const path = outer ? [...outer.path, step] : pathOf(region.twig);
  fill(outer?.slots.at(-1), at, at + 1);
  const collection: Collection = { kind, path, slots: [{ start: at + 1, end: region.end }] };
  all.push(collection);
  open.push(collection);
}

/** The slot of a word: one of its own where an entry, or a key that is just begun, stands on a line above. */
function onNewLine({ text, region, open }: Reading, slot: Slot, token: string, at: number): Slot {
  const { last } = slot;
  const isNext = last !== undefined && token !== ':' && text.slice(last, at).includes('\n');
  const isCutOff = slot.key !== undefined && slot.colon === undefined;
  if (!isNext || !(isCutOff || isComplete(slot, open.at(-1)))) return slot;
  Object.assign(slot, { end: last, isCutOff });
  const next: Slot = { start: last + 1, end: region.end, commaAt: last };
  open.at(-1)?.slots.push(next);
  return next;
}

function put(slot: Slot, kind: Collection['kind'] | undefined, token: string, at: number): void {
  const word = toWord(token, at);
  fill(slot, at, word.end);
  if (token === ':') slot.colon ??= at;
  else if (kind === 'map' && slot.colon === undefined) slot.key ??= word;
  else slot.value ??= word;
}

function fill(slot: Slot | undefined, first: number, last: number): void {
  if (!slot) return;
  slot.first ??= first;
  slot.last = last;
}

/** Whether an entry has all it needs: an item, or a key with a value. */
export function isComplete({ colon, last }: Slot, collection: Pick<Collection, 'kind'> | undefined): boolean {
  if (last === undefined) return false;
  return collection?.kind === 'list' || (colon !== undefined && last > colon + 1);
}

/** JSON has its keys in quotes; where there are none yet, a whole document in brackets is JSON. */
function styleOf(all: readonly Collection[], { twig }: Region): Slots['style'] {
  const keys = all.flatMap(({ kind, slots }) => (kind === 'map' ? slots.flatMap((it) => it.key ?? []) : []));
  const quoted = keys.some((it) => it.quote === '"');
  return quoted || (!twig && keys.length === 0) ? 'json' : 'flow';
}

function toWord(token: string, at: number): Word {
  const quote = /^["']/.exec(token)?.[0] ?? '';
  const trimmed = token.trimEnd();
  if (quote === '') return { start: at, end: at + trimmed.length, text: trimmed, quote, closed: true };
  const closed = token.length > 1 && token.endsWith(quote);
  const text = token.slice(1, closed ? -1 : undefined);
  return { start: at, end: at + token.length, text, quote, closed };
}
