import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentSpans } from '../../server/yaml/documents.ts';
import { parseThoroughly } from '../../server/yaml/parse.ts';
import { quickTree } from '../../server/yaml/quick.ts';
import { broken, numRuns, options } from '../broken.ts';

/**
 * Two readers of one text: the quick one must give what the package `yaml` gives, without a word of complaint from
 * that, or nothing at all.
 */
function expectSame(text: string): void {
  const quick = quickTree(text);
  if (quick) expect(parseThoroughly(text)).toEqual({ root: quick.root, problems: [] });
}

const samples = [
  'a:\n- x\n- y: 1\n  z:\nb: 2',
  'a:\n  b:\n\nc: d\n',
  'a:\n  b:\n# x\n\nc: d\n',
  'a:\n  - c\n  # x',
  'a: b\n  # x\n',
  'a: |\n\n  x\n   y\n\n\nb: |-\n  x',
  'a: {b: c, d: [e, "f", g h ]} # z\n',
  '- a\n-\n- - b\n  - c\n',
  '- - -\n',
  '"a": \'b\'\n"c": "d"\n',
  'a: b: c\n',
  'a: "b" c\n',
  'a: {b}\n',
  'a: [b: c]\n',
  'a:\tb\n',
  'a: b\r\n',
  '--- a\n',
  '---\n# nothing\n',
  '# nothing\n',
  '',
] as const;

test.each(samples)('%j is read alike by both readers', (text) => {
  expectSame(text);
});

/** Pieces that bring a text to the border of what is plain. */
const pieces = fc.constantFrom(
  ...[
    '\n',
    '\n  ',
    '\n    ',
    ' ',
    '- ',
    '-',
    'a: ',
    'b:',
    ': ',
    ':',
    ' # x',
    '\n# x',
    '\n  # x\n',
    'b',
    'a b',
    '"c"',
  ],
  ...[
    "'d'",
    '|',
    '|-',
    '|\n',
    '>',
    '[',
    ']',
    '{',
    '}',
    ',',
    '[a, b]',
    '{a: b}',
    '[]',
    '{}',
    '"',
    "'",
    '\\',
    '&x ',
    '*x',
  ],
  ...[
    '!t ',
    '? ',
    '<<: ',
    '---\n',
    '...',
    '%',
    '@',
    '`',
    '~',
    'é',
    '🐳',
    '\t',
    '\r\n',
    '\u0000',
    '\ud800',
    '\ufeff',
  ],
);

test('texts made of the pieces of YAML are read alike by both readers', options, () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 14 }), (all) => {
      expectSame(all.join(''));
    }),
    { numRuns: numRuns * 10 },
  );
});

test('manifests that are half written are read alike by both readers', options, () => {
  fc.assert(
    fc.property(broken, ({ text }) => {
      for (const { start, end } of documentSpans(text)) expectSame(text.slice(start, end));
    }),
    { numRuns },
  );
});

test('what people write is read by the quick reader alone', () => {
  const folder = new URL('../../samples/', import.meta.url);
  const texts = readdirSync(folder)
    .filter((it) => it.endsWith('.yaml'))
    .map((it) => readFileSync(new URL(it, folder), 'utf8'));
  const documents = texts.flatMap((text) =>
    documentSpans(text).map(({ start, end }) => text.slice(start, end)),
  );
  const left = documents.filter((it) => !quickTree(it));
  expect(left.length / documents.length).toBeLessThan(0.1);
});

test('a nest that is too deep for any manifest is left to the package', () => {
  const nest = Array.from({ length: 5000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
  expect(quickTree(nest)).toBeUndefined();
  expect(quickTree(`a: ${'['.repeat(5000)}`)).toBeUndefined();
});
