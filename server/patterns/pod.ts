import { addressesIn } from './addresses.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import { givenIn, integerIn, listIn, mapsIn, textIn, type Found } from '../manifest/find.ts';
import { podPortsOf } from '../manifest/pod-ports.ts';
import { podsOf, type PodPart } from '../manifest/pods.ts';
import { resolved, type MapNode, type Path } from '../yaml/tree.ts';

/** A pod as a container finds it that is added to it. */
export type Pod = {
  readonly spec: Found;
  /** The name of its object; absent where it has none. */
  readonly name?: string;
  /** The container that the new one is for; absent where the pod has none yet. */
  readonly main?: MapNode;
  /** Whether any of its containers can be reached from outside by a port of the host. */
  readonly publishes: boolean;
  readonly containerNames: ReadonlySet<string>;
  readonly portNames: ReadonlySet<string>;
  readonly volumeNames: ReadonlySet<string>;
  /** Port numbers that its containers listen at, as far as they tell. */
  readonly ports: ReadonlySet<number>;
  readonly hostPorts: ReadonlySet<number>;
};

/** The pod whose spec stands at a path. */
export function podPartAt(document: ManifestDocument, path: Path): PodPart | undefined {
  return podsOf(document).find((it) => isSame(it.spec.path, path));
}

/**
 * The pod whose spec stands at a path, seen from one of its containers: by its zero-based place in `containers`, or the
 * first.
 * Nothing where no pod's spec is written there.
 */
export function podAt(document: ManifestDocument, path: Path, main: number | undefined): Pod | undefined {
  const pod = podPartAt(document, path);
  // What `*name` stands for is written elsewhere, and others may use it too.
  if (!pod || pod.spec.node !== pod.spec.map) return undefined;
  const { spec } = pod;
  const containers = ['initContainers', 'containers'].flatMap((it) => mapsIn(spec.map, it));
  const own = podPortsOf(spec);
  const items = listIn(spec.map, 'containers')?.items ?? [];
  const container = main === undefined ? items.find((it) => it.kind !== 'scalar') : items[main];
  if (container?.kind === 'alias') return undefined;
  return {
    spec,
    ...(pod.name && { name: pod.name.written.text }),
    ...(container?.kind === 'map' && { main: container }),
    publishes: own.some((it) => it.host !== undefined),
    containerNames: namesIn(containers),
    portNames: namesIn(own.map((it) => it.map)),
    volumeNames: namesIn(mapsIn(spec.map, 'volumes')),
    ports: new Set([...own.map((it) => Number(it.number)), ...containers.flatMap(toldPorts)]),
    hostPorts: new Set(own.flatMap((it) => (it.host ? [Number(it.host.number)] : []))),
  };
}

/** The port the app listens at: the first that it declares. */
export function appPort(main: MapNode | undefined): number | undefined {
  const [first] = main ? mapsIn(main, 'ports') : [];
  const number = first && integerIn(first, 'containerPort');
  return number === undefined ? undefined : Number(number);
}

/** Whether a list of the spec may be added to: it isn't there yet, or it is written there and used nowhere else. */
export function isOwn(map: MapNode, key: string): boolean {
  const entry = givenIn(map, key);
  return !entry || (map.entries.includes(entry) && resolved(entry.value) === entry.value);
}

/**
 * Numbers that a container's variables give for ports of the pod: what listens at localhost alone declares none.
 */
function toldPorts(container: MapNode): readonly number[] {
  const elsewhere = new Set(addressesIn(container).flatMap((it) => it.told.map(({ item }) => item)));
  return mapsIn(container, 'env').flatMap((it) => {
    if (elsewhere.has(it)) return [];
    const port = /^(?:.*:)?(\d{2,5})$/.exec(textIn(it, 'value') ?? '')?.[1];
    return port === undefined ? [] : [Number(port)];
  });
}

function namesIn(maps: readonly MapNode[]): ReadonlySet<string> {
  return new Set(maps.flatMap((it) => textIn(it, 'name') ?? []));
}

function isSame(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((it, index) => it === b[index]);
}
