import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { broken, manifests, numRuns, options } from '../broken.ts';
import { namesIn, renamedAt, unforeseenFacts } from '../check-names.ts';

test('every name stands in its document as it is written, however broken the text is', options, () => {
  fc.assert(
    fc.property(broken, ({ text }) => {
      for (const { written, name } of namesIn(text)) expect(written).toBe(name);
    }),
    { numRuns },
  );
});

describe('giving a name another one and back leaves the text as it was, and changes nothing else', () => {
  test.each([...manifests])('in %s', (_, text) => {
    const names = namesIn(text);
    names.forEach(({ offset, name }, index) => {
      const there = renamedAt(text, offset, other);
      // Which other name a place has doesn't matter, but where the names are does.
      expect(namesIn(there).map((it) => it.kind)).toEqual(names.map((it) => it.kind));
      const own = namesIn(there)[index];
      expect(own?.name).toBe(other);
      expect(renamedAt(there, own?.offset ?? -1, name)).toBe(text);
    });
  });
});

/** A name that every kind takes. */
const other = 'other-name-x';

test('of files that are not open all is kept beforehand that rules ask of them', () => {
  expect([...manifests.values()].flatMap(unforeseenFacts)).toEqual([]);
});
