import { readDocument, type ManifestDocument } from '../manifest/document.ts';
import type { TextEdit } from '../manifest/edits.ts';
import type { Fix, Problem } from '../rules/rule.ts';
import { editPieces, editsBehind, piecesOf, textOfPieces, type Pieces } from '../yaml/pieces.ts';

/** How often a fix may make another one possible; more would be fixes that chase each other. */
const rounds = 10;

/** Mends all in a document that has one safe way to be mended: the edits that do so. */
export function fixAll(
  document: ManifestDocument,
  find: (document: ManifestDocument) => readonly Problem[],
): readonly TextEdit[] {
  return mendAll(document, {
    read: (text) => readDocument(text, document.schema),
    faults: (it) => it.parsed.problems.length,
    find,
  });
}

/** How a text of some language is read: `faults` counts what can't be read of it, `find` tells what is wrong in it. */
export type Reading<T> = {
  readonly read: (text: string) => T;
  readonly faults: (read: T) => number;
  readonly find: (read: T) => readonly Problem[];
};

/**
 * Mends all that has one safe way to be mended, until nothing more has: the edits of the text that do so.
 * A fix that doesn't remove its problem, or that would bring an error, a warning or a fault, is left out.
 */
export function mendAll<T extends { readonly text: string }>(
  document: T,
  { read, faults, find }: Reading<T>,
): readonly TextEdit[] {
  let version: Version<T> = { pieces: piecesOf(document.text), document, problems: find(document) };
  for (let round = 0; round < rounds; round++) {
    const next = after(version);
    if (!next) break;
    version = next;
  }
  return editsBehind(version.pieces, document.text.length);

  function after(version: Version<T>): Version<T> | undefined {
    const mends = apart(safeMends(version.problems));
    const together = mended(version, mends);
    if (together) return together;
    const good = mends.filter((it) => mended(version, [it]));
    return mended(version, good) ?? mended(version, good.slice(0, 1));
  }

  /** The version after some fixes; nothing where they don't do what they promise. */
  function mended(
    { pieces, document, problems }: Version<T>,
    mends: readonly Mend[],
  ): Version<T> | undefined {
    if (mends.length === 0) return undefined;
    const edits = mends.flatMap((it) => it.fix.edits);
    const edited = editPieces(pieces, edits);
    const next = read(textOfPieces(edited));
    const left = find(next);
    const isSound = faults(next) <= faults(document);
    return isSound && isBetter(left, problems, mends)
      ? { pieces: edited, document: next, problems: left }
      : undefined;
  }
}

/** A document that fixes have led to, with what is still wrong in it. */
type Version<T> = {
  readonly pieces: Pieces;
  readonly document: T;
  readonly problems: readonly Problem[];
};

/** A problem, and the safe way to mend it. */
export type Mend = { readonly problem: Problem; readonly fix: Fix };

/** The problems that have a safe fix, each with the first one it has. */
export function safeMends(problems: readonly Problem[]): readonly Mend[] {
  return problems.flatMap((problem) => {
    const fix = problem.fixes?.find((it) => it.safe);
    return fix ? [{ problem, fix }] : [];
  });
}

/** Those of them, in their order, whose fixes touch nothing that an earlier one touches. */
export function apart(mends: readonly Mend[]): readonly Mend[] {
  const chosen: Mend[] = [];
  for (const it of mends) {
    const free = chosen.every((other) => !it.fix.edits.some((a) => other.fix.edits.some((b) => touch(a, b))));
    if (free) chosen.push(it);
  }
  return chosen;
}

function touch({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/**
 * Whether the rules have as much less to say as was mended, and none objects to more than before; but what is right at
 * last may bring a remark or a hint.
 */
function isBetter(left: readonly Problem[], before: readonly Problem[], mends: readonly Mend[]): boolean {
  const codes = new Set(
    left.filter(({ severity }) => severity === 'error' || severity === 'warning').map((it) => it.code),
  );
  for (const { problem } of mends) codes.add(problem.code);
  return [...codes].every((code) => {
    const mended = mends.filter(({ problem }) => problem.code === code).length;
    return count(left, code) <= count(before, code) - mended;
  });
}

function count(problems: readonly Problem[], code: string): number {
  return problems.filter((it) => it.code === code).length;
}
