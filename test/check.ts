import { expect } from 'vitest';
import { diagnose } from '../server/features/diagnostics.ts';
import { folds } from '../server/features/folding.ts';
import { fileIgnores, judge } from '../server/features/judge.ts';
import { links } from '../server/features/links.ts';
import { selections } from '../server/features/selection.ts';
import { symbols, type DocumentSymbol } from '../server/features/symbols.ts';
import { documentAt, readManifest, type Manifest } from '../server/manifest/manifest.ts';
import { defaults, type Settings, type TakenPort } from '../server/protocol.ts';
import { codes, crossRules, rules } from '../server/rules/all.ts';
import type { Fix, Problem, Voice } from '../server/rules/rule.ts';
import { loadSchema } from '../server/schema/kubernetes.ts';
import { newestPodman } from '../server/schema/podman.ts';
import { namesAmong } from '../server/symbols/names.ts';
import { reachingOut } from '../server/symbols/reach.ts';
import type { Span } from '../server/yaml/tree.ts';
import { fixture, only, withCarets, withoutCarets, type Remark } from './fixture.ts';

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
      .map((it) => moved(it, start)),
  );
}

/** What our diagnostics say of a file, as remarks on its text; unless told otherwise, what YAML and Kubernetes say. */
export function remarks(text: string, hearing: Hearing = kubernetes): readonly Remark[] {
  return problemsOf(text, hearing).map(toRemark);
}

function toRemark({ span, severity, code, message }: Problem): Remark {
  return { ...span, says: `${severity} ${code}: ${message}` };
}

/** The text is input and expectation in one: the caret lines it holds are all that YAML and Kubernetes say of it. */
export function checkDiagnostics(annotated: string): void {
  checkRemarks(annotated, (text) => remarks(text));
}

/** The same for all that podman says of it: the newest, or the version that is given. */
export function checkPodman(annotated: string, podman = newestPodman): void {
  checkRemarks(annotated, (text) => remarks(text, { voices: ['podman'], podman }));
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
      judge(diagnose(document, { podman: newestPodman }), document, control).map((it) =>
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
    rule.check(document, { podman, codes }).map((it) => moved(it, start)),
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
    const others = all.filter((it) => it !== here);
    const reach = [
      ...others.filter((it) => it.uri === here.uri),
      ...others.filter((it) => it.uri !== here.uri),
    ];
    const around = { podman, here, reach, names, takenPorts };
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
export function checkFix(code: string, before: string, title: string, after: string): void {
  const found = ruleProblems(code, before, newestPodman);
  const fixes = found.flatMap((it) => it.fixes ?? []);
  const fix = only(
    fixes.filter((it) => it.title === title),
    `fix '${title}' among [${fixes.map((it) => it.title).join(', ')}]`,
  );
  expect(applied(before, fix)).toBe(after);
  expect(ruleProblems(code, after, newestPodman)).toHaveLength(found.length - 1);
}

/** Expects the rule to find something there, and to know no way to mend it. */
export function checkNoFix(code: string, text: string): void {
  const found = ruleProblems(code, text, newestPodman);
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

/** The outline of a file, one line a symbol, indented: `sort name (detail)`. */
export function outlineOf(text: string): string {
  return manifest(text)
    .documents.flatMap(({ document }) => symbols(document).flatMap((it) => lines(it, '')))
    .join('\n');

  function lines(symbol: DocumentSymbol, indent: string): string[] {
    const detail = symbol.detail === '' ? '' : ` (${symbol.detail})`;
    return [
      `${indent}${symbol.sort} ${symbol.name}${detail}`,
      ...symbol.children.flatMap((it) => lines(it, `${indent}  `)),
    ];
  }
}

/** What can be folded in a file, one line a fold: its first line and its last, and its sort where it is no block. */
export function foldsOf(text: string): readonly string[] | undefined {
  const lines = text.split('\n').map((it) => it.trim());
  return folds(manifest(text))?.map(({ start, end, sort }) => {
    const extent = `${lines[start] ?? '?'} … ${lines[end] ?? '?'}`;
    return sort === 'block' ? extent : `${extent} (${sort})`;
  });
}

/** What a selection at the fixture's cursor grows to, step by step. */
export function selectionsAt(marked: string): readonly string[] {
  const { text, cursors } = fixture(marked);
  const offset = only(cursors, 'cursor');
  const placed = documentAt(manifest(text), offset);
  if (!placed) throw new Error('The fixture has no document at its cursor.');
  const { start, document } = placed;
  return selections(document, offset - start).map((it) => document.text.slice(it.start, it.end));
}

/** Expects the ranges of the fixture to be links to these pages, and nothing else to be one. */
export function checkLinks(marked: string, ...targets: readonly string[]): void {
  const { text, ranges } = fixture(marked);
  const found = manifest(text).documents.flatMap(({ start, document }) =>
    links(document).map(({ span, target }) => ({ start: span.start + start, end: span.end + start, target })),
  );
  expect(found).toEqual(ranges.map((it, index) => ({ ...it, target: targets[index] })));
}
