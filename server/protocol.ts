/**
 * What the client and the server say to each other beyond the Language Server Protocol.
 * Types and constants only: the one file of the server that the client may import.
 */

/** Request, client to server: the Kubernetes objects a document of an open file declares, in the file's order. */
export const objectsRequest = 'podwright/objects';

export type ObjectsParams = { readonly uri: string };

/** One Kubernetes object in an open file. */
export type ManifestObject = {
  readonly apiVersion: string;
  readonly kind: string;
  /** `metadata.name`, absent while it isn't written yet. */
  readonly name?: string;
  /** Zero-based line of the object's first key. */
  readonly line: number;
  /** Whether podman makes a pod of it: Pod, Deployment, DaemonSet, Job. */
  readonly playable: boolean;
  /** The pod podman makes of it: the name of a Pod, NAME-pod of a workload (play.go, playKubeDeployment). */
  readonly pod?: string;
};
