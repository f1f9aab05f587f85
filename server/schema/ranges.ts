/** The whole numbers a field takes, both ends included. */
export type Range = {
  readonly least: number;
  readonly most?: number;
  /** Whether 0 stands for an absent field, besides the range. */
  readonly orZero?: true;
  /** Whether people write it in octal: a file's mode. */
  readonly octal?: true;
};

const port: Range = { least: 1, most: 65_535 };
const count: Range = { least: 0 };
const weight: Range = { least: 1, most: 100 };
const positive: Range = { least: 1 };
const id: Range = { least: 0, most: 2_147_483_647 };
const mode: Range = { least: 0, most: 0o777, octal: true };

/**
 * The fields that take some whole numbers only, by their place (see manifest/fields.ts).
 * Source: the functions of pkg/apis/{core,apps,batch}/validation/validation.go that each group names.
 */
export const ranges: ReadonlyMap<string, Range> = new Map([
  // ValidatePodSpec
  ['PodSpec.activeDeadlineSeconds', { least: 1, most: 2_147_483_647 }],
  // validateContainerPorts
  ['ContainerPort.containerPort', port],
  ['ContainerPort.hostPort', { ...port, orZero: true }],
  // validateProbe, ValidatePortNumOrName
  ['Probe.initialDelaySeconds', count],
  ['Probe.timeoutSeconds', count],
  ['Probe.periodSeconds', count],
  ['Probe.successThreshold', count],
  ['Probe.failureThreshold', count],
  ['Probe.terminationGracePeriodSeconds', positive],
  ['HTTPGetAction.port', port],
  ['TCPSocketAction.port', port],
  ['GRPCAction.port', port],
  // ValidateSecurityContext, validatePodSpecSecurityContext
  ['SecurityContext.runAsUser', id],
  ['SecurityContext.runAsGroup', id],
  ['PodSecurityContext.runAsUser', id],
  ['PodSecurityContext.runAsGroup', id],
  ['PodSecurityContext.fsGroup', id],
  ['PodSecurityContext.supplementalGroups[]', id],
  // validateConfigMapVolumeSource and its like, validateKeyToPath, validateDownwardAPIVolumeFile
  ['ConfigMapVolumeSource.defaultMode', mode],
  ['SecretVolumeSource.defaultMode', mode],
  ['DownwardAPIVolumeSource.defaultMode', mode],
  ['ProjectedVolumeSource.defaultMode', mode],
  ['KeyToPath.mode', mode],
  ['DownwardAPIVolumeFile.mode', mode],
  // validateProjectionSources
  ['ServiceAccountTokenProjection.expirationSeconds', { least: 600, most: 4_294_967_296 }],
  // validateAWSElasticBlockStoreVolumeSource, validateGCEPersistentDiskVolumeSource
  ['AWSElasticBlockStoreVolumeSource.partition', { least: 0, most: 255 }],
  ['GCEPersistentDiskVolumeSource.partition', { least: 0, most: 255 }],
  // validateISCSIVolumeSource, validateFCVolumeSource
  ['ISCSIVolumeSource.lun', { least: 0, most: 255 }],
  ['FCVolumeSource.lun', { least: 0, most: 255 }],
  // ValidatePreferredSchedulingTerms, validateWeightedPodAffinityTerms
  ['PreferredSchedulingTerm.weight', weight],
  ['WeightedPodAffinityTerm.weight', weight],
  // validateTopologySpreadConstraints
  ['TopologySpreadConstraint.maxSkew', positive],
  ['TopologySpreadConstraint.minDomains', positive],
  // ValidateDeploymentSpec, ValidateDaemonSetSpec
  ['DeploymentSpec.replicas', count],
  ['DeploymentSpec.minReadySeconds', count],
  ['DeploymentSpec.revisionHistoryLimit', count],
  ['DeploymentSpec.progressDeadlineSeconds', count],
  ['DaemonSetSpec.minReadySeconds', count],
  ['DaemonSetSpec.revisionHistoryLimit', count],
  // ValidatePositiveIntOrPercent
  ['RollingUpdateDeployment.maxUnavailable', count],
  ['RollingUpdateDeployment.maxSurge', count],
  ['RollingUpdateDaemonSet.maxUnavailable', count],
  ['RollingUpdateDaemonSet.maxSurge', count],
  // validateJobSpec, validateSuccessPolicyRule
  ['JobSpec.parallelism', count],
  ['JobSpec.completions', count],
  ['JobSpec.activeDeadlineSeconds', count],
  ['JobSpec.backoffLimit', count],
  ['JobSpec.backoffLimitPerIndex', count],
  ['JobSpec.maxFailedIndexes', count],
  ['JobSpec.ttlSecondsAfterFinished', count],
  ['SuccessPolicyRule.succeededCount', count],
  // ValidateService, validateAffinityTimeout
  ['ServicePort.port', port],
  ['ServicePort.targetPort', { ...port, orZero: true }],
  ['ServiceSpec.healthCheckNodePort', { ...port, orZero: true }],
  ['ClientIPConfig.timeoutSeconds', { least: 1, most: 86_400 }],
]);

/** The amounts that must not be negative, and those that must be more than zero, by their place. */
export const leastAmounts: ReadonlyMap<string, 'zero' | 'more than zero'> = new Map([
  // ValidateResourceQuantityValue, validateOverhead
  ['ResourceRequirements.limits{}', 'zero'],
  ['ResourceRequirements.requests{}', 'zero'],
  ['PodSpec.overhead{}', 'zero'],
  // validateVolumeSource
  ['EmptyDirVolumeSource.sizeLimit', 'zero'],
  // ValidatePersistentVolumeClaimSpec
  ['VolumeResourceRequirements.requests{}', 'more than zero'],
]);
