import { blanksAt } from './lines.ts';
import { pathOf, type Branch, type Twig } from './outline.ts';
import { keyIn, type Place, type Writing } from './place.ts';
import type { Span } from './tree.ts';

type Free = {
  readonly text: string;
  readonly offset: number;
  /** Offset of the line's first character. */
  readonly start: number;
  readonly above: readonly Twig[];
  readonly root: Branch | undefined;
};

/** What may be written on a line that holds nothing, or a word without a colon; the likeliest first. */
export function freePlaces({ text, offset, start, above, root }: Free): readonly Place[] {
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
  const next = beside(above, indent).map((it) => nextEntry(it, offset, writing));
  if (!empty) return next;
  return indent > owner ? inside(deepest) : [...inside(deepest), ...next];

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
}

/** The next entry of each open branch at the column that fits an indentation best. */
function beside(above: readonly Twig[], indent: number): readonly Branch[] {
  const branches = above.map((it) => it.branch);
  const column = branches.findLast((it) => it.column <= indent)?.column ?? branches[0]?.column;
  const fitting = branches.filter((it) => it.column === column);
  return [...fitting, ...itemAbove(above, fitting)];
}

/** The map of the item above, where a line stands at its dash: editors put the cursor there behind `- name: web`. */
function itemAbove(above: readonly Twig[], fitting: readonly Branch[]): readonly Branch[] {
  const [list, ...others] = fitting;
  if (list?.kind !== 'list' || others.length > 0) return [];
  const child = above.find((it) => it.branch === list)?.child;
  return child?.kind === 'map' ? [child] : [];
}

/** An edit that puts the word of a line at `column`, moving the line there where it stands elsewhere. */
function lineWriting(start: number, word: Span): (column: number) => Writing {
  return (column) => {
    if (column === word.start - start) return { replaced: word, lead: '', flow: false };
    return { replaced: { start, end: word.end }, lead: ' '.repeat(column), flow: false };
  };
}

function nextEntry(branch: Branch, offset: number, writing: (column: number) => Writing): Place {
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
