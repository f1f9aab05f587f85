const csi = "Use a 'csi' volume of its vendor, or a persistentVolumeClaim.";

/**
 * The sorts of volumes that the API server warns of, and what is to be done about each, as the rest of a sentence that
 * begins with its name (pkg/api/pod/warnings.go, `warningsForPodSpecAndMeta`).
 */
export const retiredVolumes: ReadonlyMap<string, string> = new Map([
  ['photonPersistentDisk', `has not worked since Kubernetes 1.16. ${csi}`],
  ['gitRepo', 'is off by default since Kubernetes 1.33. Clone in an init container into an emptyDir.'],
  ['scaleIO', `has not worked since Kubernetes 1.22. ${csi}`],
  ['flocker', `has not worked since Kubernetes 1.25. ${csi}`],
  ['storageos', `has not worked since Kubernetes 1.25. ${csi}`],
  ['quobyte', `has not worked since Kubernetes 1.25. ${csi}`],
  ['glusterfs', `has not worked since Kubernetes 1.26. ${csi}`],
  ['cephfs', `has not worked since Kubernetes 1.31. ${csi}`],
  ['rbd', `has not worked since Kubernetes 1.31. ${csi}`],
]);
