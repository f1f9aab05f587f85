/**
 * What Kubernetes' OpenAPI description does not tell about values, by hand.
 * A source is named where it is not the API server's pkg/apis/core/validation/validation.go.
 */

/** The only values the API server accepts, where OpenAPI just says `string`. */
export const closedValues: Readonly<Record<string, readonly string[]>> = {
  // validateContainerRestartPolicy, which init and ephemeral containers share.
  'Container.restartPolicy': ['Always', 'OnFailure', 'Never'],
  'EphemeralContainer.restartPolicy': ['Always', 'OnFailure', 'Never'],
  // validateResizePolicy
  'ContainerResizePolicy.resourceName': ['cpu', 'memory'],
  'ContainerResizePolicy.restartPolicy': ['NotRequired', 'RestartContainer'],
  // validateContainerRestartRules; the second action came with 1.35.
  'ContainerRestartRule.action': ['Restart', 'RestartAllContainers'],
  'ContainerRestartRuleOnExitCodes.operator': ['In', 'NotIn'],
  // validateOS
  'PodOS.name': ['linux', 'windows'],
  // ValidateLabelSelectorRequirement in k8s.io/apimachinery/pkg/apis/meta/v1/validation
  'LabelSelectorRequirement.operator': ['In', 'NotIn', 'Exists', 'DoesNotExist'],
  // validatePodSecurityContext
  'PodSecurityContext.seLinuxChangePolicy': ['MountOption', 'Recursive'],
  // ValidateVolumeMounts, validateMountRecursiveReadOnly
  'VolumeMount.recursiveReadOnly': ['Disabled', 'IfPossible', 'Enabled'],
  // validateServiceTrafficDistribution
  'ServiceSpec.trafficDistribution': ['PreferClose', 'PreferSameZone', 'PreferSameNode'],
  // validatePodFailurePolicyRuleOnPodConditions in pkg/apis/batch/validation
  'PodFailurePolicyOnPodConditionsPattern.status': ['True', 'False', 'Unknown'],
};

/** Where OpenAPI lists values but the API server accepts any text. */
export const openValues: ReadonlySet<string> = new Set(['Lifecycle.stopSignal']);

/**
 * Where the API server takes the empty text for an absent field: fields of closed values that are no pointers in Go,
 * and are filled in (pkg/apis/core/v1/defaults.go) or let alone where they are empty.
 */
export const emptyAllowed: ReadonlySet<string> = new Set([
  'PodSpec.restartPolicy',
  'PodSpec.dnsPolicy',
  'Container.imagePullPolicy',
  'Container.terminationMessagePolicy',
  'EphemeralContainer.imagePullPolicy',
  'EphemeralContainer.terminationMessagePolicy',
  'ContainerPort.protocol',
  'HTTPGetAction.scheme',
  'ImageVolumeSource.pullPolicy',
  'Toleration.effect',
  'Toleration.operator',
  'ServiceSpec.type',
  'ServiceSpec.sessionAffinity',
  'ServiceSpec.externalTrafficPolicy',
  'ServicePort.protocol',
  'DeploymentStrategy.type',
  'DaemonSetUpdateStrategy.type',
]);

