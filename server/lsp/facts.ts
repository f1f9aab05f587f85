import type { ManifestDocument } from '../manifest/document.ts';
import type { Facts, Gathered } from '../symbols/names.ts';
import { reachingOut } from '../symbols/reach.ts';

/** Keeps what was gathered of documents as long as it is true. */
export type KeptFacts = {
  readonly gathered: Gathered;
  /**
   * Takes note that a document has become another, and drops what is no longer true. Tells whether it says the same to
   * others in the same places, or has only moved within it, or says something else.
   */
  readonly follow: (before: ManifestDocument, after: ManifestDocument) => 'same' | 'moved' | 'changed';
  /** Drops all, since documents came or went. */
  readonly clear: () => void;
};

export function keepFacts(): KeptFacts {
  const gathered: Gathered = new Map();
  /** Whatever anybody has asked for: who was content with it then counts on being asked again. */
  const asked = new Set<Facts>([reachingOut]);
  return { gathered, follow, clear };

  function follow(before: ManifestDocument, after: ManifestDocument): 'same' | 'moved' | 'changed' {
    for (const { facts } of gathered.values()) asked.add(facts);
    const others = [...asked].filter(
      (it) => JSON.stringify(before.derive(it)) !== JSON.stringify(after.derive(it)),
    );
    if (others.some((it) => bareText(before.derive(it)) !== bareText(after.derive(it)))) {
      clear();
      return 'changed';
    }
    for (const [gather, { facts }] of gathered) {
      if (others.includes(facts)) gathered.delete(gather);
    }
    return others.length > 0 ? 'moved' : 'same';
  }

  function clear(): void {
    for (const { facts } of gathered.values()) asked.add(facts);
    gathered.clear();
  }
}

/** Facts as text, but for where they stand. */
function bareText(facts: unknown): string {
  return JSON.stringify(facts, (key, value: unknown) => (places.has(key) ? undefined : value));
}

const places: ReadonlySet<string> = new Set(['span', 'whole', 'path']);
