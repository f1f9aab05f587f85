import { pathOf, type Branch } from './outline.ts';
import type { Path, Span } from './tree.ts';

/** Something that could be written where the cursor stands. */
export type Place = KeyPlace | ItemPlace | ValuePlace;

export type Writing = {
  /** What an edit replaces: the word at the cursor with its quotes, and its line's indentation where that is wrong. */
  readonly replaced: Span;
  /** What must stand before what is inserted: a line break, indentation, or the blank behind a colon or dash. */
  readonly lead: string;
  /** What must stand behind it: a comma before the next entry within brackets, a blank before a comment. */
  readonly trail: string;
  readonly style: Style;
  /** Where a comma is missing behind the entry before, within brackets. */
  readonly commaAt?: number;
};

/** How things are written at a place: on lines of their own, within brackets, or within brackets as JSON has them. */
export type Style = 'block' | 'flow' | 'json';

export type KeyPlace = Writing & {
  readonly kind: 'key';
  /** The path of the map the key belongs to. */
  readonly path: Path;
  /** Zero-based column of the key. */
  readonly column: number;
  /** The map's other keys. */
  readonly siblings: readonly string[];
  readonly hasColon: boolean;
  /** The quote character to write it with, or nothing. */
  readonly quote: string;
  readonly below?: Below;
};

/** A new list item in block style, dash included. */
export type ItemPlace = Writing & {
  readonly kind: 'item';
  /** The path of the list. */
  readonly path: Path;
  /** Zero-based column of the dash. */
  readonly column: number;
  /** The zero-based index the item will have. */
  readonly index: number;
  /** The texts of the list's other items. */
  readonly siblings: readonly string[];
  readonly below?: Below;
};

export type ValuePlace = Writing & {
  readonly kind: 'value';
  /** The path of the value itself. */
  readonly path: Path;
  /** The quote character it is begun with, or nothing. */
  readonly quote: string;
  /** In a list, its other items. */
  readonly siblings: readonly string[];
};

/** What stands already where the value of a new key or item goes: a block on the lines below, or the line's rest. */
export type Below =
  | (Block & {
      readonly kind: 'map';
      readonly keys: readonly string[];
      /** The keys before them in the map they are part of now. */
      readonly above: readonly string[];
    })
  | (Block & { readonly kind: 'list' })
  | { readonly kind: 'text' };

/** A block that stands deeper than the new key or item and would become its value. */
type Block = {
  /** The path of the map or list whose entries they are now. */
  readonly path: Path;
  /** Whether the entry they stand under has a value of its own, so that they belong nowhere. */
  readonly isLoose: boolean;
  /** Zero-based column of its keys or dashes. */
  readonly column: number;
  /** The map's keys, or those of the list's first item, none of a scalar; absent where that can't be told. */
  readonly keys?: readonly string[];
};

/** A key of a branch, but for what an edit there replaces. */
export function keyIn(branch: Branch | undefined): Omit<KeyPlace, keyof Writing> {
  return {
    kind: 'key',
    path: pathOf(branch?.parent),
    column: branch?.column ?? 0,
    siblings: branch?.twigs.map((it) => String(it.name)) ?? [],
    hasColon: false,
    quote: '',
  };
}

/** A new item of a branch, but for what an edit there replaces; `offset` is where it will stand. */
export function itemIn(branch: Branch, offset: number): Omit<ItemPlace, keyof Writing> {
  return {
    kind: 'item',
    path: pathOf(branch.parent),
    column: branch.column,
    index: branch.twigs.filter((it) => it.head.start < offset).length,
    siblings: branch.twigs.flatMap((it) => it.text ?? []),
  };
}
