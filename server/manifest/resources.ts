import { amountOf } from './amount.ts';
import type { ManifestDocument } from './document.ts';
import { fieldsOf, placeOf } from './fields.ts';
import { givenIn, mapIn, writtenMapsOf } from './find.ts';
import { mergedEntries } from '../yaml/parse.ts';
import { isMerge, resolved, type Entry, type MapNode, type Path } from '../yaml/tree.ts';
import type { Quantity } from '../schema/quantity.ts';
import type { ResourceHolder } from '../schema/resources.ts';

/** Amounts of resources, as a container, a pod or its overhead has them. */
export type Resources = {
  readonly path: Path;
  readonly holder: ResourceHolder;
  /** The map whose keys are `limits` and `requests`; of an overhead, the map of amounts itself. */
  readonly map: MapNode;
  readonly limits: readonly Amount[];
  readonly requests: readonly Amount[];
};

/** An entry such as `memory: 64Mi`. */
export type Amount = {
  readonly name: string;
  readonly entry: Entry;
  /** Nothing where it can't be read. */
  readonly quantity: Quantity | undefined;
};

/** Every set of amounts in a document; a pod's overhead is checked as if it were a container's limits (`validateOverhead`). */
export function resourcesOf(document: ManifestDocument): readonly Resources[] {
  return document.derive(readResources);
}

function readResources(document: ManifestDocument): readonly Resources[] {
  const own = writtenMapsOf(document, 'ResourceRequirements').map((it) => ({
    path: it.path,
    holder: placeOf(it) === 'PodSpec.resources' ? ('pod' as const) : ('container' as const),
    map: it.map,
    limits: amountsIn(mapIn(it.map, 'limits')),
    requests: amountsIn(mapIn(it.map, 'requests')),
  }));
  const overhead = fieldsOf(document, overheads).flatMap(({ typed: { node, path } }) => {
    const map = resolved(node);
    if (map?.kind !== 'map') return [];
    const limits = amountsIn(map);
    return [{ path, holder: 'container' as const, map, limits, requests: [] }];
  });
  return [...own, ...overhead];
}

const overheads: ReadonlyMap<string, true> = new Map([['PodSpec.overhead', true]]);

/** The amounts of a map by their names. */
function amountsIn(map: MapNode | undefined): readonly Amount[] {
  const keys = map ? mergedEntries(map).filter((it) => !isMerge(it)) : [];
  const names = [...new Set(keys.map((it) => it.key.text))];
  return names.flatMap((name) => {
    const entry = map && givenIn(map, name);
    return entry ? [{ name, entry, quantity: amountOf(entry.value) }] : [];
  });
}
