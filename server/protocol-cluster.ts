/**
 * What the client and the server say to each other of manifests that go to a Kubernetes cluster.
 * Types and constants only; the client may import it.
 */
import type { PlaceInFile } from './protocol.ts';

/**
 * Request, client to server: where in an open file stands what kubectl or the API server complains of; for each
 * complaint its place, or null where that can't be told.
 */
export const clusterBlameRequest = 'podwright/clusterBlame';

export type ClusterBlameParams = {
  readonly uri: string;
  /** Zero-based lines of the first keys of the pods and workloads that were applied; all where it is left out. */
  readonly lines?: readonly number[];
  /** Each one matter in their own words, led by the object it is about: `Pod "web" is invalid: spec.…: Required value`. */
  readonly complaints: readonly { readonly text: string }[];
};

export type ClusterBlamed = readonly (PlaceInFile | null)[];

/** Request, client to server: what of an open file behaves differently on a cluster than with podman. */
export const elsewhereRequest = 'podwright/elsewhere';

export type ElsewhereParams = {
  readonly uri: string;
  /** As in `ClusterBlameParams`. */
  readonly lines?: readonly number[];
};

/** In the order of the text. */
export type Elsewhere = readonly ElsewhereFinding[];

export type ElsewhereFinding = {
  /** `refused`: the cluster won't take it. `differs`: it takes it, and does something else with it. */
  readonly kind: 'refused' | 'differs';
  /** One or two sentences. */
  readonly message: string;
  readonly place: PlaceInFile;
};
