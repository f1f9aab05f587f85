import { pathOf, type Branch } from './outline.ts';
import type { Path, Span } from './tree.ts';

/** Something that could be written where the cursor stands. */
export type Place = KeyPlace | ItemPlace | ValuePlace;

export type Writing = {
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

/** A key of a branch, but for what an edit there replaces. */
export function keyIn(branch: Branch | undefined): Omit<KeyPlace, 'replaced' | 'lead'> {
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
