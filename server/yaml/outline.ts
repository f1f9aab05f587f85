import {
  blanksAt,
  commentIn,
  isLineEnd,
  isMarker,
  lineEnd,
  lineOf,
  lineStarts,
  type Lines,
} from './lines.ts';
import { regionFrom, type RegionText } from './regions.ts';
import type { Path, Span } from './tree.ts';

/**
 * The block structure of a document as its indentation tells it, read line by line.
 *
 * Where the text is half-written, a YAML reader's tree merges, moves or drops what stands around the cursor.
 * An outline never does: each line counts for itself. It is what answers "where am I" for the cursor, in sound and
 * in broken documents alike; what values mean is asked of the tree (parse.ts).
 */
export type Outline = {
  readonly root: Branch | undefined;
  /** In the order of the text. */
  readonly regions: readonly Region[];
  readonly lines: Lines;
};

/** A block map or list: the entries that start at one column under one parent. */
export type Branch = {
  readonly kind: 'map' | 'list';
  /** Zero-based column of the keys, or of the dashes. */
  readonly column: number;
  /** The entry this branch is the value of; absent for the root. */
  readonly parent: Twig | undefined;
  readonly twigs: readonly Twig[];
};

/** An entry of a branch: a key with what follows it, or a dash with what follows it. */
export type Twig = {
  readonly branch: Branch;
  /** A map's key without its quotes, or a list's zero-based index. */
  readonly name: string | number;
  /** The key with its quotes, or the dash. */
  readonly head: Span;
  /** Where the value's text may begin: behind the colon or the dash. */
  readonly rest: number;
  readonly line: number;
  /** What stands on the entry's own line behind its head. */
  readonly value: 'nothing' | 'text' | 'region' | 'entry';
  /** The text of a plain or quoted value, without quotes; absent for anything else. */
  readonly text?: string;
  readonly child: Branch | undefined;
};

/** A region with the entry whose value it is; none for a whole document in flow style. */
export type Region = RegionText & { readonly twig: Twig | undefined };

/** Reads a document's outline; never fails, whatever the text. Cost: once through the lines. */
export function outline(text: string): Outline {
  const growing: Growing = { text, lines: lineStarts(text), regions: [], root: undefined, open: [] };
  let line = 0;
  while (line < growing.lines.length) line = readLine(growing, line) + 1;
  return growing;
}

