import type { Mention, NameKind } from './mention.ts';
import {
  byLabelKey,
  byRequirement,
  bySelector,
  inContainer,
  inMountedVolume,
  inPod,
  inWorkspace,
  keyOf,
  ownKey,
  type ScopeOf,
} from './scope.ts';
import type { Site } from './walk.ts';

/** What a place of Kubernetes' shapes has to do with names. */
export type NamePlace = {
  readonly kind: NameKind;
  readonly role: Mention['role'];
  readonly scope: ScopeOf;
  /** Where the name stands: the value as a whole, its key, or each `$(NAME)` in the value. */
  readonly stands: 'value' | 'key' | 'variables';
};

/** What a place, as `placeOf` tells it, has to do with names; nothing for most. Annotations are read apart (annotations.ts). */
export function namePlaceOf(place: string): NamePlace | undefined {
  return places.get(place);
}

/**
 * The place of a site as the table has it: `Shape.field`, with `[]` for a list's items and `{}` for a map's values.
 * Shapes that are used for several things go by the field that holds them.
 */
export function placeOf({ field, parent }: Site): string | undefined {
  if (!parent) return undefined;
  if (field && parent.type.kind === 'object') {
    const { name } = parent.type.shape;
    const above = shared.has(name) ? placeOf(parent) : name;
    return above === undefined ? undefined : `${above}.${field.name}`;
  }
  const above = placeOf(parent);
  if (above === undefined) return undefined;
  return `${above}${parent.type.kind === 'list' ? '[]' : '{}'}`;
}

const shared: ReadonlySet<string> = new Set([
  'ExecAction',
  'KeyToPath',
  'LabelSelector',
  'LabelSelectorRequirement',
  'LocalObjectReference',
  'ObjectMeta',
]);

const podSelectors = [
  'DeploymentSpec.selector',
  'DaemonSetSpec.selector',
  'JobSpec.selector',
  'PodAffinityTerm.labelSelector',
  'TopologySpreadConstraint.labelSelector',
];

/** Every place that gives a name or uses one. */
const places: ReadonlyMap<string, NamePlace> = new Map([
  ...declares('volume', inPod, ['Volume.name']),
  ...refers('volume', inPod, ['VolumeMount.name', 'VolumeDevice.name', 'FileKeySelector.volumeName']),

  ...declares('container', inPod, ['Container.name', 'EphemeralContainer.name']),
  ...refers('container', inPod, [
    'EphemeralContainer.targetContainerName',
    'PodFailurePolicyOnExitCodesRequirement.containerName',
    'ResourceFieldSelector.containerName',
  ]),

  ...declares('port', inContainer, ['ContainerPort.name']),
  ...refers('port', inContainer, ['HTTPGetAction.port', 'TCPSocketAction.port']),
  ...refers('port', bySelector, ['ServicePort.targetPort']),

  ...declares('variable', inContainer, ['EnvVar.name']),
  ...refers(
    'variable',
    inContainer,
    [
      'Container.args[]',
      'Container.command[]',
      'EnvVar.value',
      'EphemeralContainer.args[]',
      'EphemeralContainer.command[]',
      // Of all commands beside a container's own, only a probe's is expanded (pkg/kubelet/prober, runProbe).
      'Probe.exec.command[]',
      'VolumeMount.subPathExpr',
    ],
    'variables',
  ),

  ...declares('config-map', inWorkspace, ['ConfigMap.metadata.name']),
  ...refers('config-map', inWorkspace, [
    'ConfigMapEnvSource.name',
    'ConfigMapKeySelector.name',
    'ConfigMapProjection.name',
    'ConfigMapVolumeSource.name',
  ]),
  ...declares('key', ownKey('config-map'), ['ConfigMap.binaryData{}', 'ConfigMap.data{}'], 'key'),
  ...refers('key', keyOf('config-map', 'name'), [
    'ConfigMapKeySelector.key',
    'ConfigMapProjection.items[].key',
    'ConfigMapVolumeSource.items[].key',
  ]),

  ...declares('secret', inWorkspace, ['Secret.metadata.name']),
  ...refers('secret', inWorkspace, [
    'AzureFileVolumeSource.secretName',
    'CSIVolumeSource.nodePublishSecretRef.name',
    'CephFSVolumeSource.secretRef.name',
    'CinderVolumeSource.secretRef.name',
    'FlexVolumeSource.secretRef.name',
    'ISCSIVolumeSource.secretRef.name',
    'PodSpec.imagePullSecrets[].name',
    'RBDVolumeSource.secretRef.name',
    'ScaleIOVolumeSource.secretRef.name',
    'SecretEnvSource.name',
    'SecretKeySelector.name',
    'SecretProjection.name',
    'SecretVolumeSource.secretName',
    'StorageOSVolumeSource.secretRef.name',
  ]),
  ...declares('key', ownKey('secret'), ['Secret.data{}', 'Secret.stringData{}'], 'key'),
  ...refers('key', keyOf('secret', 'name'), ['SecretKeySelector.key', 'SecretProjection.items[].key']),
  ...refers('key', keyOf('secret', 'secretName'), ['SecretVolumeSource.items[].key']),

  ...refers('key', inMountedVolume, ['VolumeMount.subPath']),

  ...declares('claim', inWorkspace, ['PersistentVolumeClaim.metadata.name']),
  ...refers('claim', inWorkspace, ['PersistentVolumeClaimVolumeSource.claimName']),

  ...refers('service-account', inWorkspace, ['PodSpec.serviceAccount', 'PodSpec.serviceAccountName']),

  ...declares('label', byLabelKey, ['Pod.metadata.labels{}', 'PodTemplateSpec.metadata.labels{}']),
  ...refers('label', byLabelKey, [
    'ServiceSpec.selector{}',
    ...podSelectors.map((it) => `${it}.matchLabels{}`),
  ]),
  ...refers(
    'label',
    byRequirement,
    podSelectors.map((it) => `${it}.matchExpressions[].values[]`),
  ),
]);

type Rows = readonly (readonly [string, NamePlace])[];

function declares(
  kind: NameKind,
  scope: ScopeOf,
  at: readonly string[],
  stands: NamePlace['stands'] = 'value',
): Rows {
  return at.map((it) => [it, { kind, role: 'declares', scope, stands }]);
}

function refers(
  kind: NameKind,
  scope: ScopeOf,
  at: readonly string[],
  stands: NamePlace['stands'] = 'value',
): Rows {
  return at.map((it) => [it, { kind, role: 'refers', scope, stands }]);
}
