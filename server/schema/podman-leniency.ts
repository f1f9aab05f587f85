/**
 * What podman takes although Kubernetes refuses it, so that someone who only plays with podman has nothing to mend.
 * A place is `Shape.field`. All of it was seen on podman 5.4.2.
 */

/** Fields that podman's own types have in addition. */
const ownFields: ReadonlySet<string> = new Set(['SELinuxOptions.filetype']);

/** Required fields that podman does without. */
const optionalFields: ReadonlySet<string> = new Set([
  'Pod.spec',
  'PodSpec.containers',
  'PersistentVolumeClaim.spec',
  'Container.name',
  'EnvVar.name',
  // The host's port stands for both (kube.go, getPodPorts).
  'ContainerPort.containerPort',
]);

/** Values that podman takes, in small letters: it reads these fields in any case. */
const values: ReadonlyMap<string, readonly string[]> = new Map([
  // common/pkg/config/pull_policy.go, ParsePullPolicy.
  [
    'Container.imagePullPolicy',
    ['always', 'missing', 'ifmissing', 'ifnotpresent', 'newer', 'ifnewer', 'never'],
  ],
  // kube.go, getPodPorts.
  ['ContainerPort.protocol', ['tcp', 'udp', 'sctp']],
]);

/** Fields in which podman takes what it doesn't know for its default (play.go, playKubePod; kube.go, setupSecurityContext). */
const anyValue: ReadonlySet<string> = new Set(['PodSpec.restartPolicy', 'SecurityContext.procMount']);

/** Whether podman reads a field that Kubernetes doesn't know. */
export function podmanHasField(place: string): boolean {
  return ownFields.has(place);
}

/** Whether podman does without a field that Kubernetes requires. It never looks at apiVersion (play.go, getKubeKind). */
export function podmanDoesWithout(place: string): boolean {
  return optionalFields.has(place) || place.endsWith('.apiVersion');
}

/** Whether podman takes a value that Kubernetes refuses. */
export function podmanTakes(place: string, value: string): boolean {
  const isFree = place.endsWith('.apiVersion') || anyValue.has(place);
  return isFree || values.get(place)?.includes(value.toLowerCase()) === true;
}
