import { expect } from 'vitest';
import { diagnose } from '../server/features/diagnostics.ts';
import { fixAll } from '../server/features/fix-all.ts';
import { ignoreHere, ignoreInFile } from '../server/features/ignoring.ts';
import { fileIgnores, heardRules, judge } from '../server/features/judge.ts';
import type { ManifestDocument } from '../server/manifest/document.ts';
import type { TextEdit } from '../server/manifest/edits.ts';
import { readManifest, type Manifest } from '../server/manifest/manifest.ts';
import { defaults, type Settings, type TakenPort } from '../server/protocol.ts';
import { codes, crossRules, rules } from '../server/rules/all.ts';
import type { Fix, Problem, Voice } from '../server/rules/rule.ts';
import { loadSchema } from '../server/schema/kubernetes.ts';
import { newestPodman } from '../server/schema/podman.ts';
import { namesAmong } from '../server/symbols/names.ts';
import { reachingOut } from '../server/symbols/reach.ts';
import type { Span } from '../server/yaml/tree.ts';
import { only, withCarets, withoutCarets, type Remark } from './fixture.ts';

/** The one schema of the tests: it holds no state a test could see. */
const schema = loadSchema();

export function manifest(text: string): Manifest {
  return readManifest(text, schema);
}

/** Whose problems a check wants to see, and by which podman. */
export type Hearing = { readonly voices: readonly Voice[]; readonly podman: string };

/** What holds for every manifest, whatever podman makes of it. */
const kubernetes: Hearing = { voices: ['yaml', 'kubernetes'], podman: newestPodman };

/** What is wrong in a file, with offsets from its start. */
function problemsOf(text: string, { voices, podman }: Hearing): readonly Problem[] {
  return manifest(text).documents.flatMap(({ start, document }) =>
    diagnose(document, { podman })
      .filter((it) => voices.includes(it.voice))
      .map((it) => moved(asItsRuleSays(it), start)),
  );
}

/** What a rule says of all that it finds must hold, or else people would not hear of what they asked for. */
function asItsRuleSays(problem: Problem): Problem {
  const { code, voice, also } = problem;
  if (rules.some((it) => it.code === code && it.only === 'kubernetes')) {
    expect({ code, voice, also }).toEqual({ code, voice: 'kubernetes', also: undefined });
  }
  return problem;
}

/** What our diagnostics say of a file, as remarks on its text; unless told otherwise, what YAML and Kubernetes say. */
export function remarks(text: string, hearing: Hearing = kubernetes): readonly Remark[] {
  return problemsOf(text, hearing).map(toRemark);
}

function toRemark({ span, severity, code, message }: Problem): Remark {
  return { ...span, says: `${severity} ${code}: ${message}` };
}

/** Everything that any voice says of a document by itself, also what speaks only when asked. */
export function documentProblems(document: ManifestDocument): readonly Problem[] {
  return diagnose(document, { podman: newestPodman });
}

/** The text is input and expectation in one: the caret lines it holds are all that YAML and Kubernetes say of it. */
export function checkDiagnostics(annotated: string): void {
  checkRemarks(annotated, (text) => remarks(text));
}

/** The same for one rule alone, also one that is off unless asked for. */
export function checkRule(code: string, annotated: string, podman = newestPodman): void {
  checkRemarks(annotated, (text) => ruleProblems(code, text, podman).map(toRemark));
}

/** The same for all that a person with these settings hears of it. */
export function checkHeard(annotated: string, settings: Partial<Settings> = {}): void {
  checkRemarks(annotated, (text) => {
    const { documents } = manifest(text);
    const control = {
      ...defaults,
      ...settings,
      ignoredInFile: fileIgnores(documents.map((it) => it.document)),
    };
    return documents.flatMap(({ start, document }) =>
      judge(diagnose(document, { podman: newestPodman }, heardRules(control)), document, control).map((it) =>
        toRemark(moved(it, start)),
      ),
    );
  });
}

function checkRemarks(annotated: string, found: (text: string) => readonly Remark[]): void {
  const text = withoutCarets(annotated);
  expect(withCarets(text, found(text))).toBe(annotated);
}

/** The same for one rule in the files of a workspace, by their names; `taken` are ports of this machine. */
export function checkAcross(
  code: string,
  annotated: Readonly<Record<string, string>>,
  { podman = newestPodman, taken = [] }: { podman?: string; taken?: readonly TakenPort[] } = {},
): void {
  const files = Object.entries(annotated).map(([name, text]) => [name, withoutCarets(text)] as const);
  const found = acrossProblems(code, Object.fromEntries(files), podman, taken);
  const shown = files.map(([name, text]) => [name, withCarets(text, (found.get(name) ?? []).map(toRemark))]);
  expect(Object.fromEntries(shown)).toEqual(annotated);
}

