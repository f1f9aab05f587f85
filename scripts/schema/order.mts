/**
 * Which fields people write, per shape: the fields in the order they are usually written, and those that a new object
 * of that shape starts with. Fields not named here follow as Kubernetes lists them.
 * `rare` fields, which clients don't write, come last.
 */
export type Usage = {
  readonly usual: readonly string[];
  readonly rare?: readonly string[];
  readonly skeleton?: readonly string[];
};

const withSpec: Usage = {
  usual: words('apiVersion kind metadata spec'),
  rare: ['status'],
  skeleton: words('apiVersion kind metadata spec'),
};

const container: Usage = {
  usual: words(`name image command args workingDir ports env envFrom volumeMounts resources
    livenessProbe readinessProbe startupProbe securityContext lifecycle imagePullPolicy restartPolicy`),
  skeleton: ['name', 'image'],
};

const keyIn: Usage = { usual: ['name', 'key', 'optional'], skeleton: ['name', 'key'] };

const keyFile: Usage = { usual: ['key', 'path', 'mode'], skeleton: ['key', 'path'] };

const handlers = 'httpGet tcpSocket exec grpc';

const expression: Usage = { usual: ['key', 'operator', 'values'], skeleton: ['key', 'operator', 'values'] };

const affinity: Usage = {
  usual: words(
    'requiredDuringSchedulingIgnoredDuringExecution preferredDuringSchedulingIgnoredDuringExecution',
  ),
};