/** Values worth offering where others are accepted too. */
export const knownValues: Readonly<Record<string, readonly string[]>> = {
  // k8s.io/api/core/v1 StorageMedium; a size is part of the text.
  'EmptyDirVolumeSource.medium': ['Memory', 'HugePages', 'HugePages-2Mi', 'HugePages-1Gi'],
  // validEnvDownwardAPIFieldPathExpressions, then what only volumes take (validVolumeDownwardAPIFieldPathExpressions).
  'ObjectFieldSelector.fieldPath': [
    'metadata.name',
    'metadata.namespace',
    'metadata.uid',
    "metadata.labels['KEY']",
    "metadata.annotations['KEY']",
    'spec.nodeName',
    'spec.serviceAccountName',
    'status.podIP',
    'status.podIPs',
    'status.hostIP',
    'status.hostIPs',
    'metadata.labels',
    'metadata.annotations',
  ],
  // validContainerResourceFieldPathExpressions, and a prefix for huge pages of any size.
  'ResourceFieldSelector.resource': [
    'limits.cpu',
    'limits.memory',
    'requests.cpu',
    'requests.memory',
    'limits.ephemeral-storage',
    'requests.ephemeral-storage',
    'limits.hugepages-2Mi',
    'requests.hugepages-2Mi',
    'limits.hugepages-1Gi',
    'requests.hugepages-1Gi',
  ],
  // k8s.io/api/core/v1 SecretType
  'Secret.type': [
    'Opaque',
    'kubernetes.io/basic-auth',
    'kubernetes.io/ssh-auth',
    'kubernetes.io/tls',
    'kubernetes.io/dockerconfigjson',
    'kubernetes.io/dockercfg',
    'kubernetes.io/service-account-token',
    'bootstrap.kubernetes.io/token',
  ],
  'Capabilities.add': capabilities(),
  'Capabilities.drop': capabilities(),
  // The safe sysctls of pkg/kubelet/sysctl/safe_sysctls.go.
  'Sysctl.name': [
    'kernel.shm_rmid_forced',
    'net.ipv4.ip_local_port_range',
    'net.ipv4.ip_local_reserved_ports',
    'net.ipv4.ip_unprivileged_port_start',
    'net.ipv4.ping_group_range',
    'net.ipv4.tcp_fin_timeout',
    'net.ipv4.tcp_keepalive_intvl',
    'net.ipv4.tcp_keepalive_probes',
    'net.ipv4.tcp_keepalive_time',
    'net.ipv4.tcp_rmem',
    'net.ipv4.tcp_syncookies',
    'net.ipv4.tcp_wmem',
  ],
  // resolv.conf(5)
  'PodDNSConfigOption.name': [
    'ndots',
    'timeout',
    'attempts',
    'rotate',
    'single-request',
    'edns0',
    'trust-ad',
    'use-vc',
  ],
  // k8s.io/api/core/v1 well_known_labels.go
  'PodAffinityTerm.topologyKey': topologyKeys(),
  'TopologySpreadConstraint.topologyKey': topologyKeys(),
  // k8s.io/api/scheduling: the two classes every cluster has.
  'PodSpec.priorityClassName': ['system-cluster-critical', 'system-node-critical'],
  // The documentation of ServicePort.appProtocol.
  'ServicePort.appProtocol': ['kubernetes.io/h2c', 'kubernetes.io/ws', 'kubernetes.io/wss'],
  'ScaleIOVolumeSource.storageMode': ['ThinProvisioned', 'ThickProvisioned'],
  // k8s.io/api/certificates; the kubelet and the signer decide.
  'PodCertificateProjection.keyType': [
    'ED25519',
    'ECDSAP256',
    'ECDSAP384',
    'ECDSAP521',
    'RSA3072',
    'RSA4096',
  ],
  // k8s.io/api/core/v1 PodConditionType that a failure policy can meet.
  'PodFailurePolicyOnPodConditionsPattern.type': ['DisruptionTarget', 'ConfigIssue'],
};

/** Keys worth offering in a map. */
export const knownKeys: Readonly<Record<string, readonly string[]>> = {
  // k8s.io/api/core/v1 ResourceName
  'ResourceRequirements.limits': ['cpu', 'memory', 'ephemeral-storage', 'hugepages-2Mi', 'hugepages-1Gi'],
  'ResourceRequirements.requests': ['cpu', 'memory', 'ephemeral-storage', 'hugepages-2Mi', 'hugepages-1Gi'],
  'VolumeResourceRequirements.limits': ['storage'],
  'VolumeResourceRequirements.requests': ['storage'],
  'PodSpec.overhead': ['cpu', 'memory'],
  // k8s.io/api/core/v1 well_known_labels.go
  'PodSpec.nodeSelector': [
    'kubernetes.io/hostname',
    'kubernetes.io/os',
    'kubernetes.io/arch',
    'topology.kubernetes.io/zone',
    'topology.kubernetes.io/region',
    'node.kubernetes.io/instance-type',
  ],
  'ObjectMeta.labels': labels(),
  'LabelSelector.matchLabels': labels(),
  'ServiceSpec.selector': labels(),
};

/** The recommended labels of the Kubernetes documentation, and the one everybody uses. */
function labels(): readonly string[] {
  const recommended = ['name', 'instance', 'version', 'component', 'part-of', 'managed-by'];
  return ['app', ...recommended.map((name) => `app.kubernetes.io/${name}`)];
}

function topologyKeys(): readonly string[] {
  return ['kubernetes.io/hostname', 'topology.kubernetes.io/zone', 'topology.kubernetes.io/region'];
}

/** capabilities(7) of Linux 6.1, without `CAP_`; no one checks the names but the container engine. */
function capabilities(): readonly string[] {
  return [
    'ALL',
    'AUDIT_CONTROL',
    'AUDIT_READ',
    'AUDIT_WRITE',
    'BLOCK_SUSPEND',
    'BPF',
    'CHECKPOINT_RESTORE',
    'CHOWN',
    'DAC_OVERRIDE',
    'DAC_READ_SEARCH',
    'FOWNER',
    'FSETID',
    'IPC_LOCK',
    'IPC_OWNER',
    'KILL',
    'LEASE',
    'LINUX_IMMUTABLE',
    'MAC_ADMIN',
    'MAC_OVERRIDE',
    'MKNOD',
    'NET_ADMIN',
    'NET_BIND_SERVICE',
    'NET_BROADCAST',
    'NET_RAW',
    'PERFMON',
    'SETFCAP',
    'SETGID',
    'SETPCAP',
    'SETUID',
    'SYSLOG',
    'SYS_ADMIN',
    'SYS_BOOT',
    'SYS_CHROOT',
    'SYS_MODULE',
    'SYS_NICE',
    'SYS_PACCT',
    'SYS_PTRACE',
    'SYS_RAWIO',
    'SYS_RESOURCE',
    'SYS_TIME',
    'SYS_TTY_CONFIG',
    'WAKE_ALARM',
  ];
}
