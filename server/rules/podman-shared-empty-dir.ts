import { replaceValue } from '../manifest/edits.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import { listIn, scalarIn } from '../manifest/find.ts';
import { podsOf, type PodPart } from '../manifest/pods.ts';
import { podmanVolumesOf, type PodmanVolume } from '../manifest/podman-volumes.ts';
import { dnsLabel } from '../schema/names.ts';
import type { Neighbour } from '../symbols/reach.ts';
import { fixBy, podmanSays, type Around, type CrossRule, type Fix, type Problem } from './rule.ts';
import { resolved } from '../yaml/tree.ts';

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
  check: (document, around) => {
    const others = [around.here, ...around.reach].flatMap((at) =>
      podsOf(at.document).map((pod) => ({ at, pod, volumes: podmanVolumesOf(pod, around.podman) })),
    );
    return podsOf(document).flatMap((pod) =>
      podmanVolumesOf(pod, around.podman)
        .filter((it) => it.sort === 'emptyDir')
        .flatMap((it) => problem(document, pod, it, others, around) ?? []),
    );
  },
};

type Other = { readonly at: Neighbour; readonly pod: PodPart; readonly volumes: readonly PodmanVolume[] };

function problem(
  document: ManifestDocument,
  pod: PodPart,
  volume: PodmanVolume,
  others: readonly Other[],
  { here }: Around,
): Problem | undefined {
  const sharing = others
    // A pod of the same name in another file stands in for this one: only one of them can run.
    .filter((it) => it.at.uri === here.uri || it.pod.name?.text !== pod.name?.text)
    .flatMap(({ at, pod: owner, volumes }) =>
      volumes
        .filter((it) => it.name === volume.name && it.written !== volume.written)
        .map((it) => ({ at, owner, volume: it })),
    );
  const other = sharing.find((it) => it.at.uri === here.uri) ?? sharing[0];
  if (!other) return undefined;
  const near = other.at.uri === here.uri;
  const what = whatOf(other.volume, other.owner);
  const related = {
    span: other.volume.written.span,
    message: 'The other one stands here.',
    ...(other.at !== here && { place: { uri: other.at.uri, start: other.at.start } }),
  };
  return podmanSays(
    'podman-shared-empty-dir',
    near ? 'warning' : 'information',
    volume.written.span,
    near
      ? `podman makes one volume '${volume.name}' of this and of ${what}, so they share it. Rename this one.`
      : `podman makes one volume '${volume.name}' of this and of ${what}, which share it where both run.`,
    { related: [related], fixes: renaming(document, pod, volume) },
  );
}

function whatOf({ sort, name }: PodmanVolume, { name: pod }: PodPart): string {
  switch (sort) {
    case 'emptyDir':
      return `that of the pod '${pod?.text ?? ''}'`;
    case 'persistentVolumeClaim':
      return `the claim '${name}'`;
    case 'configMap':
      return `the ConfigMap '${name}'`;
    case 'secret':
      return `the Secret '${name}'`;
  }
}

/** With the pod's name in front, here and wherever its containers mount it. */
function renaming(document: ManifestDocument, pod: PodPart, { name, written }: PodmanVolume): readonly Fix[] {
  const own = `${pod.name?.written.text ?? ''}-${name}`;
  if (dnsLabel(own) !== undefined) return [];
  const uses = pod.containers
    .flatMap(({ map }) => listIn(map, 'volumeMounts')?.items ?? [])
    .flatMap((it) => {
      const mount = resolved(it);
      const used = mount?.kind === 'map' ? scalarIn(mount, 'name') : undefined;
      return used?.text === name ? [used] : [];
    });
  const edits = [...new Set([written, ...uses])].map((it) => replaceValue(document, it, own));
  return fixBy(`Rename to '${own}'`, 'unsafe', ...edits);
}