export const usage: Readonly<Record<string, Usage>> = {
  // Objects.
  Pod: withSpec,
  Deployment: withSpec,
  DaemonSet: withSpec,
  Job: withSpec,
  Service: withSpec,
  PersistentVolumeClaim: withSpec,
  ConfigMap: {
    usual: words('apiVersion kind metadata data binaryData immutable'),
    skeleton: words('apiVersion kind metadata data'),
  },
  Secret: {
    usual: words('apiVersion kind metadata type stringData data immutable'),
    skeleton: words('apiVersion kind metadata stringData'),
  },
  List: { usual: words('apiVersion kind metadata items'), skeleton: words('apiVersion kind items') },
  ObjectMeta: {
    usual: words('name generateName namespace labels annotations finalizers ownerReferences'),
    rare: words(`uid resourceVersion generation creationTimestamp deletionTimestamp deletionGracePeriodSeconds
      managedFields`),
    skeleton: ['name'],
  },

  // Workloads.
  DeploymentSpec: {
    usual: words('replicas selector template strategy minReadySeconds revisionHistoryLimit'),
    skeleton: ['selector', 'template'],
  },
  DaemonSetSpec: { usual: words('selector template updateStrategy'), skeleton: ['selector', 'template'] },
  JobSpec: {
    usual: words(
      'template backoffLimit completions parallelism activeDeadlineSeconds ttlSecondsAfterFinished',
    ),
    skeleton: ['template'],
  },
  DeploymentStrategy: { usual: ['type', 'rollingUpdate'], skeleton: ['type'] },
  DaemonSetUpdateStrategy: { usual: ['type', 'rollingUpdate'], skeleton: ['type'] },
  LabelSelector: { usual: ['matchLabels', 'matchExpressions'], skeleton: ['matchLabels'] },
  LabelSelectorRequirement: expression,
  PodTemplateSpec: { usual: ['metadata', 'spec'], skeleton: ['metadata', 'spec'] },

  // Pods.
  PodSpec: {
    usual:
      words(`containers initContainers volumes restartPolicy hostname securityContext hostNetwork hostPID hostIPC
      hostUsers shareProcessNamespace hostAliases dnsPolicy dnsConfig terminationGracePeriodSeconds
      activeDeadlineSeconds imagePullSecrets serviceAccountName automountServiceAccountToken nodeSelector affinity
      tolerations topologySpreadConstraints priorityClassName runtimeClassName nodeName`),
    rare: ['ephemeralContainers'],
    skeleton: ['containers'],
  },
  PodSecurityContext: {
    usual:
      words(`runAsUser runAsGroup runAsNonRoot fsGroup supplementalGroups seccompProfile seLinuxOptions sysctls
      fsGroupChangePolicy`),
  },
  PodDNSConfig: { usual: ['nameservers', 'searches', 'options'], skeleton: ['nameservers'] },
  PodDNSConfigOption: { usual: ['name', 'value'], skeleton: ['name'] },
  HostAlias: { usual: ['ip', 'hostnames'], skeleton: ['ip', 'hostnames'] },
  LocalObjectReference: { usual: ['name'], skeleton: ['name'] },
  Affinity: { usual: ['nodeAffinity', 'podAffinity', 'podAntiAffinity'] },
  NodeAffinity: affinity,
  PodAffinity: affinity,
  PodAntiAffinity: affinity,
  PodAffinityTerm: { usual: ['topologyKey', 'labelSelector'], skeleton: ['topologyKey', 'labelSelector'] },
  WeightedPodAffinityTerm: { usual: ['weight', 'podAffinityTerm'], skeleton: ['weight', 'podAffinityTerm'] },
  PreferredSchedulingTerm: { usual: ['weight', 'preference'], skeleton: ['weight', 'preference'] },
  NodeSelectorRequirement: expression,
  NodeSelectorTerm: { usual: ['matchExpressions', 'matchFields'], skeleton: ['matchExpressions'] },
  Toleration: { usual: ['key', 'operator', 'value', 'effect'], skeleton: ['key', 'operator', 'effect'] },
  TopologySpreadConstraint: {
    usual: ['maxSkew', 'topologyKey', 'whenUnsatisfiable', 'labelSelector'],
    skeleton: ['maxSkew', 'topologyKey', 'whenUnsatisfiable', 'labelSelector'],
  },
  Sysctl: { usual: ['name', 'value'], skeleton: ['name', 'value'] },

  // Containers.
  Container: container,
  EphemeralContainer: { ...container, rare: ['targetContainerName'] },
  ContainerPort: {
    usual: ['containerPort', 'hostPort', 'name', 'protocol', 'hostIP'],
    skeleton: ['containerPort'],
  },
  EnvVar: { usual: ['name', 'value', 'valueFrom'], skeleton: ['name', 'value'] },
  EnvVarSource: { usual: ['configMapKeyRef', 'secretKeyRef', 'fieldRef', 'resourceFieldRef'] },
  EnvFromSource: { usual: ['configMapRef', 'secretRef', 'prefix'] },
  ConfigMapKeySelector: keyIn,
  SecretKeySelector: keyIn,
  ConfigMapEnvSource: { usual: ['name', 'optional'], skeleton: ['name'] },
  SecretEnvSource: { usual: ['name', 'optional'], skeleton: ['name'] },
  ObjectFieldSelector: { usual: ['fieldPath'], skeleton: ['fieldPath'] },
  ResourceFieldSelector: { usual: ['containerName', 'resource', 'divisor'], skeleton: ['resource'] },
  VolumeMount: {
    usual: ['name', 'mountPath', 'readOnly', 'subPath', 'mountPropagation'],
    skeleton: ['name', 'mountPath'],
  },
  VolumeDevice: { usual: ['name', 'devicePath'], skeleton: ['name', 'devicePath'] },
  ResourceRequirements: { usual: ['requests', 'limits'], skeleton: ['requests', 'limits'] },
  SecurityContext: {
    usual: words(`runAsUser runAsGroup runAsNonRoot privileged allowPrivilegeEscalation readOnlyRootFilesystem
      capabilities seccompProfile seLinuxOptions procMount`),
  },
  Capabilities: { usual: ['add', 'drop'] },
  SeccompProfile: { usual: ['type', 'localhostProfile'], skeleton: ['type'] },
  SELinuxOptions: { usual: ['type', 'level', 'role', 'user'] },
  Probe: {
    usual:
      words(`${handlers} initialDelaySeconds periodSeconds timeoutSeconds failureThreshold successThreshold
      terminationGracePeriodSeconds`),
  },
  HTTPGetAction: { usual: ['path', 'port', 'scheme', 'host', 'httpHeaders'], skeleton: ['path', 'port'] },
  HTTPHeader: { usual: ['name', 'value'], skeleton: ['name', 'value'] },
  TCPSocketAction: { usual: ['port', 'host'], skeleton: ['port'] },
  GRPCAction: { usual: ['port', 'service'], skeleton: ['port'] },
  ExecAction: { usual: ['command'], skeleton: ['command'] },
  Lifecycle: { usual: ['preStop', 'postStart', 'stopSignal'] },
  LifecycleHandler: { usual: ['exec', 'httpGet', 'sleep'] },

  // Volumes.
  Volume: {
    usual:
      words(`name emptyDir configMap secret hostPath persistentVolumeClaim image projected downwardAPI nfs
      ephemeral csi`),
    skeleton: ['name'],
  },
  EmptyDirVolumeSource: { usual: ['medium', 'sizeLimit'] },
  ConfigMapVolumeSource: { usual: ['name', 'items', 'defaultMode', 'optional'], skeleton: ['name'] },
  SecretVolumeSource: { usual: ['secretName', 'items', 'defaultMode', 'optional'], skeleton: ['secretName'] },
  HostPathVolumeSource: { usual: ['path', 'type'], skeleton: ['path'] },
  PersistentVolumeClaimVolumeSource: { usual: ['claimName', 'readOnly'], skeleton: ['claimName'] },
  ImageVolumeSource: { usual: ['reference', 'pullPolicy'], skeleton: ['reference'] },
  NFSVolumeSource: { usual: ['server', 'path', 'readOnly'], skeleton: ['server', 'path'] },
  ProjectedVolumeSource: { usual: ['sources', 'defaultMode'], skeleton: ['sources'] },
  VolumeProjection: { usual: ['configMap', 'secret', 'downwardAPI', 'serviceAccountToken'] },
  DownwardAPIVolumeSource: { usual: ['items', 'defaultMode'], skeleton: ['items'] },
  DownwardAPIVolumeFile: {
    usual: ['path', 'fieldRef', 'resourceFieldRef', 'mode'],
    skeleton: ['path', 'fieldRef'],
  },
  KeyToPath: keyFile,
  ConfigMapProjection: { usual: ['name', 'items', 'optional'], skeleton: ['name'] },
  SecretProjection: { usual: ['name', 'items', 'optional'], skeleton: ['name'] },

  // Claims and services.
  PersistentVolumeClaimSpec: {
    usual: ['accessModes', 'resources', 'storageClassName', 'volumeMode', 'volumeName', 'selector'],
    skeleton: ['accessModes', 'resources'],
  },
  VolumeResourceRequirements: { usual: ['requests', 'limits'], skeleton: ['requests'] },
  ServiceSpec: {
    usual: ['type', 'selector', 'ports', 'clusterIP', 'sessionAffinity', 'externalName'],
    skeleton: ['selector', 'ports'],
  },
  ServicePort: {
    usual: ['name', 'port', 'targetPort', 'protocol', 'nodePort'],
    skeleton: ['port', 'targetPort'],
  },
};

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
