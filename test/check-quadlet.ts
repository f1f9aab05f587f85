import { expect } from 'vitest';
import { completeUnit, folderWanted } from '../server/quadlet/complete.ts';
import { absolutePath, namedFiles } from '../server/quadlet/files.ts';
import { hoverUnit } from '../server/quadlet/hover.ts';
import { unitProblems } from '../server/quadlet/problems.ts';
import { readUnit } from '../server/quadlet/unit.ts';
import { newestPodman } from '../server/schema/podman.ts';
import { applied } from './check.ts';
import { fixture, only, withCarets, withoutCarets } from './fixture.ts';

/** The text of a `.kube` unit is input and expectation in one: its caret lines are all that is said of it. */
export function checkUnit(annotated: string, podman = newestPodman): void {
  const text = withoutCarets(annotated);
  const found = unitProblems(readUnit(text), podman);
  const remarks = found.map((it) => ({ ...it.span, says: `${it.severity} ${it.code}: ${it.message}` }));
  expect(withCarets(text, remarks)).toBe(annotated);
}

/** Whether anything said of a unit means that Quadlet makes no service of it. */
export function refusesUnit(text: string, podman: string): boolean {
  return unitProblems(readUnit(text), podman).some(
    (it) => it.severity === 'error' && !it.message.includes('podman refuses'),
  );
}

/** Applies the one fix there is, and expects a unit of which nothing is said. */
export function checkUnitFix(before: string, title: string, after: string): void {
  const fixes = unitProblems(readUnit(before), newestPodman).flatMap((it) => it.fixes ?? []);
  const fix = only(fixes, 'fix');
  expect(fix.title).toBe(title);
  expect(applied(before, fix)).toBe(after);
  expect(unitProblems(readUnit(after), newestPodman)).toEqual([]);
}

/** What is suggested at the cursor of a unit, by its label; `entries` are those of the folder that is asked for. */
export function unitOffers(
  marked: string,
  { podman = newestPodman, entries = [] }: { podman?: string; entries?: readonly string[] } = {},
): readonly string[] {
  return offersAt(marked, podman, entries).map((it) => it.label);
}

/** The text after what is suggested under that label was taken; the cursor is then at `<|>`. */
export function unitCompleted(marked: string, label: string, entries: readonly string[] = []): string {
  const { text } = fixture(marked);
  const found = offersAt(marked, newestPodman, entries).filter((it) => it.label === label);
  const { span, insert } = only(found, label);
  const written = insert.map((it) => (typeof it === 'string' ? it : '<|>')).join('');
  return text.slice(0, span.start) + written + text.slice(span.end);
}

function offersAt(marked: string, podman: string, entries: readonly string[]) {
  const { text, cursors } = fixture(marked);
  return completeUnit(readUnit(text), only(cursors, 'cursor'), { podman, entries });
}

/** The folder that completion wants to look into, for a unit in `/home/units`. */
export function unitFolder(marked: string): string | undefined {
  const { text, cursors } = fixture(marked);
  return folderWanted(readUnit(text), only(cursors, 'cursor'), '/home/units');
}

/** What a hover at the cursor shows, behind the text it is about. */
export function unitHover(marked: string): string | undefined {
  const { text, cursors } = fixture(marked);
  const found = hoverUnit(readUnit(text), only(cursors, 'cursor'));
  return found && `${text.slice(found.span.start, found.span.end)}\n${found.markdown}`;
}

/** The files a unit in `/home/units` leads to, behind the text that leads there. */
export function unitFiles(text: string, podman = newestPodman): readonly string[] {
  return namedFiles(readUnit(text), podman).map(({ path, span }) => {
    return `${text.slice(span.start, span.end)} -> ${absolutePath(path, '/home/units') ?? 'unknown'}`;
  });
}
