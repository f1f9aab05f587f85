/**
 * Why a cluster, or what leads to it, did not do what it was asked.
 */
export type ClusterFailureKind =
  /** Podwright may start nothing in a workspace that isn't trusted. */
  | 'untrusted'
  /** There is no kubectl. */
  | 'missing'
  /** kubectl is there but can't be started, or lacks a program that it needs to log in. */
  | 'unusable'
  /** There is no cluster to choose. */
  | 'unconfigured'
  | 'unreachable'
  /** This user may not do it. */
  | 'forbidden'
  | 'timeout'
  | 'cancelled'
  /** The answer is not what it should be. */
  | 'unreadable'
  /** The manifest can help it: `complaints` say what is wrong with it. */
  | 'invalid'
  | 'refused';

export class ClusterError extends Error {
  override readonly name = 'ClusterError';
  readonly kind: ClusterFailureKind;
  readonly complaints: readonly ClusterComplaint[];

  /** `message` is one sentence for a person: what happened and, where it can be known, what to do. */
  constructor(
    kind: ClusterFailureKind,
    message: string,
    options: { complaints?: readonly ClusterComplaint[]; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.complaints = options.complaints ?? [];
  }
}

/** One thing that is wrong with a manifest. */
export type ClusterComplaint = {
  /** In the words of kubectl or the API server, led by the object it is about: these tell its place. */
  readonly text: string;
  /** For a person. */
  readonly sentence: string;
};
