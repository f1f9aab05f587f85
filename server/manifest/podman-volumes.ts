import { givenIn, isNull, mapIn, mapsIn, scalarIn, textIn } from './find.ts';
import type { PodPart } from './pods.ts';
import { isOlder } from '../schema/podman-version.ts';
import type { MapNode, ScalarNode } from '../yaml/tree.ts';

/** A podman volume that a pod's volume becomes; volumes of one name are one volume, whoever uses them. */
export type PodmanVolume = {
  readonly name: string;
  readonly sort: 'emptyDir' | 'persistentVolumeClaim' | 'configMap' | 'secret';
  /** Where the name is written. */
  readonly written: ScalarNode;
};

/**
 * The podman volumes a pod uses: an emptyDir's has the name of its entry, a claim's, ConfigMap's or Secret's that of
 * the object (volume.go, VolumeFromEmptyDir and its like). An emptyDir in memory is none since 5.0.
 */
export function podmanVolumesOf({ spec }: PodPart, podman: string): readonly PodmanVolume[] {
  return mapsIn(spec.map, 'volumes').flatMap((it) => podmanVolume(it, podman) ?? []);
}

/** Of several sources podman takes the first in this order (volume.go, VolumeFromSource). */
function podmanVolume(volume: MapNode, podman: string): PodmanVolume | undefined {
  const source = (['persistentVolumeClaim', 'configMap', 'secret', 'emptyDir'] as const).find((it) => {
    const entry = givenIn(volume, it);
    return entry && !isNull(entry.value);
  });
  if (!source || givenIn(volume, 'hostPath')) return undefined;
  const details = mapIn(volume, source);
  if (source === 'emptyDir') {
    const inMemory = details && textIn(details, 'medium') === 'Memory' && !isOlder(podman, '5.0');
    return inMemory ? undefined : named(scalarIn(volume, 'name'), source);
  }
  const keys = { persistentVolumeClaim: 'claimName', configMap: 'name', secret: 'secretName' } as const;
  return named(details && scalarIn(details, keys[source]), source);
}

function named(written: ScalarNode | undefined, sort: PodmanVolume['sort']): PodmanVolume | undefined {
  return written && written.text !== '' ? { name: written.text, sort, written } : undefined;
}
