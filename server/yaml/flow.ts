import type { Region } from './outline.ts';
import { pathOf } from './outline.ts';
import { touches, type Path, type Span } from './tree.ts';

/** A place inside `{}` or `[]`. */
export type FlowSpot = {
  readonly role: 'key' | 'value';
  /** The path of the map a key belongs to, or of the value itself. */
  readonly path: Path;
  /** What stands at the place, without quotes; empty where nothing does. */
  readonly typed: Span;
  /** The quote character around it, or nothing. */
  readonly quote: string;
  /** Whether a colon follows the key already. */
  readonly hasColon: boolean;
  /** The map's other keys, or the list's other items. */
  readonly siblings: readonly string[];
};

type Word = Span & { readonly text: string; readonly quote: string };

/** What stands between two commas. */
type Slot = { start: number; end: number; key?: Word; colon?: number; value?: Word };

type Collection = { readonly kind: 'map' | 'list'; readonly path: Path; readonly slots: [Slot, ...Slot[]] };

/** A bracket, a comma, a colon that ends a key, a quoted text, a comment, or a run of plain text. */
const tokenPattern =
  /[{}[\],]|:(?=[\s,{}[\]]|$)|"(?:[^"\\]|\\[\s\S])*"?|'(?:[^']|'')*'?|(?<=\s)#[^\n]*|[^\s{}[\],:](?:[^\n{}[\],:#]|:(?![\s,{}[\]]|$)|(?<!\s)#)*/g;

/** What place of a flow collection an offset of the document is; nothing outside its brackets and in comments. */
export function flowSpot(text: string, region: Region, offset: number): FlowSpot | undefined {
  if (offset <= region.start) return undefined;
  let found: { collection: Collection; slot: Slot } | undefined;
  for (const collection of collectionsIn(text, region, offset)) {
    const slot = collection.slots.find((it) => touches(it, offset));
    if (slot && (!found || slot.start >= found.slot.start)) found = { collection, slot };
  }
  return found && toSpot(found.collection, found.slot, offset);
}

/** Whether an offset of a flow collection stands in a comment, its `#` included. */
export function inFlowComment(text: string, region: Region, offset: number): boolean {
  const tokens = [...text.slice(region.start, region.end).matchAll(tokenPattern)];
  const at = offset - region.start;
  return tokens.some((it) => it[0].startsWith('#') && it.index <= at && at < it.index + it[0].length);
}

function toSpot({ kind, path, slots }: Collection, slot: Slot, offset: number): FlowSpot {
  const role = kind === 'map' && offset <= (slot.colon ?? offset) ? 'key' : 'value';
  const step = kind === 'list' ? slots.indexOf(slot) : (slot.key?.text ?? '');
  const word = role === 'key' ? slot.key : slot.value;
  const here = word && touches(word, offset) ? word : { start: offset, end: offset, quote: '' };
  const others = slots.filter((it) => it !== slot);
  return {
    role,
    path: role === 'key' ? path : [...path, step],
    typed: { start: here.start, end: here.end },
    quote: here.quote,
    hasColon: role === 'key' && slot.colon !== undefined,
    siblings: others.flatMap((it) => (kind === 'map' ? it.key?.text : it.value?.text) ?? []),
  };
}

/** All collections of a region, the outer ones first; none where the offset stands in a comment. */
function collectionsIn(text: string, region: Region, offset: number): readonly Collection[] {
  const all: Collection[] = [];
  const open: Collection[] = [];
  for (const match of text.slice(region.start, region.end).matchAll(tokenPattern)) {
    const token = match[0];
    const at = region.start + match.index;
    if (token.startsWith('#')) {
      if (at < offset && offset <= at + token.length) return [];
    } else {
      read(token, at);
    }
  }
  return all;

  function read(token: string, at: number): void {
    const slot = open.at(-1)?.slots.at(-1);
    if (token === '{' || token === '[') {
      const slots: Collection['slots'] = [{ start: at + 1, end: region.end }];
      const collection: Collection = { kind: token === '{' ? 'map' : 'list', path: pathInside(), slots };
      all.push(collection);
      open.push(collection);
      return;
    }
    if (!slot) return;
    if (token === '}' || token === ']') {
      slot.end = at;
      open.pop();
    } else if (token === ',') {
      slot.end = at;
      open.at(-1)?.slots.push({ start: at + 1, end: region.end });
    } else if (token === ':') {
      slot.colon ??= at;
    } else if (open.at(-1)?.kind === 'map' && slot.colon === undefined) {
      slot.key ??= toWord(token, at);
    } else {
      slot.value ??= toWord(token, at);
    }
  }

  function pathInside(): Path {
    const outer = open.at(-1);
    if (!outer) return pathOf(region.twig);
    return [
      ...outer.path,
      outer.kind === 'list' ? outer.slots.length - 1 : (outer.slots.at(-1)?.key?.text ?? ''),
    ];
  }
}

function toWord(token: string, at: number): Word {
  const quote = /^["']/.exec(token)?.[0] ?? '';
  if (quote === '') return { start: at, end: at + token.trimEnd().length, text: token.trimEnd(), quote };
  const closed = token.length > 1 && token.endsWith(quote);
  const text = token.slice(1, closed ? -1 : undefined);
  return { start: at + 1, end: at + 1 + text.length, text, quote };
}
