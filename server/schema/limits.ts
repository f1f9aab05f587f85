/**
 * How many items a list may have, by its place (see manifest/fields.ts).
 * Source: the functions of pkg/apis/{core,batch}/validation/validation.go that each group names.
 */
export const mostItems: ReadonlyMap<string, number> = new Map([
  // validatePodDNSConfig
  ['PodDNSConfig.nameservers', 3],
  ['PodDNSConfig.searches', 32],
  // validateContainerRestartPolicy
  ['Container.restartPolicyRules', 20],
  ['ContainerRestartRuleOnExitCodes.values', 255],
  // ValidateServiceClusterIPsRelatedFields
  ['ServiceSpec.clusterIPs', 2],
  // validatePodFailurePolicy, validateSuccessPolicy
  ['PodFailurePolicy.rules', 20],
  ['PodFailurePolicyRule.onPodConditions', 20],
  ['PodFailurePolicyOnExitCodesRequirement.values', 255],
  ['SuccessPolicy.rules', 20],
]);

/** How long something may be that is measured as a whole. */
export type LengthLimit = {
  readonly most: number;
  /** What is counted: the text's bytes, those of all keys and values, or those of all items with blanks between. */
  readonly counts: 'text' | 'keys and values' | 'items';
};

/**
 * How long a text may be, or all that a map or list holds, by its place.
 * Source: as above, and apimachinery/pkg/api/validation/objectmeta.go.
 */
export const mostBytes: ReadonlyMap<string, LengthLimit> = new Map<string, LengthLimit>([
  // validatePodHostName
  ['PodSpec.hostnameOverride', { most: 64, counts: 'text' }],
  // validateJobSpec
  ['JobSpec.managedBy', { most: 63, counts: 'text' }],
  // validatePodDNSConfig
  ['PodDNSConfig.searches', { most: 2048, counts: 'items' }],
  // ValidateAnnotationsSize
  ['ObjectMeta.annotations', { most: 262_144, counts: 'keys and values' }],
]);

/** What all data of a ConfigMap or a Secret may have together, in bytes (`ValidateConfigMap`, `ValidateSecret`). */
export const mostData = 1_048_576;
