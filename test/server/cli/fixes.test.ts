import { expect, test } from 'vitest';
import { readArguments } from '../../../server/cli/arguments.ts';
import { openChecker } from '../../../server/cli/check.ts';
import type { Mending } from '../../../server/cli/finding.ts';
import { loadSchema } from '../../../server/schema/kubernetes.ts';

const schema = loadSchema();

/** A file with Windows' line ends, and characters of two UTF-16 units before what is wrong. */
const text = [
  'apiVersion: v1',
  'kind: ConfigMap',
  'metadata: { name: first }',
  '---',
  'apiVersion: v1',
  'kind: Pod',
  'metadata: { name: web, annotations: { "🦭🦭": a }, lables: { app: web } }',
  'spec:',
  '  containers:',
  '    - name: web',
  '      image: docker.io/library/nginx:1.27',
  '      resources:',
  '        limits: { memory: 64m }',
  '        requests: { memory: 32m }',
  '      tty: "yes"',
  '      stdin: true',
].join('\r\n');

test('a way to mend a finding counts lines and columns as the file is, in UTF-16 units', () => {
  const [renaming] = findingsIn(text).find((it) => it.code === 'unknown-field')?.fixes ?? [];
  expect(renaming).toEqual({
    title: "Rename to 'labels'",
    edits: [{ file: 'a.yaml', line: 7, column: 52, endLine: 7, endColumn: 58, insert: 'labels' }],
  });
});

test('every way to mend a finding, done by its lines and columns alone, removes the finding', () => {
  const found = findingsIn(text).filter((it) => it.fixes.length > 0);
  expect(found.length).toBeGreaterThan(3);
  for (const { code, fixes } of found) {
    for (const it of fixes) {
      const left = findingsIn(after(it)).filter((other) => other.code === code);
      const before = findingsIn(text).filter((other) => other.code === code);
      expect(left.length, `${code}: ${it.title}`).toBe(before.length - 1);
    }
  }
});

test('what nobody knows a way out of has none', () => {
  const found = findingsIn('apiVersion: v1\nkind: ConfigMap\nmetadata: {}\ndata: { a: [] }\n');
  expect(found.map((it) => [it.code, it.fixes.length])).toContainEqual(['wrong-type', 0]);
});

function findingsIn(text: string) {
  const request = readArguments(['check', '--target', 'both', 'a.yaml']);
  if (request.kind !== 'check') throw new Error('These words are no check.');
  const source = { file: 'a.yaml', text };
  return openChecker([source], request.options, { schema, namesIn: () => undefined }).findingsIn(source);
}

/** The text after a fix, as someone applies it who knows only SARIF: lines end at CR LF or LF, columns count from 1. */
function after({ edits }: Mending): string {
  const starts = [0, ...[...text.matchAll(/\r?\n/g)].map((it) => it.index + it[0].length)];
  const offset = (line: number, column: number) => (starts[line - 1] ?? NaN) + column - 1;
  return edits
    .map((it) => ({
      start: offset(it.line, it.column),
      end: offset(it.endLine, it.endColumn),
      insert: it.insert,
    }))
    .toSorted((a, b) => b.start - a.start)
    .reduce((done, { start, end, insert }) => done.slice(0, start) + insert + done.slice(end), text);
}
