/** Fields of a shape that exclude each other. */
export type Union = {
  /** In the order people are told of them. */
  readonly members: readonly string[];
  /** Whether one of them must be there, should be (the API server warns), or need not. */
  readonly need: 'one' | 'better one' | 'at most one';
};

const volumeSources = [
  'emptyDir',
  'configMap',
  'secret',
  'hostPath',
  'persistentVolumeClaim',
  'image',
  'projected',
  'downwardAPI',
  'nfs',
  'ephemeral',
  'csi',
  'fc',
  'iscsi',
  'awsElasticBlockStore',
  'azureDisk',
  'azureFile',
  'cephfs',
  'cinder',
  'flexVolume',
  'flocker',
  'gcePersistentDisk',
  'gitRepo',
  'glusterfs',
  'photonPersistentDisk',
  'portworxVolume',
  'quobyte',
  'rbd',
  'scaleIO',
  'storageos',
  'vsphereVolume',
];

/**
 * The shapes whose fields exclude each other.
 * Source: pkg/apis/core/validation/validation.go, the function named behind each group.
 */
export const unions: ReadonlyMap<string, Union> = new Map([
  // validateVolumeSource; a volume without a source becomes an emptyDir (core/v1/defaults.go, SetDefaults_Volume)
  ['Volume', { members: volumeSources, need: 'at most one' }],
  // validateProjectionSources
  [
    'VolumeProjection',
    {
      members: [
        'configMap',
        'secret',
        'downwardAPI',
        'serviceAccountToken',
        'clusterTrustBundle',
        'podCertificate',
      ],
      need: 'better one',
    },
  ],
  ['ClusterTrustBundleProjection', { members: ['name', 'signerName'], need: 'one' }],
  // validateDownwardAPIVolumeFile
  ['DownwardAPIVolumeFile', { members: ['fieldRef', 'resourceFieldRef'], need: 'one' }],
  // validateFCVolumeSource, validateFlockerVolumeSource
  ['FCVolumeSource', { members: ['targetWWNs', 'wwids'], need: 'one' }],
  ['FlockerVolumeSource', { members: ['datasetName', 'datasetUUID'], need: 'one' }],
  // validateEnvVarValueFrom, ValidateEnvFrom
  ['EnvVar', { members: ['value', 'valueFrom'], need: 'at most one' }],
  [
    'EnvVarSource',
    {
      members: ['configMapKeyRef', 'secretKeyRef', 'fieldRef', 'resourceFieldRef', 'fileKeyRef'],
      need: 'one',
    },
  ],
  ['EnvFromSource', { members: ['configMapRef', 'secretRef'], need: 'one' }],
  // validateHandler
  ['Probe', { members: ['exec', 'httpGet', 'tcpSocket', 'grpc'], need: 'one' }],
  ['LifecycleHandler', { members: ['exec', 'httpGet', 'tcpSocket', 'sleep'], need: 'one' }],
  // validatePodFailurePolicyRule
  ['PodFailurePolicyRule', { members: ['onExitCodes', 'onPodConditions'], need: 'one' }],
  // validatePodResourceClaim
  ['PodResourceClaim', { members: ['resourceClaimName', 'resourceClaimTemplateName'], need: 'one' }],
]);
