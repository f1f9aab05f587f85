import {
  annotationKey,
  dataKey,
  dnsLabel,
  dnsName,
  domainPath,
  driverName,
  finalizer,
  headerName,
  labelKey,
  labelValue,
  portName,
  portReference,
  searchDomain,
  sysctlName,
  variableName,
  type NameReader,
} from './names.ts';

/**
 * The fields whose text must be a name, by their place (see manifest/fields.ts), with the format of each.
 * Names of a whole object are in `objectNames`: a template's `metadata.name` is not read by anyone.
 * Source: pkg/apis/core/validation/validation.go, the function named behind each group.
 */
export const nameFields: ReadonlyMap<string, NameReader> = new Map([
  // validateContainerCommon, validateEphemeralContainers
  ['Container.name', dnsLabel],
  ['EphemeralContainer.name', dnsLabel],
  // ValidateVolumes
  ['Volume.name', dnsLabel],
  // validateContainerPorts
  ['ContainerPort.name', portName],
  // ValidateEnv, ValidateEnvFrom
  ['EnvVar.name', variableName],
  ['EnvFromSource.prefix', variableName],
  ['ConfigMapEnvSource.name', dnsName],
  ['SecretEnvSource.name', dnsName],
  ['ConfigMapKeySelector.name', dnsName],
  ['SecretKeySelector.name', dnsName],
  ['ConfigMapKeySelector.key', dataKey],
  ['SecretKeySelector.key', dataKey],
  // validateHTTPGetAction, ValidatePortNumOrName
  ['HTTPHeader.name', headerName],
  ['HTTPGetAction.port', portReference],
  ['TCPSocketAction.port', portReference],
  // validateSysctls, validateWindowsSecurityContextOptions, validateResourceClaimNames
  ['Sysctl.name', sysctlName],
  ['WindowsSecurityContextOptions.gmsaCredentialSpecName', dnsName],
  ['ResourceClaim.request', dnsLabel],
  // validateCSIVolumeSource, validateStorageOSVolumeSource, validateFileKeySelector
  ['CSIVolumeSource.driver', driverName],
  ['StorageOSVolumeSource.volumeName', dnsLabel],
  ['StorageOSVolumeSource.volumeNamespace', dnsLabel],
  ['FileKeySelector.key', variableName],
  // ValidatePodSpec
  ['PodSpec.hostname', dnsLabel],
  ['PodSpec.subdomain', dnsLabel],
  ['PodSpec.hostnameOverride', dnsName],
  ['PodSpec.nodeName', dnsName],
  ['PodSpec.priorityClassName', dnsName],
  ['PodSpec.runtimeClassName', dnsName],
  ['PodSpec.serviceAccountName', dnsName],
  ['PodSpec.serviceAccount', dnsName],
  ['PodSpec.nodeSelector{}', labelValue],
  // ValidateHostAliases, validatePodDNSConfig
  ['HostAlias.hostnames[]', dnsName],
  ['PodDNSConfig.searches[]', searchDomain],
  // validateReadinessGates, validateSchedulingGates, ValidatePodResourceClaims
  ['PodReadinessGate.conditionType', labelKey],
  ['PodSchedulingGate.name', labelKey],
  ['PodResourceClaim.name', dnsLabel],
  ['PodResourceClaim.resourceClaimName', dnsName],
  ['PodResourceClaim.resourceClaimTemplateName', dnsName],
  // ValidateTolerations, validatePodAffinityTerm, ValidateLabelSelectorRequirement
  ['Toleration.key', labelKey],
  ['PodAffinityTerm.topologyKey', labelKey],
  ['PodAffinityTerm.namespaces[]', dnsLabel],
  ['PodAffinityTerm.matchLabelKeys[]', labelKey],
  ['PodAffinityTerm.mismatchLabelKeys[]', labelKey],
  ['TopologySpreadConstraint.matchLabelKeys[]', labelKey],
  ['LabelSelectorRequirement.key', labelKey],
  ['LabelSelectorRequirement.values[]', labelValue],
  ['LabelSelector.matchLabels{}', labelValue],
  // ValidateLabels
  ['ObjectMeta.labels{}', labelValue],
  // ValidateObjectMeta
  ['ObjectMeta.finalizers[]', finalizer],
  // ValidateService
  ['ServicePort.name', dnsLabel],
  ['ServicePort.appProtocol', labelKey],
  ['ServicePort.targetPort', portReference],
  ['ServiceSpec.loadBalancerClass', labelKey],
  ['ServiceSpec.selector{}', labelValue],
  // ValidatePersistentVolumeClaimSpec
  ['PersistentVolumeClaimSpec.storageClassName', dnsName],
  ['PersistentVolumeClaimSpec.volumeAttributesClassName', dnsName],
  ['TypedLocalObjectReference.apiGroup', dnsName],
  ['TypedObjectReference.apiGroup', dnsName],
  ['TypedObjectReference.namespace', dnsLabel],
  // validateJobSpec, validatePodFailurePolicyRuleOnPodConditions
  ['JobSpec.managedBy', domainPath],
  ['PodFailurePolicyOnPodConditionsPattern.type', labelKey],
]);

/** The maps whose keys must be names, by their place, with the format of each. */
export const keyFields: ReadonlyMap<string, NameReader> = new Map([
  ['ObjectMeta.labels', labelKey],
  ['ObjectMeta.annotations', annotationKey],
  ['LabelSelector.matchLabels', labelKey],
  ['ServiceSpec.selector', labelKey],
  ['PodSpec.nodeSelector', labelKey],
  ['ConfigMap.data', dataKey],
  ['ConfigMap.binaryData', dataKey],
  ['Secret.data', dataKey],
  ['Secret.stringData', dataKey],
]);

/**
 * The formats of `metadata.name` by kind; of all other kinds it is a name of DNS (`NameIsDNSSubdomain`).
 * Before 1.36 a Service's name had to begin with a letter as well (feature gate RelaxedServiceNameValidation).
 */
export const objectNames: ReadonlyMap<string, NameReader> = new Map([['Service', dnsLabel]]);
