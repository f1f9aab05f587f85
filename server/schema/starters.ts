/** Something to write for a field: text, a number, or lists and maps of it. */
export type Starter = string | number | readonly Starter[] | { readonly [key: string]: Starter };

/**
 * What to write first for a required field that is missing, by `Shape.field`: what most people write there, or what
 * asks for the least. Fields that only the person can know are not in it.
 */
export const starters: ReadonlyMap<string, Starter> = new Map<string, Starter>([
  ['PodAffinityTerm.topologyKey', 'kubernetes.io/hostname'],
  ['TopologySpreadConstraint.maxSkew', 1],
  ['TopologySpreadConstraint.topologyKey', 'kubernetes.io/hostname'],
  ['TopologySpreadConstraint.whenUnsatisfiable', 'ScheduleAnyway'],
  ['PreferredSchedulingTerm.weight', 1],
  ['WeightedPodAffinityTerm.weight', 1],
  ['ContainerResizePolicy.restartPolicy', 'NotRequired'],
  ['ContainerRestartRule.action', 'Restart'],
  ['Container.restartPolicy', 'Never'],
  ['PodOS.name', 'linux'],
  ['SeccompProfile.type', 'RuntimeDefault'],
  ['AppArmorProfile.type', 'RuntimeDefault'],
  ['JobSpec.completions', 1],
  ['JobSpec.backoffLimitPerIndex', 1],
  ['PersistentVolumeClaimSpec.accessModes', ['ReadWriteOnce']],
  ['PersistentVolumeClaimSpec.resources', { requests: { storage: '1Gi' } }],
  ['VolumeResourceRequirements.requests', { storage: '1Gi' }],
  ['VolumeResourceRequirements.requests.storage', '1Gi'],
]);

/** Required lists that may be empty all the same (`ValidateList` there is none, `validatePodFailurePolicy`). */
export const emptyLists: ReadonlySet<string> = new Set(['List.items', 'PodFailurePolicy.rules']);
