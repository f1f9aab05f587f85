import { captured, lineBelow, splits, type Line } from './below.ts';
import { blanksAt, lineEnd } from './lines.ts';
import { pathOf, type Branch, type Outline, type Region, type Twig } from './outline.ts';
import {
  itemIn,
  keyIn,
  type Below,
  type ItemPlace,
  type KeyPlace,
  type Place,
  type Writing,
} from './place.ts';
import { quoteAt, spineAt } from './spine.ts';
import type { Span } from './tree.ts';
import type { Layout } from './write.ts';

/** A line that holds nothing, or a word without a colon. */
type FreeLine = {
  readonly text: string;
  readonly offset: number;
  /** Offset of the line's first character. */
  readonly start: number;
  /** The word that is begun, or the empty span at the cursor. */
  readonly word: Span;
  /** Whether other text stands behind the word. */
  readonly isFollowed: boolean;
  /** Zero-based column of the word, a tab counted up to the next step of indentation. */
  readonly indent: number;
  /** The open entries above, from the root inwards. */
  readonly above: readonly Twig[];
  readonly below: Line | undefined;
  readonly root: Branch | undefined;
};

/**
 * What may be written on a line that holds nothing, or a word without a colon; the likeliest first.
 * First what fits the cursor's column, then what fits the lines around and would move there.
 */
export function freePlaces(
  text: string,
  outline: Outline,
  offset: number,
  line: number,
  layout: Layout,
): readonly Place[] {
  const free = readLine(text, outline, offset, line, layout);
  if (!free || isWithinText(free, outline.regions)) return [];
  const deepest = free.above.at(-1);
  if (!deepest && !outline.root) {
    return outline.regions.some((it) => it.kind === 'flow') ? [] : [keyAt(free, undefined, 0)];
  }
  const inside = deepest ? insidePlaces(free, deepest) : [];
  const open = deepest && isEmpty(deepest) && free.indent > deepest.branch.column ? [] : branchesAt(free);
  const branches = [...new Set([...open, ...branchBelow(free)])];
  const places = [...inside, ...branches.map((it) => nextEntry(free, it))];
  return places.filter((it) => it.kind === 'value' || !splits(free.below, it.column));
}

function readLine(
  text: string,
  outline: Outline,
  offset: number,
  line: number,
  layout: Layout,
): FreeLine | undefined {
  const start = outline.lines[line] ?? 0;
  const from = start + Math.min(blanksAt(text, start), offset - start);
  const end = offset + (/^[^\s:#]*/.exec(text.slice(offset))?.[0].length ?? 0);
  const rest = text.slice(end, lineEnd(text, end));
  const below = lineBelow(text, outline, line);
  const isFollowed = !/^[ \t]*(?:#.*)?$/.test(rest);
  const indent = columnOf(text.slice(start, from), layout.indent);
  // Behind more than a word, and before what is no plain text of one line, nothing can be written.
  if (/[\s:]/.test(text.slice(from, offset))) return undefined;
  const goesOn = below?.twig !== undefined && below.column > indent;
  if (isFollowed && (from === end || !isPlainText(rest) || goesOn)) return undefined;
  return {
    text,
    offset,
    start,
    word: { start: from, end },
    isFollowed,
    indent,
    above: spineAt(outline, line).filter((it) => it.line < line),
    below,
    root: outline.root,
  };
}

/** Whether the rest of a line can be the value of a key that is written before it. */
function isPlainText(rest: string): boolean {
  return /^[ \t]+[\w./$(]/.test(rest) && !/:(?:\s|$)/.test(rest);
}

function columnOf(indentation: string, step: number): number {
  let column = 0;
  for (const it of indentation) column += it === '\t' ? step - (column % step) : 1;
  return column;
}

/** Whether the line stands within a text of several lines, or goes on with a block scalar. */
function isWithinText({ above, below, indent }: FreeLine, regions: readonly Region[]): boolean {
  const deepest = above.at(-1);
  if (!deepest) return false;
  const owner = deepest.branch.column;
  if (deepest.value !== 'region') return below !== undefined && !below.twig && below.column > owner;
  return indent > owner && regions.find((it) => it.twig === deepest)?.kind === 'block-scalar';
}

/** Whether an entry has no value yet, on its line or below. */
function isEmpty(twig: Twig): boolean {
  return twig.value === 'nothing';
}

/** What the entry above, still without a value, may hold at the cursor's column. */
function insidePlaces(free: FreeLine, twig: Twig): Place[] {
  const { indent } = free;
  const { child, branch } = twig;
  if (!isEmpty(twig) || indent < branch.column) return [];
  const path = pathOf(twig);
  const key: KeyPlace = { ...keyAt(free, undefined, indent), path, column: indent };
  const item: ItemPlace = {
    ...{ kind: 'item', path, index: 0, siblings: [], column: indent },
    ...at(free, indent, 'item'),
  };
  if (indent === branch.column) return branch.kind === 'map' && child?.kind !== 'list' ? [item] : [];
  if (!child) {
    return [key, item, { kind: 'value', path, quote: key.quote, siblings: [], ...writing(free, indent) }];
  }
  if (indent < child.column) return [key, item];
  return indent === child.column && child.kind === 'list' ? [key] : [];
}

/** The open branches whose column fits the cursor's best. */
function branchesAt({ above, indent }: FreeLine): readonly Branch[] {
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

/** The branch that goes on below, where it stands deeper than the cursor: an entry of it takes nothing from another. */
function branchBelow({ above, below, root }: FreeLine): readonly Branch[] {
  const branch = below?.twig?.branch;
  if (!branch || (branch.parent ? !above.includes(branch.parent) : branch !== root)) return [];
  return branch.parent?.value === 'text' ? [] : [branch];
}

function nextEntry(free: FreeLine, branch: Branch): Place {
  return branch.kind === 'map' ? keyAt(free, branch, branch.column) : itemAt(free, branch);
}

function keyAt(free: FreeLine, branch: Branch | undefined, column: number): KeyPlace {
  const quote = quoteAt(free.text, free.word.start);
  return { ...keyIn(branch), quote, ...at(free, column, 'key') };
}

function itemAt(free: FreeLine, branch: Branch): ItemPlace {
  return { ...itemIn(branch, free.offset), ...at(free, branch.column, 'item') };
}

function at(free: FreeLine, column: number, kind: 'key' | 'item'): Writing & { readonly below?: Below } {
  const below = free.isFollowed ? ({ kind: 'text' } as const) : captured(free.below, column, kind);
  return { ...writing(free, column), ...(below && { below }) };
}

/** An edit that puts the word of a line at `column`, moving the line there where it stands elsewhere. */
function writing({ text, start, word }: FreeLine, column: number): Writing {
  const trail = text[word.end] === '#' ? ' ' : '';
  const indentation = text.slice(start, word.start);
  if (indentation === ' '.repeat(column)) return { replaced: word, lead: '', trail, style: 'block' };
  return { replaced: { start, end: word.end }, lead: ' '.repeat(column), trail, style: 'block' };
}
