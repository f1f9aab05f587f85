import type { Mention, Scope } from './mention.ts';
import type { Occurrence } from './occurrence.ts';
import type { Neighbour } from './reach.ts';

/** Finds the mentions of all documents that may have to do with one: by its name and by where that lives. */
export type NameIndex = {
  readonly declared: (like: Mention) => readonly Occurrence[];
  readonly used: (like: Mention) => readonly Occurrence[];
  readonly add: (at: Neighbour) => void;
  readonly remove: (at: Neighbour) => void;
};

/** Ports are found by the labels of their pods, since many pods call a port `http`; variables as the keys they may be. */
export function nameIndex(): NameIndex {
  const declared = new Map<string, Occurrence[]>();
  const used = new Map<string, Occurrence[]>();
  return {
    declared: (like) =>
      like.kind === 'port'
        ? fewest(keysOf(like).map((it) => found(declared, it)))
        : all(declared, keysOf(like)),
    used: (like) => all(used, keysOf(like)),
    add: (at) => {
      for (const mention of at.mentions) {
        for (const [index, key] of placesOf(mention)) {
          const list = index.get(key);
          if (list) list.push({ at, mention });
          else index.set(key, [{ at, mention }]);
        }
      }
    },
    remove: (at) => {
      for (const mention of at.mentions) {
        for (const [index, key] of placesOf(mention)) {
          const others = found(index, key).filter((it) => it.at !== at);
          if (others.length > 0) index.set(key, others);
          else index.delete(key);
        }
      }
    },
  };

  function placesOf(mention: Mention): readonly (readonly [Map<string, Occurrence[]>, string])[] {
    const keys = keysOf(mention);
    if (mention.role === 'declares') return keys.map((it) => [declared, it]);
    // A Service asks for all of its labels, so one is enough to find it.
    return (mention.kind === 'port' ? keys.slice(0, 1) : keys).map((it) => [used, it]);
  }
}

/** Where a mention is kept; nowhere if nothing outside its document can mean it. */
function keysOf({ kind, text, scope, sources, labels }: Mention): readonly string[] {
  if (kind === 'port') return (labels ?? []).map((it) => keyOf('port', it, text));
  if (sources) return sources.map((it: Scope) => keyOf('key', it.owner, text));
  return scope.reach === 'workspace' ? [keyOf(kind, scope.owner, text)] : [];
}

function keyOf(kind: string, owner: string, text: string): string {
  return `${kind}\n${owner}\n${text}`;
}

function found(index: ReadonlyMap<string, readonly Occurrence[]>, key: string): readonly Occurrence[] {
  return index.get(key) ?? [];
}

function all(
  index: ReadonlyMap<string, readonly Occurrence[]>,
  keys: readonly string[],
): readonly Occurrence[] {
  const [first, ...more] = keys;
  if (first === undefined) return [];
  return more.length === 0 ? found(index, first) : [...new Set(keys.flatMap((it) => found(index, it)))];
}

function fewest(lists: readonly (readonly Occurrence[])[]): readonly Occurrence[] {
  return lists.toSorted((a, b) => a.length - b.length)[0] ?? [];
}
