/**
 * An answer that is given at once, also when it is old: a newer one is asked for meanwhile, for the next time.
 */

export type Kept<T> = {
  /** What is known; only where nothing is, what the ask under way answers. */
  readonly get: () => Promise<T>;
  /** From now on what is known counts as old. */
  readonly expire: () => void;
};

/** Milliseconds after which an answer counts as old. */
const lifetime = 10_000;

/** `ask` must not fail, and is never under way twice. `now` tells milliseconds. */
export function kept<T>(ask: () => Promise<T>, now: () => number): Kept<T> {
  let known: { readonly value: T; readonly until: number } | undefined;
  let asking: Promise<T> | undefined;
  let changes = 0;
  return {
    get: async () => {
      if (known === undefined) return refresh();
      if (now() >= known.until) void refresh();
      return known.value;
    },
    expire: () => {
      changes += 1;
      if (known !== undefined) known = { ...known, until: -Infinity };
    },
  };

  function refresh(): Promise<T> {
    asking ??= fresh();
    return asking;
  }

  async function fresh(): Promise<T> {
    const before = changes;
    const value = await ask();
    // What changed while podman answered may be missing in its answer.
    known = { value, until: before === changes ? now() + lifetime : -Infinity };
    asking = undefined;
    return value;
  }
}
