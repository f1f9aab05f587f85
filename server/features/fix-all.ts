import { readDocument, type ManifestDocument } from '../manifest/document.ts';
import type { TextEdit } from '../manifest/edits.ts';
import type { Fix, Problem } from '../rules/rule.ts';
import { editPieces, editsBehind, piecesOf, textOfPieces, type Pieces } from '../yaml/pieces.ts';

/** How often a fix may make another one possible; more would be fixes that chase each other. */
const rounds = 10;

/**
 * Mends all that has one safe way to be mended, until nothing more has: the edits of the document that do so.
 * `find` tells what is wrong in a version of the document. A fix that doesn't remove its problem, or that would bring
 * another, is left out.
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
    const fixes = apart(safeFixes(version.problems));
    const together = mended(version, fixes);
    if (together) return together;
    const good = fixes.filter((it) => mended(version, [it]));
    return mended(version, good) ?? mended(version, good.slice(0, 1));
  }

  /** The version after fixes; nothing where they don't do what they promise. */
  function mended({ pieces, document, problems }: Version, fixes: readonly Fix[]): Version | undefined {
    if (fixes.length === 0) return undefined;
    const edited = editPieces(
      pieces,
      fixes.flatMap((it) => it.edits),
    );
    const next = readDocument(textOfPieces(edited), document.schema);
    const left = find(next);
    const keepsPromise =
      left.length <= problems.length - fixes.length &&
      isPartOf(left, problems) &&
      next.parsed.problems.length <= document.parsed.problems.length;
    return keepsPromise ? { pieces: edited, document: next, problems: left } : undefined;
  }
}

/** A document that fixes have led to, with what is still wrong in it. */
type Version = {
  readonly pieces: Pieces;
  readonly document: ManifestDocument;
  readonly problems: readonly Problem[];
};

/** The safe fix of each problem that has one. */
export function safeFixes(problems: readonly Problem[]): readonly Fix[] {
  return problems.flatMap((it) => it.fixes?.find((fix) => fix.safe) ?? []);
}

/** Those fixes, in their order, that touch nothing an earlier one touches. */
export function apart(fixes: readonly Fix[]): readonly Fix[] {
  const chosen: Fix[] = [];
  for (const it of fixes) {
    const free = chosen.every((other) => !it.edits.some((a) => other.edits.some((b) => touch(a, b))));
    if (free) chosen.push(it);
  }
  return chosen;
}

function touch({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Whether no rule has more to say than before. */
function isPartOf(left: readonly Problem[], before: readonly Problem[]): boolean {
  const count = (all: readonly Problem[], code: string) => all.filter((it) => it.code === code).length;
  return left.every(({ code }) => count(left, code) <= count(before, code));
}
