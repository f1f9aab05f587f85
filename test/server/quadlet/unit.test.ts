import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completeUnit } from '../../../server/quadlet/complete.ts';
import { hoverUnit } from '../../../server/quadlet/hover.ts';
import { unitProblems } from '../../../server/quadlet/problems.ts';
import { allOf, lastOf, readUnit, wordsOf } from '../../../server/quadlet/unit.ts';
import { only } from '../../fixture.ts';

/** Texts that are nearly units. */
const unitText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '[Kube]',
        '[',
        ']',
        '=',
        'Yaml',
        '\n',
        '\\\n',
        '\r\n',
        ' ',
        '\t',
        '#',
        ';',
        '"',
        '%',
        '/',
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 40 },
  )
  .map((it) => it.join(''));

test('any text can be read, and what is found in it stands where it says', () => {
  fc.assert(
    fc.property(unitText, (text) => {
      const { sections, faults } = readUnit(text);
      for (const { name, span, entries } of sections) {
        expect(text.slice(span.start, span.end).replaceAll('\\', '')).toContain(name.slice(0, 1));
        for (const { value, pieces, valueSpan } of entries) {
          expect(pieces.map((it) => text.slice(it.start, it.end)).join('')).toBe(value);
          expect(valueSpan.start).toBeLessThanOrEqual(valueSpan.end);
        }
      }
      for (const { span } of faults) expect(span.end).toBeLessThanOrEqual(text.length);
    }),
  );
});

test('every question about any text has an answer, at every place', () => {
  fc.assert(
    fc.property(unitText, fc.nat(60), fc.constantFrom('4.3', '4.4', '5.8'), (text, at, podman) => {
      const unit = readUnit(text);
      const offset = Math.min(at, text.length);
      for (const { span } of [...unitProblems(unit, podman), hoverUnit(unit, offset)].filter((it) => !!it)) {
        expect(span.start).toBeLessThanOrEqual(span.end);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
      for (const { span } of completeUnit(unit, offset, { podman, entries: ['a.yaml'] })) {
        expect(span.start).toBeLessThanOrEqual(offset);
        expect(span.end).toBeGreaterThanOrEqual(offset);
        expect(text.slice(span.start, span.end)).not.toContain('\n');
      }
    }),
  );
});

test('sections of one name are one, and the last of several values counts', () => {
  const unit = readUnit('[Kube]\nUserNS=auto\n[Unit]\nUserNS=no\n[Kube]\nUserNS=host\n');
  expect(lastOf(unit, 'Kube', 'UserNS')?.value).toBe('host');
});

test('an empty value drops those before it', () => {
  const unit = readUnit('[Kube]\nConfigMap=a\nConfigMap=\nConfigMap=b\nConfigMap=c\n');
  expect(allOf(unit, 'Kube', 'ConfigMap').map((it) => it.value)).toEqual(['b', 'c']);
});

test('a word behind a broken line is found where it stands', () => {
  const text = '[Kube]\nConfigMap=a.yaml \\\n  # why\n  "b c.yaml"\n';
  const words = wordsOf(only(allOf(readUnit(text), 'Kube', 'ConfigMap')));
  expect(words.map(({ span }) => text.slice(span.start, span.end))).toEqual(['a.yaml', 'b c.yaml']);
});
