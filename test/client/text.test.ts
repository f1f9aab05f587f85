import { expect, test } from 'vitest';
import { ageOf, sizeOf } from '../../client/text.ts';

const minute = 60_000;

test.each([
  [0, '< 1 min'],
  [-5 * minute, '< 1 min'],
  [minute, '1 min'],
  [59.9 * minute, '59 min'],
  [60 * minute, '1 h'],
  [48 * 60 * minute, '2 d'],
])('%d ms are %s', (milliseconds, age) => {
  expect(ageOf(milliseconds)).toBe(age);
});

test.each([
  [0, '0 B'],
  [512, '512 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [2_161_818, '2.16 MB'],
  [142_400_000, '142 MB'],
  [999_999, '1 MB'],
  [1.5e15, '1500 TB'],
])('%d bytes are %s', (bytes, size) => {
  expect(sizeOf(bytes)).toBe(size);
});
