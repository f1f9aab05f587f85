import { byPlace, type Condition, type Dependency } from './dependency.ts';
import { forbiddenInPods, requiredInPods } from './pod-dependencies.ts';
import { forbiddenInServices } from './service-dependencies.ts';
import { forbiddenBySystem } from './system-dependencies.ts';

const always: readonly Condition[] = [];

/**
 * Fields that the API server requires because of what stands beside them.
 * Source: the function of pkg/apis/{core,apps,batch}/validation/validation.go that each group names.
 */
export const required: ReadonlyMap<string, readonly Dependency[]> = byPlace([
  // validatePodDNSConfig
  { at: 'PodSpec', fields: ['dnsConfig.nameservers'], when: [{ field: 'dnsPolicy', is: ['None'] }] },
  // validateContainerRestartPolicy
  { at: 'Container', fields: ['restartPolicy'], when: [{ field: 'restartPolicyRules' }] },
  // validateJobSpec
  { at: 'JobSpec', fields: ['completions'], when: [{ field: 'completionMode', is: ['Indexed'] }] },
  { at: 'JobSpec', fields: ['backoffLimitPerIndex'], when: [{ field: 'maxFailedIndexes' }] },
  // ValidateJobSpec
  { at: 'JobSpec', fields: ['selector'], when: [{ field: 'manualSelector', is: ['true'] }] },
  // ValidateService
  { at: 'ServiceSpec', fields: ['externalName'], when: [{ field: 'type', is: ['ExternalName'] }] },
  {
    at: 'ServiceSpec',
    fields: ['ports'],
    when: [
      { field: 'type', isNot: ['ExternalName'] },
      { field: 'clusterIP', isNot: ['None'] },
    ],
  },
  // ValidatePersistentVolumeClaimSpec
  { at: 'VolumeResourceRequirements', fields: ['requests.storage'], when: always },
  ...requiredInPods,
]);

/** Fields that the API server refuses because of what stands beside them. */
export const forbidden: ReadonlyMap<string, readonly Dependency[]> = byPlace([
  // validateInitContainers
  {
    at: 'PodSpec.initContainers[]',
    fields: ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'],
    when: [{ field: 'restartPolicy', isNot: ['Always'], settable: true }],
    because: 'An init container that ends has none of it.',
  },
  // ValidatePodCreate, ValidatePodTemplateSpec
  {
    at: 'PodSpec',
    fields: ['ephemeralContainers'],
    when: always,
    because: "Ephemeral containers are added to a pod that runs, with 'kubectl debug'.",
  },
  { at: 'Pod.spec', fields: ['nodeName'], when: [{ field: 'schedulingGates' }] },
  // validatePodHostName
  {
    at: 'PodSpec',
    fields: ['hostnameOverride'],
    when: [{ field: 'setHostnameAsFQDN', is: ['true'] }],
  },
  { at: 'PodSpec', fields: ['hostnameOverride'], when: [{ field: 'hostNetwork', is: ['true'] }] },
  // validateHostUsers
  {
    at: 'PodSpec',
    fields: ['hostNetwork', 'hostPID', 'hostIPC'],
    value: 'true',
    when: [{ field: 'hostUsers', is: ['false'] }],
  },
  // validatePodResources
  {
    at: 'PodSpec',
    fields: ['resources.claims'],
    when: always,
    because: 'Only a container can claim devices.',
  },
  // validateLabelKeys, validateMatchLabelKeysInTopologySpread
  {
    at: 'PodAffinityTerm',
    fields: ['matchLabelKeys', 'mismatchLabelKeys'],
    when: [{ field: 'labelSelector', absent: true }],
  },
  {
    at: 'TopologySpreadConstraint',
    fields: ['matchLabelKeys'],
    when: [{ field: 'labelSelector', absent: true }],
  },
  // validateMinDomains
  {
    at: 'TopologySpreadConstraint',
    fields: ['minDomains'],
    when: [{ field: 'whenUnsatisfiable', isNot: ['DoNotSchedule'] }],
  },
  // ValidateDeploymentStrategy
  {
    at: 'DeploymentStrategy',
    fields: ['rollingUpdate'],
    when: [{ field: 'type', is: ['Recreate'] }],
  },
  // ValidatePodTemplateSpecForReplicaSet, ValidateDaemonSetSpec
  {
    at: 'DeploymentSpec',
    fields: ['template.spec.activeDeadlineSeconds'],
    when: always,
    because: 'The pods of a Deployment run for good.',
  },
  {
    at: 'DaemonSetSpec',
    fields: ['template.spec.activeDeadlineSeconds'],
    when: always,
    because: 'The pods of a DaemonSet run for good.',
  },
  // validateGeneratedSelector
  {
    at: 'JobSpec',
    fields: ['selector'],
    when: [{ field: 'manualSelector', isNot: ['true'] }],
    because: 'Kubernetes makes one of its own.',
  },
  // validateJobSpec
  {
    at: 'JobSpec',
    fields: ['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy'],
    when: [{ field: 'completionMode', isNot: ['Indexed'] }],
  },
  // validatePodReplacementPolicy, validatePodFailurePolicyRule
  {
    at: 'JobSpec',
    fields: ['podReplacementPolicy'],
    value: 'TerminatingOrFailed',
    when: [{ field: 'podFailurePolicy' }],
  },
  {
    at: 'JobSpec',
    fields: ['podFailurePolicy.rules[].action'],
    value: 'FailIndex',
    when: [{ field: 'backoffLimitPerIndex', absent: true }],
  },
  ...forbiddenInPods,
  ...forbiddenInServices,
  ...forbiddenBySystem,
]);
