import type { ManifestDocument } from '../manifest/document.ts';
import type { Facts, Gathered } from '../symbols/names.ts';
import { reachingOut } from '../symbols/reach.ts';

/** Keeps what was gathered of documents as long as it is true. */
export type KeptFacts = {
  readonly gathered: Gathered;
  /**
   * Takes note that a document has become another: tells whether it says the same to others, but for where that stands,
   * and drops what is no longer true.
   */
  readonly follow: (before: ManifestDocument, after: ManifestDocument) => 'same' | 'changed';
  /** Drops all, since documents came or went. */
  readonly clear: () => void;
};

export function keepFacts(): KeptFacts {
  const gathered: Gathered = new Map();
  /** Whatever anybody has asked for: who was content with it then counts on being asked again. */
  const asked = new Set<Facts>([reachingOut]);
  return { gathered, follow, clear };

  function follow(before: ManifestDocument, after: ManifestDocument): 'same' | 'changed' {
    for (const { facts } of gathered.values()) asked.add(facts);
    const isSame = [...asked].every((it) => bareText(before.derive(it)) === bareText(after.derive(it)));
    if (!isSame) {
      clear();
      return 'changed';
    }
    for (const [gather, { facts }] of gathered) {
      const stays = JSON.stringify(before.derive(facts)) === JSON.stringify(after.derive(facts));
      if (!stays) gathered.delete(gather);
    }
    return 'same';
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
