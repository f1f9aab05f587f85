import type { Place, Surroundings } from './refactoring.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { textIn } from '../../manifest/find.ts';
import { podmanVolumesOf } from '../../manifest/podman-volumes.ts';
import { podsOf } from '../../manifest/pods.ts';
import { freeName } from '../../patterns/free.ts';
import { dnsName } from '../../schema/names.ts';
import type { NameKind } from '../../symbols/mention.ts';
import type { Placed } from '../../symbols/names.ts';

/** Kinds of objects whose names others use. */
export type ObjectNameKind = Extract<NameKind, 'config-map' | 'secret' | 'claim'>;

/**
 * A name for a new object that belongs to a pod, such as `web-config`, that nobody in the workspace gives or uses.
 * podman makes a volume of a ConfigMap, a claim or an emptyDir, so their names are kept apart as well.
 */
export function freeObjectName(words: readonly string[], { names }: Surroundings): string {
  const known = words.filter((it, index) => it !== '' && words.indexOf(it) === index).join('-');
  const name = dnsName(known) === undefined ? known : ['app', words.at(-1)].join('-');
  const taken = new Set(names.among(emptyDirsIn, textsOf));
  for (;;) {
    const tried = freeName(name, taken, 253);
    if (!kinds.some((kind) => isKnown(kind, tried))) return tried;
    taken.add(tried);
  }

  function isKnown(kind: ObjectNameKind, text: string): boolean {
    const place = { span: nowhere, whole: nowhere, path: [], optional: false };
    const mention = {
      kind,
      text,
      scope: { reach: 'workspace', owner: '' },
      role: 'declares',
      ...place,
    } as const;
    return names.declared(kind, text).length > 0 || names.uses(mention).length > 0;
  }
}

/** The names of the podman volumes that a document's pods make of emptyDirs. */
function emptyDirsIn(document: ManifestDocument): readonly string[] {
  const volumes = podsOf(document).flatMap((it) => podmanVolumesOf(it, '4.0'));
  return volumes.filter((it) => it.sort === 'emptyDir').map((it) => it.name);
}

function textsOf(names: readonly Placed<string>[]): readonly string[] {
  return names.map((it) => it.fact);
}

const kinds: readonly ObjectNameKind[] = ['config-map', 'secret', 'claim'];

const nowhere = { start: 0, end: 0 };

/** What a new object's metadata says: it lives where the pod does. */
export function metadataFor(
  { pod }: Place,
  name: string,
): { readonly name: string; readonly namespace?: string } {
  const namespace = pod.metadata && textIn(pod.metadata, 'namespace');
  return { name, ...(namespace !== undefined && { namespace }) };
}
