/** What a person, or what is known of the machine, decides of a container to add. */
export type Choices = {
  /** The container that it is for, by its zero-based place in `containers`; the first where it isn't told. */
  readonly main?: number;
  /** Where the main container is to have the shared volume, in place of the path the variant has for it. */
  readonly mountPath?: string;
  /** Ports of the host that others have. */
  readonly takenHostPorts?: ReadonlySet<number>;
  /** Names of volumes that other pods have: podman makes one of equal names. */
  readonly takenVolumes?: ReadonlySet<string>;
};
