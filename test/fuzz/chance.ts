/** What is drawn by chance; the same seed draws the same. */
export type Chance = {
  /** A whole number from 0 up to, but without, `end`; 0 where there is none. */
  readonly below: (end: number) => number;
  /** One of the items, of which there must be one. */
  readonly one: <T>(items: readonly T[]) => T;
  /** True in so many of a hundred cases. */
  readonly percent: (share: number) => boolean;
};

/** Draws by the generator `mulberry32`: 32 bits of state, enough for picking among mutations. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return {
    below,
    one: (items) => {
      if (items.length === 0) throw new Error('There is nothing to draw from.');
      return items[below(items.length)] as (typeof items)[number];
    },
    percent: (share) => below(100) < share,
  };

  function below(end: number): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * Math.max(0, end));
  }
}

/** What `make` draws, at least `least` and at most `most` times. */
export function several<T>(chance: Chance, least: number, most: number, make: () => T): readonly T[] {
  return Array.from({ length: least + chance.below(most - least + 1) }, make);
}