function ruleProblems(code: string, text: string, podman: string): readonly Problem[] {
  const rule = rules.find((it) => it.code === code);
  if (!rule) return acrossProblems(code, { 'only.yaml': text }, podman, []).get('only.yaml') ?? [];
  return manifest(text).documents.flatMap(({ start, document }) =>
    rule.check(document, { podman, codes }).map((it) => moved(asItsRuleSays(it), start)),
  );
}

/** What a rule that looks beyond its document finds in each file of a workspace. */
function acrossProblems(
  code: string,
  files: Readonly<Record<string, string>>,
  podman: string,
  takenPorts: readonly TakenPort[],
): ReadonlyMap<string, readonly Problem[]> {
  const rule = only(
    crossRules.filter((it) => it.code === code),
    `rule ${code}`,
  );
  const all = Object.entries(files).flatMap(([uri, text]) =>
    manifest(text).documents.map(({ start, document }) => ({
      uri,
      start,
      document,
      mentions: reachingOut(document),
    })),
  );
  const names = namesAmong(all);
  const found = all.map((here) => {
    const around = { podman, here, names, takenPorts };
    return { here, problems: rule.check(here.document, around).map((it) => moved(it, here.start)) };
  });
  return new Map(
    Object.keys(files).map((uri) => [
      uri,
      found.filter(({ here }) => here.uri === uri).flatMap(({ problems }) => problems),
    ]),
  );
}

/**
 * Applies the fix of that title that the rule offers, and expects the text after it, where the rule finds one problem
 * less.
 */
export function checkFix(
  code: string,
  before: string,
  title: string,
  after: string,
  podman = newestPodman,
): void {
  const found = ruleProblems(code, before, podman);
  const fixes = found.flatMap((it) => it.fixes ?? []);
  const fix = only(
    fixes.filter((it) => it.title === title),
    `fix '${title}' among [${fixes.map((it) => it.title).join(', ')}]`,
  );
  expect(applied(before, fix)).toBe(after);
  expect(ruleProblems(code, after, podman)).toHaveLength(found.length - 1);
}

/** The text after ignoring where it stands, or in its whole file, the one thing that rule finds; nothing if neither can be. */
export function ignored(code: string, text: string, where: 'here' | 'in file'): string | undefined {
  const file = manifest(text);
  const found = file.documents.flatMap(({ start, document }) =>
    documentProblems(document).flatMap((it) => (it.code === code ? [{ start, document, problem: it }] : [])),
  );
  const { start, document, problem } = only(found, code);
  if (where === 'in file') return edited(text, ignoreInFile(file, code), 0);
  return edited(text, ignoreHere(document, problem), start);
}

function edited(text: string, edit: TextEdit | undefined, start: number): string | undefined {
  return edit && text.slice(0, start + edit.span.start) + edit.insert + text.slice(start + edit.span.end);
}

/** The text after all that has one safe fix is mended, of all that is heard of each document with these settings. */
export function mended(text: string, settings: Partial<Settings> = {}): string {
  const control = { ...defaults, ...settings, ignoredInFile: [] };
  const find = (it: ManifestDocument) => judge(documentProblems(it), it, control);
  return manifest(text)
    .documents.toReversed()
    .reduce((done, { start, document }) => {
      const edits = fixAll(document, find);
      return edits.reduceRight((it, edit) => edited(it, edit, start) ?? it, done);
    }, text);
}

/** Expects the rule to find something there, and to know no way to mend it. */
export function checkNoFix(code: string, text: string, podman = newestPodman): void {
  const found = ruleProblems(code, text, podman);
  expect(found).not.toEqual([]);
  expect(found.flatMap((it) => it.fixes ?? [])).toEqual([]);
}

/** The text after a fix. */
export function applied(text: string, { edits }: Fix): string {
  return edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((done, { span, insert }) => done.slice(0, span.start) + insert + done.slice(span.end), text);
}

/** A problem of a document, with offsets from the start of the file that the document stands in. */
function moved(problem: Problem, by: number): Problem {
  const shift = ({ start, end }: Span) => ({ start: start + by, end: end + by });
  const fixes = problem.fixes?.map((fix) => ({
    ...fix,
    edits: fix.edits.map((it) => ({ ...it, span: shift(it.span) })),
  }));
  return { ...problem, span: shift(problem.span), ...(fixes && { fixes }) };
}
