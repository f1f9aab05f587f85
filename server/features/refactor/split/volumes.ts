import type { Place } from '../refactoring.ts';
import { contentOf } from '../../../manifest/content-of.ts';
import { cutItems } from '../../../manifest/cut.ts';
import { layoutIn, type TextEdit } from '../../../manifest/edits.ts';
import { givenIn, listIn, mapsIn, textIn } from '../../../manifest/find.ts';
import type { ContainerPart } from '../../../manifest/pods.ts';
import { itemLines } from '../../../yaml/content.ts';
import { resolved, type MapNode, type Node } from '../../../yaml/tree.ts';

/** The volumes of a container that leaves its pod: as lines for the new one, and what goes from the old one. */
export type Leaving = { readonly lines: readonly string[]; readonly edits: readonly TextEdit[] };

/**
 * Takes along the volumes that nobody else mounts, and repeats those that several pods can have.
 * Nothing where others would lose what they share.
 */
export function leavingVolumes(place: Place, container: ContainerPart): Leaving | undefined {
  const used = mountedBy(container.map);
  const others = place.pod.containers.filter((it) => it !== container).map((it) => mountedBy(it.map));
  const items = (listIn(place.pod.spec.map, 'volumes')?.items ?? []).filter((it) => used.has(nameOf(it)));
  const isOthers = (item: Node) => others.some((it) => it.has(nameOf(item)));
  const moved = movedOut(
    place,
    items.filter((it) => !isOthers(it)),
  );
  const repeated = items.filter(isOthers).map((it) => repeatedLines(place, it));
  if (!moved || repeated.includes(undefined)) return undefined;
  return { lines: [...moved.lines, ...repeated.flatMap((it) => it ?? [])], edits: moved.edits };
}

function mountedBy(container: MapNode): ReadonlySet<string> {
  const mounts = [...mapsIn(container, 'volumeMounts'), ...mapsIn(container, 'volumeDevices')];
  return new Set(mounts.flatMap((it) => textIn(it, 'name') ?? []));
}

function nameOf(item: Node): string {
  const volume = resolved(item);
  return (volume?.kind === 'map' ? textIn(volume, 'name') : undefined) ?? '';
}

function movedOut({ document, pod }: Place, items: readonly Node[]): Leaving | undefined {
  if (items.length === 0) return { lines: [], edits: [] };
  const cut = cutItems(document, pod.spec.map, 'volumes', items);
  const lines = cut?.pieces.map((it) => it.lines);
  return cut && lines && !lines.includes(undefined)
    ? { lines: lines.flatMap((it) => it ?? []), edits: cut.edits }
    : undefined;
}

function repeatedLines({ document }: Place, item: Node): readonly string[] | undefined {
  const volume = resolved(item);
  if (volume?.kind !== 'map' || !sources.some((it) => givenIn(volume, it))) return undefined;
  const content = contentOf(volume);
  return content === undefined ? undefined : itemLines(content, document.derive(layoutIn));
}

/** What several pods can have at once, wherever they run. */
const sources = ['configMap', 'secret', 'projected', 'downwardAPI', 'hostPath', 'nfs'] as const;
