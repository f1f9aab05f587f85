/**
 * Labels of nodes that have other names now (pkg/api/node/util.go, `GetNodeLabelDeprecatedMessage`).
 */
export const oldNodeLabels: ReadonlyMap<string, string> = new Map([
  ['beta.kubernetes.io/arch', 'kubernetes.io/arch'],
  ['beta.kubernetes.io/os', 'kubernetes.io/os'],
  ['failure-domain.beta.kubernetes.io/region', 'topology.kubernetes.io/region'],
  ['failure-domain.beta.kubernetes.io/zone', 'topology.kubernetes.io/zone'],
  ['beta.kubernetes.io/instance-type', 'node.kubernetes.io/instance-type'],
]);

/** Annotations of pods that nobody reads any more, with the field that has taken their place (pkg/api/pod/warnings.go). */
export const oldAnnotations: ReadonlyMap<string, string> = new Map([
  ['scheduler.alpha.kubernetes.io/critical-pod', 'priorityClassName'],
  ['security.alpha.kubernetes.io/sysctls', 'sysctls'],
  ['security.alpha.kubernetes.io/unsafe-sysctls', 'sysctls'],
]);

/** Annotations that name a profile, by how they begin, with the field of the security context that they give way to. */
export const oldProfiles: ReadonlyMap<string, string> = new Map([
  ['seccomp.security.alpha.kubernetes.io/pod', 'seccompProfile'],
  ['container.seccomp.security.alpha.kubernetes.io/', 'seccompProfile'],
  ['container.apparmor.security.beta.kubernetes.io/', 'appArmorProfile'],
]);
