import { readDocument, type ManifestDocument } from '../manifest/document.ts';
import type { TextEdit } from '../manifest/edits.ts';
import type { Fix, Problem } from '../rules/rule.ts';
import { editPieces, editsBehind, piecesOf, textOfPieces, type Pieces } from '../yaml/pieces.ts';

/** How often a fix may make another one possible; more would be fixes that chase each other. */
const rounds = 10;

/**
 * Mends all that has one safe way to be mended, until nothing more has: the edits of the document that do so.
 * `find` tells what is wrong in a version of the document. A fix that doesn't remove its problem, or that would bring
 * an error or a warning, is left out.
 */
export function fixAll(
  document: ManifestDocument,
  find: (document: ManifestDocument) => readonly Problem[],
): readonly TextEdit[] {
  let version: Version = { pieces: piecesOf(document.text), document, problems: find(document) };
  for (let round = 0; round < rounds; round++) {
    const next = after(version);
    if (!next) break;
    version = next;
  }
  return editsBehind(version.pieces, document.text.length);

  function after(version: Version): Version | undefined {
    const mends = apart(safeMends(version.problems));
    const together = mended(version, mends);
    if (together) return together;
    const good = mends.filter((it) => mended(version, [it]));
    return mended(version, good) ?? mended(version, good.slice(0, 1));
  }

  /** The version after some fixes; nothing where they don't do what they promise. */
  function mended({ pieces, document, problems }: Version, mends: readonly Mend[]): Version | undefined {
    if (mends.length === 0) return undefined;
    const edits = mends.flatMap((it) => it.fix.edits);
    const edited = editPieces(pieces, edits);
    const next = readDocument(textOfPieces(edited), document.schema);
    const left = find(next);
    const isSound = next.parsed.problems.length <= document.parsed.problems.length;
    return isSound && isBetter(left, problems, mends)
      ? { pieces: edited, document: next, problems: left }
      : undefined;
  }
}

/** A document that fixes have led to, with what is still wrong in it. */
type Version = {
  readonly pieces: Pieces;
  readonly document: ManifestDocument;
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
