import { several, type Chance } from './chance.ts';

/** Any JSON value that somebody may send in place of another. */
export function anyValue(chance: Chance, depth = 3): unknown {
  if (depth > 0 && chance.percent(40)) {
    const make = (): unknown => anyValue(chance, depth - 1);
    if (chance.percent(50)) return several(chance, 0, 3, make);
    return Object.fromEntries(several(chance, 0, 3, () => [chance.one(odd.texts), make()] as const));
  }
  return chance.one<unknown>([...odd.texts, ...odd.others]);
}

const odd = {
  texts: ['', 'a', 'podman', 'off', 'auto', '5.4', '\ud800', '__proto__', 'constructor', 'toString', 'uri'],
  others: [null, true, false, 0, -1, 1.5, 2 ** 53, [], {}],
} as const;

/** A value with some of its parts left out, or with anything else in their place. */
export function bent(value: unknown, chance: Chance): unknown {
  if (chance.percent(8)) return anyValue(chance);
  if (Array.isArray(value)) return value.filter(() => chance.percent(90)).map((it) => bent(it, chance));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(() => chance.percent(85))
      .map(([key, it]) => [key, bent(it, chance)]),
  );
}
