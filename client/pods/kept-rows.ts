/**
 * Rows of pods that are made anew only where something in them differs: of many pods, an event changes one.
 */
import type { Pod } from '../podman/pod.ts';
import { ageOf } from '../text.ts';
import { rowOfPod, type AroundPod, type RowOfPod } from './rows.ts';
import type { Row } from './rows/row.ts';

/** Makes the row of a pod, or gives the one it gave before where nothing in it can have changed. */
export function keptPodRows(): RowOfPod {
  const kept = new WeakMap<Pod, { readonly parts: readonly unknown[]; readonly row: Row }>();
  return (pod, around) => {
    const parts = partsOf(pod, around);
    const before = kept.get(pod);
    if (before && parts.every((it, at) => it === before.parts[at])) return before.row;
    const row = rowOfPod(pod, around);
    kept.set(pod, { parts, row });
    return row;
  };
}

/** What goes into a pod's row besides the pod, the time as its ages are written: equally many for the same pod. */
function partsOf(
  { name, created, containers }: Pod,
  { now, details, unmasked, usages, manifests }: AroundPod,
): readonly unknown[] {
  return [
    unmasked,
    manifests.get(name),
    ageOf(now - created),
    ...containers.flatMap(({ id, started }) => [
      details.get(id),
      usages.get(id.slice(0, 12)),
      started === undefined ? undefined : ageOf(now - started),
    ]),
  ];
}
