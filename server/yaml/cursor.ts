import { flowSpot, type FlowSpot } from './flow.ts';
import { blanksAt, commentIn, lineOf } from './lines.ts';
import { pathOf, type Branch, type Outline, type Twig } from './outline.ts';
import { regionAt, spineAt, valueSpan } from './spine.ts';
import { touches, type Path, type Span } from './tree.ts';

/** Something that could be written where the cursor stands. */
export type Place = KeyPlace | ItemPlace | ValuePlace;

type Writing = {
  /** What an edit replaces: the word at the cursor, with its line's indentation where that is wrong. */
  readonly replaced: Span;
  /** Blanks that must stand before what is inserted: the right indentation, or the blank behind a colon or dash. */
  readonly lead: string;
  readonly flow: boolean;
};

export type KeyPlace = Writing & {
  readonly kind: 'key';
  /** The path of the map the key belongs to. */
  readonly path: Path;
  /** Zero-based column of the key. */
  readonly column: number;
  /** The map's other keys. */
  readonly siblings: readonly string[];
  readonly hasColon: boolean;
};

/** A new list item, dash included. */
export type ItemPlace = Writing & {
  readonly kind: 'item';
  /** The path of the list. */
  readonly path: Path;
  /** Zero-based column of the dash. */
  readonly column: number;
  /** The zero-based index the item will have. */
  readonly index: number;
};

export type ValuePlace = Writing & {
  readonly kind: 'value';
  /** The path of the value itself. */
  readonly path: Path;
  /** The quote character around it, or nothing. */
  readonly quote: string;
  /** Column of the entry whose value it is. */
  readonly column: number;
  /** In a list, its other items. */
  readonly siblings: readonly string[];
};

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

type Free = {
  readonly text: string;
  readonly offset: number;
  /** Offset of the line's first character. */
  readonly start: number;
  readonly above: readonly Twig[];
  readonly root: Branch | undefined;
};

/** What may be written on a line that holds nothing, or a word without a colon. */
function freePlaces({ text, offset, start, above, root }: Free): readonly Place[] {
  const indent = Math.min(blanksAt(text, start), offset - start);
  const word = {
    start: start + indent,
    end: offset + (/^[^\s:#]*/.exec(text.slice(offset))?.[0].length ?? 0),
  };
  if (/\s/.test(text.slice(word.start, offset))) return [];
  const writing = lineWriting(start, word);
  const deepest = above.at(-1);
  if (!deepest) return [{ ...keyIn(root), ...writing(root?.column ?? 0) }];
  const owner = deepest.branch.column;
  if (deepest.value === 'region' && indent > owner) return [];
  const empty =
    deepest.value === 'nothing' && (indent > owner || (indent === owner && deepest.branch.kind === 'map'));
  if (!empty) return beside();
  return indent > owner ? inside(deepest) : [...inside(deepest), ...beside()];

  /** What the entry above, still without a value, may hold: a key, an item, or a plain value on this line. */
  function inside(twig: Twig): Place[] {
    const path = pathOf(twig);
    const { child } = twig;
    // What follows can be the value of a key that is written here: a deeper block, or a list at this very column.
    const free = !child || indent < child.column || (indent === child.column && child.kind === 'list');
    const column = free ? indent : child.column;
    const key: Place = { ...keyIn(free ? undefined : child), path, column, ...writing(column) };
    const item: Place = { kind: 'item', path, column, index: 0, ...writing(column) };
    const value: Place = { kind: 'value', path, quote: '', column: owner, siblings: [], ...writing(column) };
    if (!free) return [child.kind === 'map' ? key : item];
    return column > owner ? [key, item, value] : [item];
  }

  /** The next entry of each open branch at the column that fits best. */
  function beside(): Place[] {
    const branches = above.map((it) => it.branch);
    const column = branches.findLast((it) => it.column <= indent)?.column ?? branches[0]?.column;
    return branches.filter((it) => it.column === column).map(next);
  }

  function next(branch: Branch): Place {
    if (branch.kind === 'map') return { ...keyIn(branch), ...writing(branch.column) };
    const index = branch.twigs.filter((it) => it.head.start < offset).length;
    return {
      kind: 'item',
      path: pathOf(branch.parent),
      column: branch.column,
      index,
      ...writing(branch.column),
    };
  }
}

/** An edit that puts the word of a line at `column`, moving the line there where it stands elsewhere. */
function lineWriting(start: number, word: Span): (column: number) => Writing {
  return (column) => {
    if (column === word.start - start) return { replaced: word, lead: '', flow: false };
    return { replaced: { start, end: word.end }, lead: ' '.repeat(column), flow: false };
  };
}

function keyIn(branch: Branch | undefined): Omit<KeyPlace, 'replaced' | 'lead'> {
  const siblings = branch?.twigs.map((it) => String(it.name)) ?? [];
  return {
    kind: 'key',
    path: pathOf(branch?.parent),
    column: branch?.column ?? 0,
    siblings,
    hasColon: false,
    flow: false,
  };
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
