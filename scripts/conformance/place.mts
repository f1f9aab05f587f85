type OddPath = {
  readonly named: RegExp;
  readonly example: string;
  readonly place: string;
  readonly why: string;
};

/**
 * Paths at which the API server's words don't stand on what a person must change: a pattern with an example, the
 * place where a finding belongs (`[*]` for any index, `**` for anything below), and why they differ.
 * Functions without a file are of pkg/apis/core/validation/validation.go.
 */
export const oddPaths: readonly OddPath[] = [
  {
    named: /^(.*\.volumeMounts)\.(subPath|subPathExpr|mountPropagation|recursiveReadOnly)$/,
    example: 'spec.containers[0].volumeMounts.subPath',
    place: '$1[*].$2',
    why: 'the mount loses its index on the way (ValidateVolumeMounts)',
  },
  {
    named: /^(.*\.(?:downwardAPI|projected))\..*$/,
    example: 'spec.volumes[0].downwardAPI.path',
    place: '$1.**',
    why: 'the item or source loses its index on the way (validateDownwardAPIVolumeFile, validateProjectionSources)',
  },
  {
    named: /^(.*)\.persistentDisk\.(.*)$/,
    example: 'spec.volumes[0].persistentDisk.pdName',
    place: '$1.gcePersistentDisk.$2',
    why: 'the source has another name in Kubernetes itself (validateVolumeSource)',
  },
  {
    named: /^(.*)spec\.Host(PID|IPC)$/,
    example: 'spec.HostPID',
    place: '$1spec.host$2',
    why: "the field's name is Go's (validateHostUsers)",
  },
  {
    named: /^(.*)\.securityContext\.(shareProcessNamespace|hostPID|hostIPC|hostNetwork)$/,
    example: 'spec.securityContext.shareProcessNamespace',
    place: '$1.$2',
    why: 'inside Kubernetes the field stands in the security context (ValidatePodSecurityContext)',
  },
  {
    named: /^(.*)\.overhead\.limits\[(.*)\]$/,
    example: 'spec.overhead.limits[gpu]',
    place: '$1.overhead[$2]',
    why: 'the overhead is checked as if it were limits (validateOverhead)',
  },
  {
    named: /^(.*)\.resources\.containers\[(\d+)\]\[(.*)\]\.limits$/,
    example: 'spec.resources.containers[0][cpu].limits',
    place: '$1.containers[$2].resources.limits[$3]',
    why: 'the path is put together in another order (validatePodResourceConsistency)',
  },
  {
    named: /^(.*)\.serviceAccountName$/,
    example: 'spec.serviceAccountName',
    place: '$1.serviceAccount',
    why: 'the old field is copied to the new one before it is checked (core/v1/conversion.go)',
  },
  {
    named: /^(.*\.tolerations\[\d+\])\.operator$/,
    example: 'spec.tolerations[0].operator',
    place: '$1.**',
    why: 'the value or key that the operator does not fit is told at the operator (ValidateTolerations)',
  },
  {
    named: /^(.*)\.annotations\.(.*)$/,
    example: 'metadata.annotations.seccomp.security.alpha.kubernetes.io/pod',
    place: '$1.annotations[$2]',
    why: 'the key is appended like a field (ValidateSeccompPodAnnotations)',
  },
  {
    named: /^(.*)\.resources\[(.*)\]$/,
    example: 'spec.resources[storage]',
    place: '$1.resources.requests[$2]',
    why: 'the amounts a claim asks for are told without their map (ValidatePersistentVolumeClaimSpec)',
  },
  {
    named: /^(.*)\.namespace$/,
    example: 'spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].namespace',
    place: '$1.namespaces[*]',
    why: 'one of the namespaces is told as if it were alone (validatePodAffinityTerm)',
  },
  {
    named: /^(.*template)\.(labels|annotations)(.*)$/,
    example: 'spec.template.labels',
    place: '$1.metadata.$2$3',
    why: 'the template is told as if it had its labels itself (ValidatePodTemplateSpec)',
  },
  {
    named: /^(.*)\.LoadBalancerSourceRanges(.*)$/,
    example: 'spec.LoadBalancerSourceRanges[0]',
    place: '$1.loadBalancerSourceRanges$2',
    why: "the field's name is Go's (ValidateService)",
  },
  {
    named: /^(.*)\.clusterIPs(\[0\])?$/,
    example: 'spec.clusterIPs[0]',
    place: '$1.clusterIP',
    why: 'the one address is copied to the list before it is checked (core/service/strategy.go)',
  },
  {
    named: /^data(\[.*\])?$/,
    example: 'data[.dockerconfigjson]',
    place: 'stringData$1',
    why: 'the text is copied to the data before it is checked (core/v1/conversion.go)',
  },
  {
    named: /^spec\.template\.metadata\.labels$/,
    example: 'spec.template.metadata.labels',
    place: 'spec.selector',
    why: 'a DaemonSet without a selector selects nothing, which is told at the labels (ValidateDaemonSetSpec)',
  },
  {
    named: /^(.*\.resources)\.requests\[(.*)\]$/,
    example: 'spec.containers[0].resources.requests[memory]',
    place: '$1.limits[$2]',
    why: 'a request that is not written is the limit, and what is wrong with that is told again (defaults.go)',
  },
  {
    named:
      /^(.*\.(?:required|preferred)DuringSchedulingIgnoredDuringExecution\[\d+\](?:\.podAffinityTerm)?)\[(\d+)\]$/,
    example: 'spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0][0]',
    place: '$1.matchLabelKeys[$2]',
    why: "the list's name is lost on the way (validateMatchLabelKeysAndMismatchLabelKeys)",
  },
  {
    named: /^(.*\.topologySpreadConstraints\[\d+\])\.\{.*\}$/,
    example: 'spec.topologySpreadConstraints[0].{topologyKey, whenUnsatisfiable}',
    place: '$1',
    why: 'two fields together are told as one (ValidateSpreadConstraintNotRepeat)',
  },
  {
    named: /^kind$/,
    example: 'kind',
    place: 'apiVersion',
    why: 'the server looks for the kind in the version, and a version there is none of has no kinds',
  },
];

/** Whether a finding at a path tells of what the API server named: there, below it, or directly above it. */
export function tellsOf(found: string, named: string): boolean {
  const places = [
    named,
    ...oddPaths.filter((it) => it.named.test(named)).map((it) => named.replace(it.named, it.place)),
  ];
  return places.some((it) => isNear(steps(found), steps(it)));
}

function isNear(found: readonly string[], named: readonly string[]): boolean {
  const below = named.at(-1) === '**' ? named.slice(0, -1) : named;
  const directlyAbove = found.length === below.length - 1;
  const compared = directlyAbove ? below.slice(0, -1) : below;
  return compared.length <= found.length && compared.every((it, index) => it === '*' || it === found[index]);
}

/** The steps of `a.b[0].c[d.e/f]`: a, b, 0, c, d.e/f. */
function steps(path: string): string[] {
  return [...path.matchAll(/\[([^[\]]*)\]|[^.[\]]+|\*+/g)].map((it) => it[1] ?? it[0]);
}
