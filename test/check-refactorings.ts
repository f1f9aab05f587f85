import { expect } from 'vitest';
import { diagnose, diagnoseAround } from '../server/features/diagnostics.ts';
import { judge } from '../server/features/judge.ts';
import { refactorings } from '../server/features/refactor.ts';
import type { Refactoring } from '../server/features/refactor/refactoring.ts';
import type { TextEdit } from '../server/manifest/edits.ts';
import { documentAt } from '../server/manifest/manifest.ts';
import { defaults, type TakenPort, type Target } from '../server/protocol.ts';
import { newestPodman } from '../server/schema/podman.ts';
import { namesAmong } from '../server/symbols/names.ts';
import { reachingOut, type Neighbour } from '../server/symbols/reach.ts';
import { manifest } from './check.ts';
import { fixture, only } from './fixture.ts';

/** What there is besides the file: other files of the workspace, ports of this machine, and whose rules count. */
export type Beside = {
  readonly files?: readonly string[];
  readonly taken?: readonly TakenPort[];
  readonly target?: Target;
};

/** The titles of what may be made of the place of the fixture's cursor. */
export function refactoringsAt(marked: string, beside: Beside = {}): readonly string[] {
  return made(marked, beside).map((it) => it.title);
}

/** The text after the refactoring of that title at the fixture's cursor. */
export function refactored(marked: string, title: string, beside: Beside = {}): string {
  const { text, cursors } = fixture(marked);
  return edited(text, editsOf(text, only(cursors, 'cursor'), title, beside));
}

/** Expects the refactoring of that title to make another text of the fixture. */
export function checkRefactoring(marked: string, title: string, after: string, beside: Beside = {}): void {
  expect(refactored(marked, title, beside)).toBe(after);
}

/** What each refactoring that is offered at some line of a file edits, with offsets of the file. */
export function everyRefactoring(
  text: string,
  beside: Beside = {},
): readonly { readonly title: string; readonly edits: readonly TextEdit[] }[] {
  const lines = [...text.matchAll(/^/gm)].map((it) => it.index);
  const all = lines.flatMap((at) => refactoringsIn(text, at, beside));
  return [...new Map(all.map((it) => [JSON.stringify(it), it])).values()];
}

function made(marked: string, beside: Beside): readonly Refactoring[] {
  const { text, cursors } = fixture(marked);
  return refactoringsIn(text, only(cursors, 'cursor'), beside);
}

function editsOf(text: string, at: number, title: string, beside: Beside): readonly TextEdit[] {
  const all = refactoringsIn(text, at, beside);
  const titles = all.map((it) => it.title).join(', ');
  return only(
    all.filter((it) => it.title === title),
    `'${title}' among [${titles}]`,
  ).edits;
}

/** With offsets of the file. */
function refactoringsIn(
  text: string,
  at: number,
  { files = [], taken = [], target = 'both' }: Beside,
): readonly Refactoring[] {
  const own = neighboursIn('file.yaml', text);
  const others = files.flatMap((it, index) => neighboursIn(`other-${index}.yaml`, it));
  const placed = documentAt(manifest(text), at);
  const here = own.find((it) => it.start === placed?.start);
  if (!here) throw new Error('The fixture has no document there.');
  const span = { start: at - here.start, end: at - here.start };
  const names = namesAmong([...own, ...others]);
  return refactorings(here.document, span, { here, names, takenPorts: taken, target }).map((it) => ({
    ...it,
    edits: it.edits.map(({ span: { start, end }, insert }) => ({
      span: { start: here.start + start, end: here.start + end },
      insert,
    })),
  }));
}

/** Applies edits that stand in the order of the text. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  return edits.reduceRight(
    (done, { span, insert }) => done.slice(0, span.start) + insert + done.slice(span.end),
    text,
  );
}

/** The codes of all that a person hears of a file who plays with one engine or both. */
export function heardOf(text: string, target: Target): readonly string[] {
  const all = neighboursIn('file.yaml', text);
  const around = { podman: newestPodman, names: namesAmong(all), takenPorts: [] };
  return all.flatMap((here) => {
    const problems = [
      ...diagnose(here.document, around),
      ...diagnoseAround(here.document, { ...around, here }),
    ];
    return judge(problems, here.document, { ...defaults, target, ignoredInFile: [] }).map((it) => it.code);
  });
}

function neighboursIn(uri: string, text: string): readonly Neighbour[] {
  return manifest(text).documents.map(({ start, document }) => ({
    uri,
    start,
    document,
    mentions: reachingOut(document),
  }));
}
