import { expect } from 'vitest';
import { diagnose, diagnoseAround } from '../server/features/diagnostics.ts';
import { judge } from '../server/features/judge.ts';
import { changes, refactorings } from '../server/features/refactor.ts';
import type { Refactoring } from '../server/features/refactor/refactoring.ts';
import type { TextEdit } from '../server/manifest/edits.ts';
import { documentAt, type Manifest } from '../server/manifest/manifest.ts';
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
  readonly podman?: string;
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

/** What each change that is offered at some line or name of a file edits, with offsets of the file. */
export function everyChange(
  text: string,
  beside: Beside = {},
): readonly { readonly title: string; readonly edits: readonly TextEdit[] }[] {
  const at = opened(text, beside, changes);
  const places = [...text.matchAll(/^|name:/gm)].map((it) => it.index);
  return [...new Map(places.flatMap(at).map((it) => [JSON.stringify(it), it])).values()];
}

function made(marked: string, beside: Beside): readonly Refactoring[] {
  const { text, cursors } = fixture(marked);
  return opened(text, beside)(only(cursors, 'cursor'));
}

function editsOf(text: string, at: number, title: string, beside: Beside): readonly TextEdit[] {
  const all = opened(text, beside)(at);
  const titles = all.map((it) => it.title).join(', ');
  return only(
    all.filter((it) => it.title === title),
    `'${title}' among [${titles}]`,
  ).edits;
}

/** Reads a file, and tells what may be made of it at an offset, with offsets of the file. */
function opened(
  text: string,
  { files = [], taken = [], target = 'both', podman = newestPodman }: Beside,
  among?: typeof changes,
): (at: number) => readonly Refactoring[] {
  const file = manifest(text);
  const own = neighboursIn('file.yaml', file);
  const others = files.flatMap((it, index) => neighboursIn(`other-${index}.yaml`, manifest(it)));
  const names = namesAmong([...own, ...others]);
  return (at) => {
    const placed = documentAt(file, at);
    const here = own.find((it) => it.start === placed?.start);
    if (!here) throw new Error('The fixture has no document there.');
    const { start, document } = here;
    const span = { start: at - start, end: at - start };
    const around = { here, names, takenPorts: taken, target, podman };
    return refactorings(document, span, around, among).map((it) => ({
      ...it,
      edits: it.edits.map((edit) => ({
        ...edit,
        span: { start: start + edit.span.start, end: start + edit.span.end },
      })),
    }));
  };
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
  const all = neighboursIn('file.yaml', manifest(text));
  const around = { podman: newestPodman, names: namesAmong(all), takenPorts: [] };
  return all.flatMap((here) => {
    const problems = [
      ...diagnose(here.document, around),
      ...diagnoseAround(here.document, { ...around, here }),
    ];
    return judge(problems, here.document, { ...defaults, target, ignoredInFile: [] }).map((it) => it.code);
  });
}

function neighboursIn(uri: string, { documents }: Manifest): readonly Neighbour[] {
  return documents.map(({ start, document }) => ({
    uri,
    start,
    document,
    mentions: reachingOut(document),
  }));
}
