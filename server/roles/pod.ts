/**
 * A pod as far as its containers' roles are told from it, whoever describes it: a manifest, or podman of a pod that runs.
 */
export type PlainPod = {
  /** In the order in which they are made. */
  readonly containers: readonly PlainContainer[];
  readonly annotations: ReadonlyMap<string, string>;
  /** Who runs it: the two take an init container with restartPolicy Always for different things. */
  readonly engine: 'podman' | 'kubernetes';
};

export type PlainContainer = {
  readonly name: string;
  /** `native` is an init container with restartPolicy Always; `infra` is podman's own. */
  readonly place: 'regular' | 'init' | 'native' | 'infra';
  readonly image: string;
  /** Command and arguments, as far as they are told. */
  readonly words: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  /** The ports it declares; absent where nobody knows: podman keeps only those of the whole pod. */
  readonly ports?: readonly { readonly number: number; readonly name?: string }[];
  /** Mounts of volumes that containers can write to: not those of ConfigMaps and their like. */
  readonly mounts: readonly PlainMount[];
};

export type PlainMount = {
  readonly volume: string;
  readonly path: string;
  readonly access: 'reads' | 'writes';
};

/** A container's role from what it does, and a sentence that says so. */
export type Clue = {
  readonly kind: 'sidecar' | 'ambassador' | 'adapter' | 'init';
  readonly sort?: string;
  readonly why: string;
};
