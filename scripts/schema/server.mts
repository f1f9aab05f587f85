/** What the API server does beyond the OpenAPI description: fills in, insists on, and has given up. */

/**
 * Defaults, as YAML text, that hold without conditions.
 * Source: SetDefaults_* in pkg/apis/core/v1/defaults.go, pkg/apis/apps/v1/defaults.go and pkg/apis/batch/v1/defaults.go.
 * Left out, because they depend on other fields: imagePullPolicy, targetPort, requests, hostPort, externalTrafficPolicy.
 */
export const serverDefaults: Readonly<Record<string, string>> = {
  // SetDefaults_PodSpec
  'PodSpec.restartPolicy': 'Always',
  'PodSpec.dnsPolicy': 'ClusterFirst',
  'PodSpec.terminationGracePeriodSeconds': '30',
  'PodSpec.schedulerName': 'default-scheduler',
  'PodSpec.enableServiceLinks': 'true',
  // SetDefaults_Container
  'Container.terminationMessagePath': '/dev/termination-log',
  'Container.terminationMessagePolicy': 'File',
  'EphemeralContainer.terminationMessagePath': '/dev/termination-log',
  'EphemeralContainer.terminationMessagePolicy': 'File',
  // SetDefaults_Probe, SetDefaults_HTTPGetAction
  'Probe.timeoutSeconds': '1',
  'Probe.periodSeconds': '10',
  'Probe.successThreshold': '1',
  'Probe.failureThreshold': '3',
  'HTTPGetAction.path': '/',
  'HTTPGetAction.scheme': 'HTTP',
  // SetDefaults_SecretVolumeSource and its siblings; octal, as people write modes.
  'SecretVolumeSource.defaultMode': '0644',
  'ConfigMapVolumeSource.defaultMode': '0644',
  'DownwardAPIVolumeSource.defaultMode': '0644',
  'ProjectedVolumeSource.defaultMode': '0644',
  // SetDefaults_ServiceAccountTokenProjection, SetDefaults_HostPathVolumeSource, SetDefaults_ObjectFieldSelector
  'ServiceAccountTokenProjection.expirationSeconds': '3600',
  'HostPathVolumeSource.type': '""',
  'ObjectFieldSelector.apiVersion': 'v1',
  // SetDefaults_PersistentVolumeClaimSpec, SetDefaults_Secret
  'PersistentVolumeClaimSpec.volumeMode': 'Filesystem',
  'Secret.type': 'Opaque',
  // SetDefaults_Service; the timeout where sessionAffinity is ClientIP.
  'ServiceSpec.type': 'ClusterIP',
  'ServiceSpec.sessionAffinity': 'None',
  'ServiceSpec.internalTrafficPolicy': 'Cluster',
  'ClientIPConfig.timeoutSeconds': '10800',
  // SetDefaults_Deployment
  'DeploymentSpec.replicas': '1',
  'DeploymentSpec.revisionHistoryLimit': '10',
  'DeploymentSpec.progressDeadlineSeconds': '600',
  'DeploymentStrategy.type': 'RollingUpdate',
  'RollingUpdateDeployment.maxSurge': '25%',
  'RollingUpdateDeployment.maxUnavailable': '25%',
  // SetDefaults_DaemonSet
  'DaemonSetSpec.revisionHistoryLimit': '10',
  'DaemonSetUpdateStrategy.type': 'RollingUpdate',
  'RollingUpdateDaemonSet.maxSurge': '0',
  'RollingUpdateDaemonSet.maxUnavailable': '1',
  // SetDefaults_Job; backoffLimit unless backoffLimitPerIndex is set.
  'JobSpec.parallelism': '1',
  'JobSpec.backoffLimit': '6',
  'JobSpec.completionMode': 'NonIndexed',
  'JobSpec.suspend': 'false',
  // SetDefaults_PodFailurePolicyOnPodConditionsPattern
  'PodFailurePolicyOnPodConditionsPattern.status': '"True"',
};

/** Constants that defaults in types.go refer to (k8s.io/api/core/v1). */
export const constants: Readonly<Record<string, string>> = {
  AzureDataDiskCachingReadWrite: 'ReadWrite',
  AzureSharedBlobDisk: 'Shared',
};

/**
 * Fields the API server refuses to do without in every case, though OpenAPI calls them optional.
 * Source: pkg/apis/core/validation/validation.go, pkg/apis/apps/validation and pkg/apis/batch/validation.
 */
export const serverRequired: ReadonlySet<string> = new Set([
  // ValidateObjectMeta: every object needs a name.
  'Pod.metadata',
  'Deployment.metadata',
  'DaemonSet.metadata',
  'Job.metadata',
  'Service.metadata',
  'ConfigMap.metadata',
  'Secret.metadata',
  'PersistentVolumeClaim.metadata',
  // Each of these specs has something required in it.
  'Pod.spec',
  'Deployment.spec',
  'DaemonSet.spec',
  'Job.spec',
  'Service.spec',
  'PersistentVolumeClaim.spec',
  'PodTemplateSpec.spec',
  // validateContainerCommon
  'Container.image',
  'EphemeralContainer.image',
  // validateContainerRestartPolicy
  'ContainerRestartRule.exitCodes',
  // validateExecAction
  'ExecAction.command',
  // validateConfigMapVolumeSource, validateSecretVolumeSource, validateProjectionSources
  'ConfigMapVolumeSource.name',
  'SecretVolumeSource.secretName',
  'ConfigMapProjection.name',
  'SecretProjection.name',
  // validateConfigMapEnvSource, validateSecretEnvSource
  'ConfigMapEnvSource.name',
  'SecretEnvSource.name',
  // validateImageVolumeSource, validateEphemeralVolumeSource
  'ImageVolumeSource.reference',
  'EphemeralVolumeSource.volumeClaimTemplate',
  // validatePodDNSConfig
  'PodDNSConfigOption.name',
  // ValidatePersistentVolumeClaimSpec
  'PersistentVolumeClaimSpec.accessModes',
  'PersistentVolumeClaimSpec.resources',
  'VolumeResourceRequirements.requests',
]);

/** Fields OpenAPI calls required, only because Go always writes them out, but that the API server does without. */
export const serverOptional: ReadonlySet<string> = new Set([
  'HTTPHeader.value',
  'SleepAction.seconds',
  'Sysctl.value',
  'ISCSIVolumeSource.lun',
  'PreferredSchedulingTerm.preference',
  'ScaleIOVolumeSource.secretRef',
]);

/** Fields that are given up without types.go saying so in a way the overlay's reader understood. */
export const serverDeprecated: ReadonlySet<string> = new Set(['ObjectMeta.selfLink']);
