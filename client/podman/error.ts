/**
 * Why podman did not do what it was asked. Everything outside this folder tells failures apart by `kind`.
 */
export type FailureKind =
  /** Podwright may start nothing in a workspace that isn't trusted. */
  | 'untrusted'
  /** There is no such executable. */
  | 'missing'
  /** The executable is there but can't be started. */
  | 'unusable'
  /** podman is older than what Podwright works with. */
  | 'old'
  /** podman can't reach its machine or service. */
  | 'unreachable'
  /** It has no machine, and needs one on this system. */
  | 'machine'
  /** Its machine is not started. */
  | 'stopped'
  /** It knows no connection of the name that is set. */
  | 'connection'
  /** This user may not use it. */
  | 'forbidden'
  | 'timeout'
  | 'cancelled'
  /** podman was ended from outside before it finished. */
  | 'died'
  /** podman's answer is not what it should be, such as half a JSON text. */
  | 'unreadable'
  /** A pod of that name exists. */
  | 'exists'
  /** A volume that the manifest claims exists, which podman before 4.4 refuses. */
  | 'volume'
  /** There is no such pod or container. */
  | 'absent'
  | 'port'
  | 'image'
  /** The manifest declares nothing that podman plays. */
  | 'nothing'
  | 'refused';

export class PodmanError extends Error {
  override readonly name = 'PodmanError';
  readonly kind: FailureKind;
  /** All that podman printed on its standard error, as it came. */
  readonly stderr: string;

  /** `message` is one sentence for a person: what happened and, where it can be known, what to do. */
  constructor(kind: FailureKind, message: string, options: { stderr?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.stderr = options.stderr ?? '';
  }
}
