import { freeObjectName, metadataFor } from './object-names.ts';
import type { Offer, Place } from './refactoring.ts';
import { givenIn, mapIn, mapsIn, scalarIn, textIn } from '../../manifest/find.ts';
import { joined } from '../../manifest/joined.ts';
import { addObjects, type NewObject } from '../../manifest/new-object.ts';
import { isReplaceable, replaceEntry } from '../../manifest/replace-entry.ts';
import { readQuantity } from '../../schema/quantity.ts';
import type { Entry, MapNode } from '../../yaml/tree.ts';

/**
 * Makes a volume that comes and goes with its pod, or a folder of the host, one that a claim asks for, which becomes a
 * document of the file. A folder stays the same for podman, whose claims may say which one they mean; a cluster finds
 * storage of its own.
 */
export const extractVolume: Offer = (place, around) =>
  mapsIn(place.pod.spec.map, 'volumes').flatMap((volume) => {
    const name = textIn(volume, 'name');
    const extraction = isOnVolume(place, volume) ? extractionOf(place, volume) : undefined;
    if (name === undefined || !extraction) return [];
    const claim = freeObjectName([place.pod.name?.written.text ?? '', name], around);
    const added = addObjects(place.document, [claimObject(place, claim, extraction)]);
    if (!added) return [];
    const { source } = extraction;
    const edit = replaceEntry(place.document, volume, source, 'persistentVolumeClaim', { claimName: claim });
    const title = `Extract volume '${name}' into a PersistentVolumeClaim`;
    return [{ title, kind: 'extract', edits: joined([edit, added]) }];
  });

/** What a claim has to say to stand in for a volume. */
type Extraction = {
  readonly source: Entry;
  readonly storage: string;
  /** The folder of the host that it is, if any. */
  readonly folder?: string;
};

/** Whether the person stands where a volume begins, at its name or at what it is. */
export function isOnVolume({ isOn }: Place, volume: MapNode): boolean {
  return [volume, ...volume.entries].some((it) => isOn(it.span.start));
}

function extractionOf({ document }: Place, volume: MapNode): Extraction | undefined {
  const [source, ...others] = volume.entries.filter((it) => it.key.text !== 'name');
  if (!source || others.length > 0 || !isReplaceable(document, source)) return undefined;
  const details = mapIn(volume, source.key.text);
  if (!details) return undefined;
  switch (source.key.text) {
    case 'emptyDir': {
      // Memory is nothing to claim.
      if (givenIn(details, 'medium') && textIn(details, 'medium') !== '') return undefined;
      const limit = scalarIn(details, 'sizeLimit')?.text ?? '';
      return { source, storage: readQuantity(limit) ? limit : '1Gi' };
    }
    case 'hostPath': {
      const folder = textIn(details, 'path') ?? '';
      const type = textIn(details, 'type') ?? '';
      const isFolder = folder.startsWith('/') && (type === '' || type === 'Directory');
      return isFolder ? { source, storage: '1Gi', folder } : undefined;
    }
    default:
      return undefined;
  }
}

function claimObject(place: Place, name: string, { storage, folder }: Extraction): NewObject {
  const annotations = folder !== undefined && { annotations: folderAnnotations(folder) };
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { ...metadataFor(place, name), ...annotations },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } },
  };
}

/** By which podman makes a volume that is a folder of the host (play.go, playKubePVC; seen on 4.3.1 and 5.4.2). */
export function folderAnnotations(folder: string): Readonly<Record<string, string>> {
  return {
    'volume.podman.io/device': folder,
    'volume.podman.io/type': 'none',
    'volume.podman.io/mount-options': 'bind',
  };
}
