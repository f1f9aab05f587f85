import type { Dependency } from './dependency.ts';

const containerLists = ['containers[]', 'initContainers[]'];

/**
 * Fields of a pod's containers and volumes that what stands beside them makes necessary.
 * Source: pkg/apis/core/validation/validation.go, the function named behind each group.
 */
export const requiredInPods: readonly Dependency[] = [
  // validateSeccompProfileField, ValidateAppArmorProfileField
  { at: 'SeccompProfile', fields: ['localhostProfile'], when: [{ field: 'type', is: ['Localhost'] }] },
  { at: 'AppArmorProfile', fields: ['localhostProfile'], when: [{ field: 'type', is: ['Localhost'] }] },
  // validateConfigMapKeySelector, validateSecretKeySelector: their names are optional in the schema alone
  { at: 'ConfigMapKeySelector', fields: ['name'], when: [] },
  { at: 'SecretKeySelector', fields: ['name'], when: [] },
  // validateContainerResourceFieldSelector: a file of the pod has no container of its own
  {
    at: 'DownwardAPIVolumeFile',
    fields: ['resourceFieldRef.containerName'],
    when: [{ field: 'resourceFieldRef' }],
  },
  // validateISCSIVolumeSource, validateFCVolumeSource
  { at: 'ISCSIVolumeSource', fields: ['secretRef'], when: [{ field: 'chapAuthDiscovery', is: ['true'] }] },
  { at: 'ISCSIVolumeSource', fields: ['secretRef'], when: [{ field: 'chapAuthSession', is: ['true'] }] },
  { at: 'FCVolumeSource', fields: ['lun'], when: [{ field: 'targetWWNs' }] },
  // validateCSIVolumeSource, validateCinderVolumeSource, validateStorageOSVolumeSource, validateScaleIOVolumeSource
  {
    at: 'CSIVolumeSource',
    fields: ['nodePublishSecretRef.name'],
    when: [{ field: 'nodePublishSecretRef' }],
  },
  { at: 'CinderVolumeSource', fields: ['secretRef.name'], when: [{ field: 'secretRef' }] },
  { at: 'StorageOSVolumeSource', fields: ['secretRef.name'], when: [{ field: 'secretRef' }] },
  { at: 'StorageOSVolumeSource', fields: ['volumeName'], when: [] },
  { at: 'ScaleIOVolumeSource', fields: ['volumeName'], when: [] },
];

/** Fields of a pod's containers and volumes that what stands beside them makes impossible. */
export const forbiddenInPods: readonly Dependency[] = [
  // validateReadinessProbe
  ...['Container', 'EphemeralContainer'].map((at) => ({
    at,
    fields: ['readinessProbe.terminationGracePeriodSeconds'],
    when: [],
    because: 'A readiness probe ends no container.',
  })),
  // validateSeccompProfileField, ValidateAppArmorProfileField
  ...['SeccompProfile', 'AppArmorProfile'].map((at) => ({
    at,
    fields: ['localhostProfile'],
    when: [{ field: 'type', isNot: ['Localhost'], settable: true as const }],
  })),
  // ValidateVolumeMounts, validateMountRecursiveReadOnly, validateMountPropagation
  { at: 'VolumeMount', fields: ['subPathExpr'], when: [{ field: 'subPath' }] },
  ...['Enabled', 'IfPossible'].flatMap((value): Dependency[] => [
    {
      at: 'VolumeMount',
      fields: ['recursiveReadOnly'],
      value,
      when: [{ field: 'readOnly', isNot: ['true'], settable: true }],
    },
    {
      at: 'VolumeMount',
      fields: ['recursiveReadOnly'],
      value,
      when: [{ field: 'mountPropagation', is: ['HostToContainer', 'Bidirectional'] }],
    },
  ]),
  {
    at: 'Container',
    fields: ['volumeMounts[].mountPropagation'],
    value: 'Bidirectional',
    when: [{ field: 'securityContext.privileged', isNot: ['true'] }],
  },
  // validatePodSpecSecurityContext
  {
    at: 'PodSpec',
    fields: ['shareProcessNamespace'],
    value: 'true',
    when: [{ field: 'hostPID', is: ['true'] }],
  },
  // ValidateSecurityContext
  {
    at: 'SecurityContext',
    fields: ['allowPrivilegeEscalation'],
    value: 'false',
    when: [{ field: 'privileged', is: ['true'] }],
    because: 'A privileged container may do all that escalation could give it.',
  },
  {
    at: 'PodSpec',
    fields: containerLists.map((it) => `${it}.securityContext.procMount`),
    value: 'Unmasked',
    when: [{ field: 'hostUsers', isNot: ['false'], settable: true }],
  },
  // validateResizePolicy
  {
    at: 'PodSpec',
    fields: containerLists.map((it) => `${it}.resizePolicy[].restartPolicy`),
    value: 'RestartContainer',
    when: [{ field: 'restartPolicy', is: ['Never'] }],
  },
  // validateProjectionSources
  { at: 'ClusterTrustBundleProjection', fields: ['labelSelector'], when: [{ field: 'name' }] },
  // ValidateTemplateObjectMeta
  {
    at: 'PersistentVolumeClaimTemplate',
    fields: ['generateName', 'name', 'namespace', 'finalizers', 'ownerReferences', 'uid'].map(
      (it) => `metadata.${it}`,
    ),
    when: [],
    because:
      'Kubernetes names the claim after the pod and the volume; only labels and annotations are taken.',
  },
];
