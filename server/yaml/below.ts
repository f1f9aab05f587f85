import { blanksAt, isLineEnd, isMarker } from './lines.ts';
import { pathOf, type Branch, type Outline, type Twig } from './outline.ts';
import { spineAt } from './spine.ts';
import type { Below } from './place.ts';

/** A line that says something: not blank, no comment. */
export type Line = {
  /** Zero-based column of what stands first on it. */
  readonly column: number;
  /** The entry that begins it; absent where it goes on with what began above, or is broken. */
  readonly twig: Twig | undefined;
};

/** The next line below that says something; nothing where the document ends before. */
export function lineBelow(text: string, outline: Outline, line: number): Line | undefined {
  for (let number = line + 1; number < outline.lines.length; number++) {
    const start = outline.lines[number] ?? 0;
    if (isMarker(text, start)) return undefined;
    const column = blanksAt(text, start);
    if (isLineEnd(text, start + column) || text[start + column] === '#') continue;
    return { column, twig: spineAt(outline, number).find((it) => it.line === number) };
  }
  return undefined;
}

/** What would become the value of a new key or item at a column, if the line below stands deeper. */
export function captured(below: Line | undefined, column: number, kind: 'key' | 'item'): Below | undefined {
  if (!below?.twig) return undefined;
  const { branch } = below.twig;
  const flush = kind === 'key' && branch.kind === 'list' && below.column === column;
  if (below.column <= column && !flush) return undefined;
  const { parent } = branch;
  const isLoose = parent?.value === 'text' || parent?.value === 'region';
  const place = { path: pathOf(parent), column: below.column, isLoose };
  if (branch.kind === 'list') {
    const keys = keysOfItem(below.twig);
    return { kind: 'list', ...place, ...(keys && { keys }) };
  }
  const names = branch.twigs.map((it) => String(it.name));
  const first = branch.twigs.indexOf(below.twig);
  return { kind: 'map', ...place, keys: names.slice(first), above: names.slice(0, first) };
}

/** Whether a new entry at a column would take the next lines but not all that goes on with them less deep. */
export function splits(below: Line | undefined, column: number): boolean {
  if (!below?.twig || below.column <= column) return false;
  const next = nextColumn(below.twig.branch);
  return next !== undefined && next > column;
}

/** The column at which the document goes on behind a block. */
function nextColumn({ parent }: Branch): number | undefined {
  if (!parent) return undefined;
  const { branch } = parent;
  return parent === branch.twigs.at(-1) ? nextColumn(branch) : branch.column;
}

/** An item's keys, none of a scalar; nothing where brackets or an alias stand for it. */
function keysOfItem({ child, text }: Twig): readonly string[] | undefined {
  if (child?.kind === 'map') return child.twigs.map((it) => String(it.name));
  return text === undefined || text.startsWith('*') ? undefined : [];
}
