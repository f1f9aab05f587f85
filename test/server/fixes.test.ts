import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { applied, documentProblems, manifest } from '../check.ts';
import type { ManifestDocument } from '../../server/manifest/document.ts';
import type { Fix, Problem } from '../../server/rules/rule.ts';

const folders = ['manifests', 'vectors/valid', 'vectors/invalid'];

/**
 * What every fix of every rule promises, tried on every manifest we have: nothing but its spans is touched, its problem
 * is gone, and whoever hears of that problem hears of no more errors and warnings than before, because what was misread
 * may be understood only now, and what is removed may leave something to fill in.
 */
describe.each(folders)('each fix keeps its promise in %s', (folder) => {
  const url = new URL(`../${folder}/`, import.meta.url);
  const files = readdirSync(url).filter((it) => it.endsWith('.yaml'));

  test.each(files)('%s', (file) => {
    const text = readFileSync(new URL(file, url), 'utf8');
    const broken = manifest(text).documents.flatMap(({ document }) => {
      const problems = documentProblems(document);
      return problems.flatMap((it) =>
        (it.fixes ?? []).flatMap((fix) => brokenPromises(document, problems, it, fix)),
      );
    });
    expect(broken).toEqual([]);
  });
});

function brokenPromises(
  document: ManifestDocument,
  before: readonly Problem[],
  problem: Problem,
  fix: Fix,
): string[] {
  const spans = fix.edits.map((it) => it.span).toSorted((a, b) => a.start - b.start);
  const { length } = document.text;
  const inside = spans.every(
    ({ start, end }, at) => (spans[at - 1]?.end ?? 0) <= start && start <= end && end <= length,
  );
  const name = `${problem.code}, ${problem.message} ${fix.title}`;
  if (!inside) return [`${name}: its edits overlap, or leave the document`];
  const after = manifest(applied(document.text, fix)).documents.flatMap((it) =>
    documentProblems(it.document),
  );
  const count = (all: readonly Problem[], of: (it: Problem) => boolean) =>
    all.filter((it) => isHeardWith(problem, it) && of(it)).length;
  const isSame = ({ code, message }: Problem) => code === problem.code && message === problem.message;
  const isGrave = ({ severity }: Problem) => severity === 'error' || severity === 'warning';
  const fresh = after.filter(
    (it) => isGrave(it) && !before.some(({ code, message }) => code === it.code && message === it.message),
  );
  // Of YAML mistakes only the first is told, and a like one may follow.
  const isGone =
    count(after, isSame) < count(before, isSame) ||
    !after.some((it) => isSame(it) && it.span.start <= problem.span.start);
  const brings = count(after, isGrave) > count(before, isGrave);
  return [
    ...(isGone ? [] : [`${name}: the problem stays`]),
    ...(brings ? fresh.map((it) => `${name}: brings ${it.code}, ${it.message}`) : []),
  ];
}

/** Whether whoever hears of the one problem hears of the other, too: of podman's in podman's eyes, of others in Kubernetes'. */
function isHeardWith({ voice }: Problem, it: Problem): boolean {
  if (it.voice === 'kubernetes') return voice !== 'podman' || it.also === 'podman';
  return it.voice !== 'podman' || voice === 'podman';
}
