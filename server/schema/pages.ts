/**
 * The page of the Kubernetes API reference that tells of a type, and the types whose fields stand among those of
 * another. A type stands on the page of the kind that is nearest to it in the whole API, or on one of its own where
 * several are equally near (kubernetes-sigs/reference-docs, gen-apidocs/generators/markdown.go,
 * `closestTopLevelHome`; the pages are kubernetes/website, content/en/docs/reference/kubernetes-api).
 * What is not listed stands on the Pod's.
 */
const pages: Readonly<Record<string, readonly string[]>> = {
  'core/config-map-v1': ['ConfigMap'],
  'core/secret-v1': ['Secret'],
  'core/service-v1': ['ClientIPConfig', 'Service', 'ServicePort', 'ServiceSpec', 'SessionAffinityConfig'],
  'core/pod-template-v1': ['PodTemplateSpec'],
  'core/persistent-volume-claim-v1': [
    'PersistentVolumeClaim',
    'PersistentVolumeClaimSpec',
    'TypedObjectReference',
    'VolumeResourceRequirements',
  ],
  'core/persistent-volume-v1': [
    'AWSElasticBlockStoreVolumeSource',
    'AzureDiskVolumeSource',
    'FCVolumeSource',
    'FlockerVolumeSource',
    'GCEPersistentDiskVolumeSource',
    'HostPathVolumeSource',
    'NFSVolumeSource',
    'PhotonPersistentDiskVolumeSource',
    'PortworxVolumeSource',
    'QuobyteVolumeSource',
    'VsphereVirtualDiskVolumeSource',
  ],
  'apps/daemon-set-v1': ['DaemonSet', 'DaemonSetSpec', 'DaemonSetUpdateStrategy', 'RollingUpdateDaemonSet'],
  'apps/deployment-v1': ['Deployment', 'DeploymentSpec', 'DeploymentStrategy', 'RollingUpdateDeployment'],
  'batch/job-v1': [
    'Job',
    'JobSpec',
    'PodFailurePolicy',
    'PodFailurePolicyOnExitCodesRequirement',
    'PodFailurePolicyOnPodConditionsPattern',
    'PodFailurePolicyRule',
    'SuccessPolicy',
    'SuccessPolicyRule',
  ],
  'resource/resource-slice-v1': ['NodeSelectorRequirement'],
  'definitions/label-selector-requirement-v1-meta': ['LabelSelectorRequirement'],
  'definitions/label-selector-v1-meta': ['LabelSelector'],
  'definitions/list-meta-v1-meta': ['ListMeta'],
  'definitions/local-object-reference-v1': ['LocalObjectReference'],
  'definitions/managed-fields-entry-v1-meta': ['ManagedFieldsEntry'],
  'definitions/node-selector-term-v1': ['NodeSelectorTerm'],
  'definitions/node-selector-v1': ['NodeSelector'],
  'definitions/object-meta-v1-meta': ['ObjectMeta'],
  'definitions/owner-reference-v1-meta': ['OwnerReference'],
  'definitions/shard-info-v1-meta': ['ShardInfo'],
  'definitions/toleration-v1': ['Toleration'],
  'definitions/typed-local-object-reference-v1': ['TypedLocalObjectReference'],
};

/** Types without a section of their own, and the type whose section lists their fields (markdown.go, `appendFields`). */
const sections: Readonly<Record<string, string>> = {
  DeploymentStrategy: 'DeploymentSpec',
  RollingUpdateDeployment: 'DeploymentSpec',
  RollingUpdateDaemonSet: 'DaemonSetUpdateStrategy',
};

/** Every type the tables name. */
export const pagedTypes: readonly string[] = [...Object.values(pages).flat(), ...Object.keys(sections)];

/** Where the Kubernetes API reference tells of a type such as 'Container'; nothing for `List`, which it leaves out. */
export function referencePage(type: string): string | undefined {
  if (type === 'List') return undefined;
  const page = Object.keys(pages).find((it) => pages[it]?.includes(type)) ?? 'core/pod-v1';
  const section = Object.hasOwn(sections, type) ? sections[type] : type;
  return `https://kubernetes.io/docs/reference/kubernetes-api/${page}/#${section ?? type}`;
}
