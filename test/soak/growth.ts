/** Judges whether what was measured lap by lap grows without end. */

export type Growth = {
  /** Of the line that fits best, in units a lap. */
  readonly slope: number;
  readonly first: number;
  readonly last: number;
  /** Whether it piles up, rather than rise once, or go up and down. */
  readonly grows: boolean;
};

/** Laps at the beginning that fill caches, and are left out. */
export const warmUp = 2;

/** What fewer laps than this say is left unsaid. */
const fewest = 6;

/**
 * `values` are of all laps; `tolerance` is by how much the last ones may be above the first ones at least.
 * It grows where each of the last third is above each of the first third by more than that: one slow garbage
 * collection or one process that was just ending doesn't count, and what rose once and stays does only once.
 */
export function growthOf(values: readonly number[], tolerance: number): Growth {
  const settled = values.slice(warmUp);
  const third = Math.floor(settled.length / 3);
  const [before, middle, after] = [
    settled.slice(0, third),
    settled.slice(third, settled.length - third),
    settled.slice(settled.length - third),
  ];
  const grows =
    settled.length >= fewest &&
    Math.min(...after) > Math.max(...before) + tolerance &&
    // Still on its way: a step to a new level has been made once, and is no slope.
    Math.max(...after) > Math.max(...middle);
  return { slope: slopeOf(settled), first: settled[0] ?? NaN, last: settled.at(-1) ?? NaN, grows };
}

/** Least squares. */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, it) => sum + it, 0) / values.length;
  const [above, below] = values.reduce<readonly [number, number]>(
    ([product, square], it, at) => [product + (at - middle) * (it - mean), square + (at - middle) ** 2],
    [0, 0],
  );
  return below === 0 ? 0 : above / below;
}
