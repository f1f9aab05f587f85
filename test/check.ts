import { expect } from 'vitest';
import { complete, nothingKnown } from '../server/features/completion.ts';
import type { Completion } from '../server/features/completion/offer.ts';
import { diagnose } from '../server/features/diagnostics.ts';
import { folds } from '../server/features/folding.ts';
import { hover, type Hover } from '../server/features/hover.ts';
import { fileIgnores, judge } from '../server/features/judge.ts';
import { links } from '../server/features/links.ts';
import { selections } from '../server/features/selection.ts';
import { symbols, type DocumentSymbol } from '../server/features/symbols.ts';
import { documentAt, readManifest, type Manifest } from '../server/manifest/manifest.ts';
import { defaults, type Settings } from '../server/protocol.ts';
import { codes, rules } from '../server/rules/all.ts';
import type { Fix, Problem, Voice } from '../server/rules/rule.ts';
import { loadSchema } from '../server/schema/kubernetes.ts';
import { newestPodman } from '../server/schema/podman.ts';
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

function ruleProblems(code: string, text: string, podman: string): readonly Problem[] {
  const rule = only(
    rules.filter((it) => it.code === code),
    `rule ${code}`,
  );
  return manifest(text).documents.flatMap(({ start, document }) =>
    rule.check(document, { podman, codes }).map((it) => moved(it, start)),
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

/** The completions at the fixture's cursor, with offsets from the start of its document. */
function completionsAt(marked: string): {
  readonly text: string;
  readonly start: number;
  readonly items: readonly Completion[];
} {
  const { text, cursors } = fixture(marked);
  const offset = only(cursors, 'cursor');
  const placed = documentAt(manifest(text), offset);
  if (!placed) throw new Error('The fixture has no document at its cursor.');
  return { text, start: placed.start, items: complete(placed.document, offset - placed.start, nothingKnown) };
}

/** Accepts the completion of that label and expects the text after it, tab stops shown as `<|>`. */
export function checkCompletion(before: string, label: string, after: string): void {
  expect(accepted(before, label)).toBe(after);
}

/** The text after accepting the completion of that label, tab stops shown as `<|>`. */
export function accepted(before: string, label: string): string {
  const { text, start, items } = completionsAt(before);
  const { edit } = only(
    items.filter((it) => it.label === label),
    `completion '${label}' among ${labels(items)}`,
  );
  const insert = edit.insert.map((it) => (typeof it === 'string' ? it : '<|>')).join('');
  return text.slice(0, start + edit.span.start) + insert + text.slice(start + edit.span.end);
}

function labels(items: readonly Completion[]): string {
  return `[${items.map((it) => it.label).join(', ')}]`;
}

/** Expects the offered labels to begin with these, in this order. */
export function checkOffersFirst(before: string, ...expected: readonly string[]): void {
  expect(
    completionsAt(before)
      .items.slice(0, expected.length)
      .map((it) => it.label),
  ).toEqual(expected);
}

/** Expects exactly these labels to be offered, in this order. */
export function checkOffers(before: string, ...expected: readonly string[]): void {
  expect(completionsAt(before).items.map((it) => it.label)).toEqual(expected);
}

/** Expects none of these labels to be offered. */
export function checkOffersNot(before: string, ...unwanted: readonly string[]): void {
  const offered = completionsAt(before).items.map((it) => it.label);
  expect(offered.filter((it) => unwanted.includes(it))).toEqual([]);
}

/** What the hover at the fixture's cursor shows. */
export function hoverAt(marked: string): Hover | undefined {
  const { text, cursors } = fixture(marked);
  const offset = only(cursors, 'cursor');
  const placed = documentAt(manifest(text), offset);
  return placed && hover(placed.document, offset - placed.start);
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
