/** What functions make of an object, each worked out once: ask with the same function for the same result. */
export type Derive<Of> = <T>(work: (of: Of) => T) => T;

/** Keeps what is made of an object that may itself hold the answer to this call. */
export function deriving<Of>(of: () => Of): Derive<Of> {
  const derived = new Map<unknown, unknown>();
  return (work) => {
    if (!derived.has(work)) derived.set(work, work(of()));
    return derived.get(work) as ReturnType<typeof work>;
  };
}
