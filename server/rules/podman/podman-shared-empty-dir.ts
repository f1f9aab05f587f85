import { replaceValue } from '../../manifest/edits.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { mapsIn, scalarIn } from '../../manifest/find.ts';
import { podsOf, type PodPart } from '../../manifest/pods.ts';
import { podmanVolumesOf, type PodmanVolume } from '../../manifest/podman-volumes.ts';
import { dnsLabel } from '../../schema/names.ts';
import { isOlder } from '../../schema/podman-version.ts';
import type { Placed } from '../../symbols/names.ts';
import { isSamePlace } from '../../symbols/reach.ts';
import { fixBy, podmanSays, type Around, type CrossRule, type Fix, type Problem } from '../rule.ts';
import type { ScalarNode, Span } from '../../yaml/tree.ts';

/**
 * An emptyDir that isn't the pod's own: podman makes a volume of the entry's name, which every pod shares that has one
 * of that name, be it an emptyDir, a claim or a ConfigMap (volume.go, VolumeFromEmptyDir).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *       volumes:
 *         - name: cache
 *                 ^^^^^ warning podman-shared-empty-dir: podman makes one volume 'cache' of this and of the claim 'cache', so they share it. Rename this one.
 *           emptyDir: {}
 *         - name: stored
 *           persistentVolumeClaim:
 *             claimName: cache
 */
export const podmanSharedEmptyDir: CrossRule = {
  code: 'podman-shared-empty-dir',
  facts: [volumesIn],
  check: (document, around) =>
    podsOf(document).flatMap((pod) =>
      podmanVolumesOf(pod, around.podman)
        .filter((it) => it.sort === 'emptyDir')
        .flatMap((it) => problem(document, pod, it, around) ?? []),
    ),
};

/** What other pods need to know of a pod's volume. */
type Volume = Pick<PodmanVolume, 'name' | 'sort'> & {
  readonly pod: string | undefined;
  readonly span: Span;
  /** Whether it is an emptyDir in memory, of which podman makes no volume since 5.0. */
  readonly inMemory: boolean;
};

function problem(
  document: ManifestDocument,
  pod: PodPart,
  { name, written }: PodmanVolume,
  { here, names, podman }: Around,
): Problem | undefined {
  const alike = names.among(volumesIn, byName).get(name) ?? [];
  const other = alike.find((it) => it.at.uri === here.uri && isShared(it)) ?? alike.find(isShared);
  if (!other) return undefined;
  const near = other.at.uri === here.uri;
  const what = whatOf(other.fact);
  const place = isSamePlace(other.at, here) ? {} : { place: { uri: other.at.uri, start: other.at.start } };
  return podmanSays(
    'podman-shared-empty-dir',
    near ? 'warning' : 'information',
    written.span,
    near
      ? `podman makes one volume '${name}' of this and of ${what}, so they share it. Rename this one.`
      : `podman makes one volume '${name}' of this and of ${what}, which share it where both run.`,
    {
      related: [{ span: other.fact.span, message: 'The other one stands here.', ...place }],
      fixes: renaming(document, pod, name, written),
    },
  );

  function isShared({ at, fact }: Placed<Volume>): boolean {
    // A pod of the same name in another file stands in for this one: only one of them can run.
    if (at.uri !== here.uri && fact.pod === pod.name?.text) return false;
    if (isSamePlace(at, here) && fact.span.start === written.span.start) return false;
    return !fact.inMemory || isOlder(podman, '5.0');
  }
}

function byName(volumes: readonly Placed<Volume>[]): ReadonlyMap<string, readonly Placed<Volume>[]> {
  const found = new Map<string, Placed<Volume>[]>();
  for (const it of volumes) {
    const same = found.get(it.fact.name);
    if (same) same.push(it);
    else found.set(it.fact.name, [it]);
  }
  return found;
}

function volumesIn(document: ManifestDocument): readonly Volume[] {
  return podsOf(document).flatMap((pod) => {
    const lasting = new Set(podmanVolumesOf(pod, '5.0').map((it) => it.written));
    return podmanVolumesOf(pod, '4.0').map(({ name, sort, written }) => ({
      name,
      sort,
      pod: pod.name?.text,
      span: written.span,
      inMemory: !lasting.has(written),
    }));
  });
}

function whatOf({ sort, name, pod }: Volume): string {
  switch (sort) {
    case 'emptyDir':
      return `that of the pod '${pod ?? ''}'`;
    case 'persistentVolumeClaim':
      return `the claim '${name}'`;
    case 'configMap':
      return `the ConfigMap '${name}'`;
    case 'secret':
      return `the Secret '${name}'`;
  }
}

/** With the pod's name in front, here and wherever its containers mount it. */
function renaming(
  document: ManifestDocument,
  pod: PodPart,
  name: string,
  written: ScalarNode,
): readonly Fix[] {
  const own = `${pod.name?.written.text ?? ''}-${name}`;
  if (dnsLabel(own) !== undefined) return [];
  const uses = pod.containers
    .flatMap(({ map }) => mapsIn(map, 'volumeMounts'))
    .flatMap((it) => scalarIn(it, 'name') ?? [])
    .filter((it) => it.text === name);
  const edits = [...new Set([written, ...uses])].map((it) => replaceValue(document, it, own));
  return fixBy(`Rename to '${own}'`, 'unsafe', ...edits);
}
