import json from './podman-support.json';
import { isOlder } from './podman-version.ts';

type Row = {
  readonly support: string;
  readonly since?: string;
  readonly note?: string;
  readonly docs?: string;
  readonly dropped?: boolean;
};

/** By a field's place, such as `spec.containers.image`: a list's own place stands for its items too. */
type Rows = Readonly<Record<string, Row>>;

const table: {
  readonly kinds: Rows;
  readonly otherKinds: Row;
  readonly everyKind: Rows;
  readonly fields: Readonly<Record<string, Rows>>;
} = json;

/** The newest podman whose ways are known, and the one to judge by where none is known to be here. */
export const newestPodman = '5.8';

/** What `podman kube play` does with a field or a kind of object. */
export type PodmanSupport = {
  /**
   * - `yes`: does what Kubernetes would do, but for what the note says.
   * - `partial`: acts on some of it, as the note says.
   * - `ignored`: does nothing with it and says nothing.
   * - `refused`: stops with an error.
   */
  readonly support: 'yes' | 'partial' | 'ignored' | 'refused';
  /** The first podman version that acts on it, such as '5.6'; absent where 4.0 did. */
  readonly since?: string;
  /** One sentence or two about what is different from Kubernetes. */
  readonly note?: string;
  /** What podman's own table of supported fields says, where it is wrong: 'yes' or 'no'. */
  readonly docs?: string;
  /** Of what is ignored: podman's own types lack it, so that not even its value's type matters. */
  readonly dropped?: true;
};

/**
 * What podman does with the field at a path of an object, or with the object where the path is empty;
 * nothing where it isn't known.
 * Numbers in the path are places in lists. Fields of a pod template are found under `spec.template` of their workload.
 * What podman ignores or refuses, it ignores or refuses with everything in it.
 */
export function podmanSupport(kind: string, path: readonly (string | number)[]): PodmanSupport | undefined {
  const kindRow = find(table.kinds, kind);
  if (kindRow === undefined) return supportOf(table.otherKinds, undefined);

  const names = path.filter((segment) => typeof segment === 'string');
  let last: Row | undefined = kindRow;
  let since = kindRow.since;
  for (const [index] of names.entries()) {
    last = rowAt(kind, names.slice(0, index + 1));
    since = later(since, last?.since);
    if (last?.support === 'ignored' || last?.support === 'refused') break;
  }
  return last && supportOf(last, since);
}

/** The same of a kind and, below it, of its fields. */
export type SupportTree = {
  readonly support: PodmanSupport | undefined;
  readonly field: (name: string) => SupportTree;
};

/** Each place is looked up once; the tree grows with each field that is asked for, so ask for known ones alone. */
export function supportTree(kind: string, path: readonly string[] = []): SupportTree {
  const fields = new Map<string, SupportTree>();
  return {
    support: podmanSupport(kind, path),
    field: (name) => {
      const field = fields.get(name) ?? supportTree(kind, [...path, name]);
      fields.set(name, field);
      return field;
    },
  };
}

function rowAt(kind: string, names: readonly string[]): Row | undefined {
  const own = find(table.fields, kind) ?? {};
  const place = names.join('.');
  const row = find(own, place) ?? find(table.everyKind, place);
  if (row !== undefined) return row;
  if (names[0] === 'spec' && names[1] === 'template') return rowAt('Pod', names.slice(2));
  return find(own, likeContainer(place)) ?? find(own, likeLivenessProbe(likeContainer(place)));
}

/** Init containers have rows only where podman treats them unlike other containers. */
function likeContainer(place: string): string {
  return place.replace(/^spec\.initContainers\./, 'spec.containers.');
}

/** So have startup probes, unlike liveness probes. */
function likeLivenessProbe(place: string): string {
  return place.replace(/^spec\.containers\.startupProbe\./, 'spec.containers.livenessProbe.');
}

function find<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The later of two versions such as '5.6'. */
function later(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return isOlder(a, b) ? b : a;
}

function supportOf({ support, note, docs, dropped }: Row, since: string | undefined): PodmanSupport {
  return {
    support: levelOf(support),
    ...(since === undefined ? {} : { since }),
    ...(note === undefined ? {} : { note }),
    ...(docs === undefined ? {} : { docs }),
    ...(dropped === true ? { dropped } : {}),
  };
}

function levelOf(text: string): PodmanSupport['support'] {
  switch (text) {
    case 'yes':
    case 'partial':
    case 'ignored':
    case 'refused':
      return text;
    default:
      throw new Error(`podman-support.json says ${text}, which is not a level of support.`);
  }
}
