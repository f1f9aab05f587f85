import { describe, expect, test } from 'vitest';
import { complete, nothingKnown } from '../../server/features/completion.ts';
import { diagnose } from '../../server/features/diagnostics.ts';
import { folds } from '../../server/features/folding.ts';
import { selections } from '../../server/features/selection.ts';
import { symbols } from '../../server/features/symbols.ts';
import { manifest } from '../check.ts';
import { newestPodman } from '../../server/schema/podman.ts';
import { mentionsIn } from '../../server/symbols/mentions.ts';

/** Texts made to break a reader; each must be answered like any other. */
const pod = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n';
const billion = Array.from({ length: 30 }, (_, it) => {
  const before = it === 0 ? 'x' : `*a${it - 1}`;
  return `    k${it}: &a${it} [${Array.from({ length: 10 }, () => before).join(', ')}]\n`;
}).join('');

const texts: Readonly<Record<string, string>> = {
  'aliases that mean more than there are atoms': `${pod}  annotations:\n${billion}`,
  'an alias that means itself': `${pod}  labels: &a\n    b: *a\nspec: &s\n  containers: [*s]\n`,
  'a merge key that merges itself': `${pod}  labels: &a\n    <<: *a\n`,
  'brackets a thousand deep': `${pod}spec: ${'['.repeat(1000)}`,
  'braces some thousand deep': `${pod}spec: ${'{a: '.repeat(2500)}`,
  'a thousand levels': pod + Array.from({ length: 1000 }, (_, it) => `${' '.repeat(it)}a:\n`).join(''),
  'a thousand dashes on one line': `${pod}spec:\n  ${'- '.repeat(1000)}\n`,
  'a line of a megabyte': `${pod}  annotations:\n    a: ${'x'.repeat(1_000_000)}\n`,
  'a key of a megabyte': `${pod}  annotations:\n    ${'x'.repeat(1_000_000)}: a\n`,
  'a text of a megabyte': `${pod}data: |\n${'  line\n'.repeat(150_000)}`,
  'a value of nothing but marks of anchors': `${pod}  labels:\n    a: ${'&'.repeat(1000)} x y\n    b: ${'!&'.repeat(1000)} x\n`,
  'blanks without an end': `${pod}  labels:\n    a${' '.repeat(100_000)}b\n    c:${' '.repeat(100_000)}x\n`,
  'signs of comments without an end': `${pod}# ${'#'.repeat(100_000)}\n#${' #'.repeat(50_000)}\n`,
  'names that end in a hundred thousand dashes': `${pod.replace('web', `${'-'.repeat(100_000)}_`)}spec:\n  containers:\n    - name: ${'a-'.repeat(50_000)}_\n      image: ${'a-'.repeat(50_000)}_/${'@'.repeat(50_000)}\n      resources: {limits: {cpu: ${'0'.repeat(50_000)}x, memory: ${'1'.repeat(20_000)}m}}\n`,
  'quotes that are never closed': `${pod}spec: "${'a\n'.repeat(20_000)}`,
  'a hundred thousand keys': `${pod}  labels:\n${Array.from({ length: 100_000 }, (_, it) => `    k${it}: v\n`).join('')}`,
  'ten thousand comments': pod + '# podwright-ignore x\n'.repeat(10_000),
  'ten thousand documents': '---\n'.repeat(10_000),
  'halves of characters': `${pod}spec: \ud800\n  \udc00: \ud83d\n`,
  'the character NUL': `${pod}spec: \u0000\n\u0000: a\n`,
  'line breaks of every sort': 'apiVersion: v1\r\nkind: Pod\rmetadata:\n\r\n\rname: a\u2028b\u0085c\r\r\n',
  'tabs in place of spaces': 'apiVersion:\tv1\nkind: Pod\nmetadata:\n\tname: a\n',
  'a byte order mark in the middle': `${pod}\ufeffspec: a\n\ufeff---\n`,
  'markers and nothing else': '...\n---\n...\n--- |\n--- >\n---\n%YAML 9.9\n---\n',
  'names of what objects inherit': `${pod}__proto__: {a: b}\nconstructor: 1\ntoString: {}\nspec: {hasOwnProperty: 1}\n`,
};

describe.each(Object.entries(texts))('%s', (_, text) => {
  test('breaks nothing, and all that is said of it lies in its text', { timeout: 60_000 }, () => {
    const file = manifest(text);
    for (const { document } of [...file.documents.slice(0, 3), ...file.documents.slice(-3)]) {
      const middle = Math.floor(document.text.length / 2);
      const spans = [
        ...diagnose(document, { podman: newestPodman }).map((it) => it.span),
        ...mentionsIn(document).map((it) => it.span),
        ...symbols(document, 'podman').map((it) => it.span),
        ...[0, middle, document.text.length].flatMap((at) => [
          ...complete(document, at, nothingKnown).map((it) => it.edit.span),
          ...selections(document, at),
        ]),
      ];
      const outside = spans.filter(
        ({ start, end }) => start < 0 || end < start || end > document.text.length,
      );
      expect(outside).toEqual([]);
    }
    folds(file);
  });
});
