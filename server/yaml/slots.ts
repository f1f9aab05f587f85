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
  const all: Collection[] = [];
  const open: Collection[] = [];
  for (const match of text.slice(region.start, region.end).matchAll(tokenPattern)) {
    const token = match[0];
    const at = region.start + match.index;
    if (!token.startsWith('#')) read(token, at);
    else if (at < offset && offset <= at + token.length) return { collections: [], style: 'flow' };
  }
  return { collections: all, style: styleOf(all, region) };

  function read(token: string, at: number): void {
    const slot = open.at(-1)?.slots.at(-1);
    if (token === '{' || token === '[') {
      const kind = token === '{' ? 'map' : 'list';
      const collection: Collection = {
        kind,
        path: pathInside(),
        slots: [{ start: at + 1, end: region.end }],
      };
      fill(slot, at, at + 1);
      all.push(collection);
      open.push(collection);
    } else if (token === '}' || token === ']') {
      if (slot) slot.end = at;
      open.pop();
      fill(open.at(-1)?.slots.at(-1), at, at + 1);
    } else if (slot && token === ',') {
      slot.end = at;
      open.at(-1)?.slots.push({ start: at + 1, end: region.end });
    } else if (slot) {
      put(slot, token, at);
    }
  }

  function put(slot: Slot, token: string, at: number): void {
    const isMap = open.at(-1)?.kind === 'map';
    const word = toWord(token, at);
    fill(slot, at, word.end);
    if (token === ':') slot.colon ??= at;
    else if (isMap && slot.colon === undefined) slot.key ??= word;
    else slot.value ??= word;
  }

  function pathInside(): Path {
    const outer = open.at(-1);
    if (!outer) return pathOf(region.twig);
    const step = outer.kind === 'list' ? outer.slots.length - 1 : (outer.slots.at(-1)?.key?.text ?? '');
    return [...outer.path, step];
  }
}

function fill(slot: Slot | undefined, first: number, last: number): void {
  if (!slot) return;
  slot.first ??= first;
  slot.last = last;
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
