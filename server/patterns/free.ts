/** The first of `name`, `name-2`, `name-3` that isn't taken, cut to fit where it would be too long. */
export function freeName(name: string, taken: ReadonlySet<string>, longest = 63): string {
  for (let n = 1; ; n += 1) {
    const suffix = n === 1 ? '' : `-${n}`;
    const tried = name.slice(0, longest - suffix.length).replace(/(?<!-)-+$/, '') + suffix;
    if (!taken.has(tried)) return tried;
  }
}

/** The first port from a number on that isn't taken, and the number itself where none is left. */
export function freePort(number: number, ...taken: readonly ReadonlySet<number>[]): number {
  for (let n = number; n <= 65_535; n += 1) {
    if (!taken.some((it) => it.has(n))) return n;
  }
  return number;
}
