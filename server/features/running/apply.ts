import type { Change } from './change.ts';

/** What takes the place of what stands between two offsets of the file. */
type Placed = { readonly start: number; readonly end: number; readonly insert: string };

/** A file's text after changes of it, with the number of those that could be made. */
export function applied(
  text: string,
  changes: readonly Change[],
): { readonly count: number; readonly text: string } {
  const placed = withoutOverlaps(text, changes);
  const after = placed
    .toSorted((a, b) => b.start - a.start)
    .reduce((done, { start, end, insert }) => done.slice(0, start) + insert + done.slice(end), text);
  return { count: placed.length, text: after };
}

/**
 * Of two changes of one text the first counts, such as the removal of all that the other is in.
 * What is added where something goes takes its place.
 */
function withoutOverlaps(text: string, changes: readonly Change[]): readonly Placed[] {
  const kept: Placed[] = [];
  for (const { start, edit } of changes) {
    const it = { start: start + edit.span.start, end: start + edit.span.end, insert: edit.insert };
    const refilled = kept.findIndex((other) => instead(text, it, other));
    const at =
      refilled >= 0 ? refilled : kept.findIndex((other) => it.start < other.end && other.start < it.end);
    const other = kept[at];
    if (!other) kept.push(it);
    else kept[at] = instead(text, it, other) ?? withBoth(it, other) ?? other;
  }
  return kept;
}

/** Two removals of which one begins in the other, as of neighbours on one line, whose comma both take. */
function withBoth(a: Placed, b: Placed): Placed | undefined {
  if (a.insert !== '' || b.insert !== '') return undefined;
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end), insert: '' };
}

function instead(text: string, added: Placed, gone: Placed): Placed | undefined {
  if (added.start !== added.end) return undefined;
  return (
    insteadOfLines(text, added, gone) ?? insteadOfAll(text, added, gone) ?? withinBrackets(text, added, gone)
  );
}

/**
 * What is added behind the last of the lines that go; nothing where it stands within them.
 * What comes later stands first, as elsewhere, since what is around something is asked for before it.
 */
function insteadOfLines(text: string, added: Placed, gone: Placed): Placed | undefined {
  const lineBreak = text.slice(added.end, gone.end);
  const isBehind = /^\r?\n$/.test(lineBreak) && added.insert.startsWith(lineBreak);
  const isFree = gone.insert === '' || gone.insert.endsWith(lineBreak);
  if (!isFree || !isBehind) return undefined;
  return { ...gone, insert: added.insert.slice(lineBreak.length) + lineBreak + gone.insert };
}

/** What is added to a map or a list that would be written as `{}` or `[]`, since nothing else is left in it. */
function insteadOfAll(text: string, added: Placed, gone: Placed): Placed | undefined {
  const rest = text.slice(gone.end, added.start);
  const isEmptied = /^ *(?:\{\}|\[\])$/.test(gone.insert);
  if (!isEmptied || added.start < gone.end || rest.includes('\n')) return undefined;
  const before = text.slice(text.lastIndexOf('\n', gone.start - 1) + 1, gone.start);
  const isBelow = before.trim() === '';
  const [, margin = '', dash = ''] = /^\r?\n( *)(-?)/.exec(added.insert) ?? [];
  // What comes to stand left of that is added to something around it. A dash may stand at the column of its key.
  const column = (/^[- ]*/.exec(before)?.[0].length ?? 0) + (isBelow || dash !== '' ? 0 : 1);
  if (margin.length < column) return undefined;
  const insert = isBelow ? added.insert.trimStart() + rest : rest + added.insert;
  return { start: gone.start, end: added.end, insert };
}

/** What is added behind the last thing within brackets or braces, all of which goes: no comma stands before it. */
function withinBrackets(text: string, added: Placed, gone: Placed): Placed | undefined {
  const isAll = gone.insert === '' && gone.end === added.start && /[[{]\s*$/.test(text.slice(0, gone.start));
  return isAll ? { ...gone, insert: added.insert.replace(/^, /, '') } : undefined;
}