/** Keys and indices from the root to what an entry holds. */
export function pathOf(twig: Twig | undefined): Path {
  const path: (string | number)[] = [];
  for (let it = twig; it; it = it.branch.parent) path.unshift(it.name);
  return path;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type GrowingTwig = Mutable<Twig>;
type GrowingBranch = Mutable<Omit<Branch, 'twigs'>> & { readonly twigs: GrowingTwig[] };
type Growing = {
  readonly text: string;
  readonly lines: Lines;
  readonly regions: Region[];
  root: GrowingBranch | undefined;
  /** The branches open at the current line, outermost first. */
  readonly open: GrowingBranch[];
};

/** Reads a line, with the region that begins on it; returns the number of the last line read. */
function readLine(growing: Growing, line: number): number {
  const { text } = growing;
  const start = growing.lines[line] ?? 0;
  let offset = start + blanksAt(text, start);
  if (isMarker(text, start)) return line;
  let held: GrowingTwig | undefined;
  while (!isLineEnd(text, offset) && text[offset] !== '#') {
    const head = headAt(text, offset);
    if (!head || (held && typeof held.name === 'string')) return readValue(growing, line, offset, held);
    if (held) held.value = 'entry';
    const branch = branchAt(growing, offset - start, head.kind, held);
    held = { branch, line, value: 'nothing', child: undefined, ...twigOf(head, branch) };
    branch.twigs.push(held);
    offset = held.rest + blanksAt(text, held.rest);
  }
  return line;
}

type Head = Span & { readonly kind: Branch['kind']; readonly name: string; readonly rest: number };

const plainKey = /^(?:[^\s#&*!|>'"%@`{}[\],-]|-(?=\S))(?:[^\S\n]*(?:[^\s:]|:(?=\S)))*(?=\s*:(?:\s|$))/;
const quotedKey = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=\s*:(?:\s|$))/;

/** A dash, or a key with its colon. */
function headAt(text: string, offset: number): Head | undefined {
  if (text[offset] === '-' && /^\s?$/.test(text.charAt(offset + 1))) {
    return { kind: 'list', name: '', start: offset, end: offset + 1, rest: offset + 1 };
  }
  const line = text.slice(offset, lineEnd(text, offset));
  const key = plainKey.exec(line)?.[0] ?? quotedKey.exec(line)?.[0];
  if (key === undefined || commentIn(key) !== -1) return undefined;
  const end = offset + key.length;
  return { kind: 'map', name: unquoted(key), start: offset, end, rest: text.indexOf(':', end) + 1 };
}

function twigOf(
  { start, end, rest, name }: Head,
  branch: GrowingBranch,
): Pick<Twig, 'name' | 'head' | 'rest'> {
  return { name: branch.kind === 'list' ? branch.twigs.length : name, head: { start, end }, rest };
}

/** The branch an entry at this column belongs to, opened where there is none yet. */
function branchAt(
  growing: Growing,
  column: number,
  kind: Branch['kind'],
  held: GrowingTwig | undefined,
): GrowingBranch {
  const { open } = growing;
  while (closes(open.at(-1), column, kind)) open.pop();
  const top = open.at(-1);
  if (top?.column === column && top.kind === kind && !held) return top;
  const parent = held ?? top?.twigs.at(-1);
  const branch: GrowingBranch = { kind, column, parent, twigs: [] };
  if (parent) parent.child ??= branch;
  growing.root ??= branch;
  open.push(branch);
  return branch;
}

/** Whether an entry at `column` ends the branch; a list flush with its parent's keys ends at the next of those keys. */
function closes(branch: Branch | undefined, column: number, kind: Branch['kind']): boolean {
  if (!branch) return false;
  return branch.column > column || (branch.column === column && branch.kind === 'list' && kind === 'map');
}

function readValue(growing: Growing, line: number, offset: number, held: GrowingTwig | undefined): number {
  const { text } = growing;
  const twig = held ?? emptyTwigFor(growing, offset);
  const region = regionFrom(text, offset, twig?.branch.column ?? -1);
  if (region) {
    growing.regions.push({ ...region, twig });
    const quoted = region.kind === 'quoted' ? unquoted(text.slice(region.start, region.end)) : undefined;
    if (twig) Object.assign(twig, { value: 'region', ...(quoted !== undefined && { text: quoted }) });
    return Math.max(line, lineOf(growing.lines, Math.max(region.start, region.end - 1)));
  }
  const rest = text.slice(offset, lineEnd(text, offset));
  const comment = commentIn(rest);
  const plain = (comment === -1 ? rest : rest.slice(0, comment)).trim();
  // An anchor or a tag alone says nothing yet of the value, which stands on the lines below.
  if (twig && !/^(?:[&!]\S*(?:\s+|$))+$/.test(plain)) Object.assign(twig, { value: 'text', text: plain });
  return line;
}

/** The entry whose value brackets on a line of their own are: the last one above, where it is less deep and has none. */
function emptyTwigFor({ text, lines, open }: Growing, offset: number): GrowingTwig | undefined {
  const branch = open.at(-1);
  const twig = branch?.twigs.at(-1);
  const column = offset - (lines[lineOf(lines, offset)] ?? 0);
  const isFree = twig?.value === 'nothing' && !twig.child && twig.branch.column < column;
  return isFree && /[{[]/.test(text.charAt(offset)) ? twig : undefined;
}

function unquoted(source: string): string {
  const quote = /^["']/.exec(source)?.[0];
  if (quote === undefined) return source.trimEnd();
  const inner = source.slice(1, source.length > 1 && source.endsWith(quote) ? -1 : undefined);
  return quote === '"' ? inner.replace(/\\(.)/g, '$1') : inner.replaceAll("''", "'");
}
