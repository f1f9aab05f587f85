import { expect, test } from 'vitest';
import { growthOf } from '../soak/growth.ts';

const laps = Array.from({ length: 14 }, (_, at) => at);
const noise = [0, 1, 0, 2, 1, 0, 1, 2, 0, 1, 0, 2, 1, 0];

test('what a soak sees rise lap by lap grows', () => {
  const { grows, slope } = growthOf(
    laps.map((it) => 50 + it + (noise[it] ?? 0)),
    2,
  );
  expect(grows).toBe(true);
  expect(slope).toBeCloseTo(1, 0);
});

test('one more a lap grows where none is borne', () => {
  expect(
    growthOf(
      laps.map((it) => 3 + it),
      0,
    ).grows,
  ).toBe(true);
});

test.each([
  ['goes up and down', noise],
  ['rises while caches are filled, and stays', laps.map((it) => 50 + 10 * Math.min(it, 2))],
  ['rises once', laps.map((it) => (it < 6 ? 50 : 60))],
  ['rises by less than is borne', laps.map((it) => 50 + it * 0.1)],
  ['falls', laps.map((it) => 50 - it)],
  ['had too few laps to tell', [1, 2, 3, 4, 5]],
])('what %s does not', (_, values) => {
  expect(growthOf(values, 2).grows).toBe(false);
});
