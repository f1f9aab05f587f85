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

/** Request, client to server: where in an open file stands what podman complains of; null where that can't be told. */
export const blameRequest = 'podwright/blame';

export type BlameParams = {
  readonly uri: string;
  /** Zero-based lines of the documents' first keys that were played; all where it is left out. */
  readonly lines?: readonly number[];
  readonly complaints: readonly PodmanComplaint[];
};

export type PodmanComplaint = {
  /** podman's words about one matter, as they came. */
  readonly text: string;
  /** The container it is about, by its name in the manifest, where that is known from elsewhere. */
  readonly container?: string;
};

/** For each complaint its place: lines and columns, zero-based, in UTF-16 units. */
export type Blamed = readonly (PlaceInFile | null)[];

export type PlaceInFile = {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
};

/** Request, client to server: what a document of an open file has otherwise than the pod that runs. */
export const differencesRequest = 'podwright/differences';

export type DifferencesParams = {
  readonly uri: string;
  /** The zero-based line of the first key of the object that the pod was made of. */
  readonly line: number;
  readonly pod: RunningPod;
};

/** Null where the file has no such document, or it can't be read. */
export type Differences = {
  /** How many there are. */
  readonly count: number;
  /** The file as it would have to be for the pod to be made of it; the same text where nothing differs. */
  readonly text: string;
};

/** What podman says of a pod that it has, as far as a manifest could say it. */
export type RunningPod = {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly hostname: string;
  readonly hostNetwork: boolean;
  readonly restartPolicy: 'Always' | 'OnFailure' | 'Never';
  readonly ports: readonly RunningPort[];
  /** But for infra and init containers: these are gone when they have run. */
  readonly containers: readonly RunningContainer[];
};

export type RunningPort = {
  readonly container: number;
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
  readonly host: number;
  /** Empty for all. */
  readonly address: string;
};

export type RunningContainer = {
  /** As a manifest has it, without the pod's name. */
  readonly name: string;
  readonly image: string;
  /** The program and its arguments. */
  readonly process: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly workingDir: string;
  readonly tty: boolean;
  /** `USER` or `USER:GROUP`, or empty. */
  readonly user: string;
  readonly mounts: readonly RunningMount[];
  /** Bytes, 0 without a limit. */
  readonly memory: number;
  readonly memoryRequest: number;
  /** Billionths of a processor, 0 without a limit. */
  readonly cpu: number;
  readonly privileged: boolean;
  readonly readOnlyRoot: boolean;
  /** Without `CAP_`. */
  readonly added: readonly string[];
  readonly dropped: readonly string[];
  /** The words of its health check; absent where it has none. */
  readonly health?: readonly string[];
  /** What its image says, which holds where a manifest says nothing. */
  readonly own: RunningImage;
};

export type RunningMount = {
  readonly path: string;
  readonly kind: 'volume' | 'bind' | 'other';
  /** The volume's name, or the folder of the machine. */
  readonly source: string;
  readonly readOnly: boolean;
};

export type RunningImage = {
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly workingDir: string;
  readonly user: string;
  /** Whether the image has a health check of its own. */
  readonly health: boolean;
};

/** What a person has set, under `podwright.` in the client's configuration. */
export type Settings = {
  /** Whose rules count. */
  readonly target: Target;
  /** `auto`, or a version such as `5.4`. */
  readonly podmanVersion: string;
  /** A rule's code to the severity it shall have. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** What to keep out of where another YAML server is at work. */
  readonly besideYamlServer: 'auto' | 'everything' | 'ownOnly';
  /** Which hints to show within the text. */
  readonly inlayHints: {
    /** Behind names: the port, or the value in a ConfigMap, that they stand for. */
    readonly resolvedValues: boolean;
    /** Behind numbers: permissions, times and amounts as people read them. */
    readonly plainNumbers: boolean;
    /** What holds where a field is left out, such as when an image is pulled. */
    readonly defaults: boolean;
    /** Behind a container's name: what it is to its pod, such as `sidecar: log shipper`. */
    readonly roles: boolean;
  };
};

export type Target = 'podman' | 'kubernetes' | 'both';

export type RuleLevel = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** What holds where nothing is set. */
export const defaults: Settings = {
  target: 'podman',
  podmanVersion: 'auto',
  rules: {},
  besideYamlServer: 'auto',
  inlayHints: { resolvedValues: true, plainNumbers: true, defaults: false, roles: true },
};

/** Notification, client to server: what the client knows of its surroundings, whole, after each change of it. */
export const surroundingsNotification = 'podwright/surroundings';

export type Surroundings = {
  /** The local podman's version, such as `5.4.2`; absent while it isn't known. */
  readonly podman?: string;
  /** Host ports that are taken on this machine. */
  readonly ports?: readonly TakenPort[];
  /** Another YAML server that looks after the same files; absent where there is none. */
  readonly otherYamlServer?: OtherYamlServer;
};

/** What another YAML server does that we do, too. */
export type OtherYamlServer = {
  /** Whether it underlines what is no YAML, and with a schema also what is no such object. */
  readonly validates: boolean;
  readonly completes: boolean;
  readonly hovers: boolean;
  /** The open files, by URI, for which it is given a JSON schema. */
  readonly withSchema: readonly string[];
  /** Those whose schema it could not load, wherever it was given. */
  readonly schemaFailed: readonly string[];
};

export type TakenPort = {
  readonly port: number;
  readonly protocol: string;
  /** The address it is bound to; empty for all. */
  readonly address: string;
  /** The pod or container that has it. */
  readonly owner: string;
};

/** Notification, client to server: manifests of the workspace, with their text, or that they are gone. */
export const filesNotification = 'podwright/files';

export type FilesParams = {
  readonly changed: readonly { readonly uri: string; readonly text: string }[];
  readonly removed: readonly string[];
};

/**
 * Request, server to client: what the local podman, or the file system, has. The server waits 50 ms for it.
 * The answer is null where nobody can know: without a podman, or in a workspace that isn't trusted.
 */
export const localRequest = 'podwright/local';

export type LocalParams =
  | { readonly kind: 'images' | 'volumes' | 'secrets' }
  /** The entries of a folder of the machine podman runs on; an absolute path. */
  | { readonly kind: 'folder'; readonly path: string };

export type LocalName = {
  /** An image's full name with its tag, a volume's or secret's name, a folder's entry (with `/` behind a folder). */
  readonly name: string;
  /** Such as the image's size and age. */
  readonly detail: string;
  /** Of an image: what its hover shows. */
  readonly image?: LocalImage;
};

export type LocalImage = {
  readonly id: string;
  readonly bytes: number;
  /** Seconds since 1970. */
  readonly created: number;
  /** Such as `80/tcp`; absent where it wasn't asked. */
  readonly ports?: readonly string[];
};
