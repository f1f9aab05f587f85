/** What a person loses where podman passes over a field. */
export type Harm = {
  readonly severity: 'information' | 'warning';
  /** The words that go on after 'podman ignores NAME'. */
  readonly says: string;
  /** The value with which nothing is lost. */
  readonly unless?: string;
};

/**
 * Fields that podman passes over to someone's harm, by place: `Shape.field`.
 * From play.go and kube.go, which never read them; seen on podman 5.4.2 where it can be.
 */
export const harms: ReadonlyMap<string, Harm> = new Map<string, Harm>([
  ['EnvFromSource.prefix', warning(': the variables are named like the keys alone.')],
  ['EnvVarSource.fileKeyRef', warning(': the variable stays empty.')],
  ['ResourceFieldSelector.containerName', warning(' and takes the resources of this container.')],
  ['VolumeMount.subPathExpr', warning(" and mounts the whole volume. Use 'subPath'.")],
  ['DeploymentSpec.paused', warning(' and plays the pod at once.', 'false')],
  ['JobSpec.suspend', warning(' and plays the pod at once.', 'false')],
  ['JobSpec.completions', information(': the pod runs once.', '1')],
  ['JobSpec.parallelism', information(': it plays one pod.', '1')],
  ['JobSpec.activeDeadlineSeconds', information(': nothing ends the pod in time.')],
  ['PodSpec.activeDeadlineSeconds', information(': nothing ends the pod in time.')],
  ['PodSpec.imagePullSecrets', information('. Log in with podman login, or play with --authfile.')],
  ['PodSpec.ephemeralContainers', information('. Use podman exec, or one more container.')],
  ['PodSpec.resources', information('. Limit each container by itself.')],
  ['Container.volumeDevices', information(": the device isn't there. Use a hostPath of type BlockDevice.")],
  ['HTTPGetAction.httpHeaders', information(': curl sends none of them.')],
  ['Lifecycle.postStart', information(': nothing runs when the container starts.')],
  ['Lifecycle.preStop', information(': nothing runs before the container stops.')],
  ['PersistentVolumeClaimVolumeSource.readOnly', information(": set it in the containers' 'volumeMounts'.")],
  ['VolumeMount.recursiveReadOnly', information(': mounts below it can stay writable.')],
  ['SecurityContext.runAsNonRoot', runAsNonRoot()],
  ['PodSecurityContext.runAsNonRoot', runAsNonRoot()],
  [
    'SecurityContext.seccompProfile',
    information(
      '. It reads the annotation container.seccomp.security.alpha.kubernetes.io/CONTAINER instead.',
    ),
  ],
  [
    'PodSecurityContext.seccompProfile',
    information('. It reads the annotation seccomp.security.alpha.kubernetes.io/pod instead.'),
  ],
  ['SecurityContext.appArmorProfile', information(": the container keeps podman's own profile.")],
  ['PodSecurityContext.appArmorProfile', information(": the container keeps podman's own profile.")],
]);

function runAsNonRoot(): Harm {
  return information(": the container may still run as root. Set 'runAsUser'.", 'false');
}

function information(says: string, unless?: string): Harm {
  return { severity: 'information', says, ...(unless !== undefined && { unless }) };
}

function warning(says: string, unless?: string): Harm {
  return { severity: 'warning', says, ...(unless !== undefined && { unless }) };
}
