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

/** Request, client to server: where in an open file stands what podman complains of. */
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
  /** The pod it is about, by its name in podman, where that is known from elsewhere. */
  readonly pod?: string;
};

/** For each complaint its place, null where that can't be told; an empty list where the file can't be read. */
export type Blamed = readonly (PlaceInFile | null)[];

/** Request, client to server: the same for open files that were played as the documents of one text, in this order. */
export const blameFilesRequest = 'podwright/blameFiles';

export type BlameFilesParams = {
  readonly uris: readonly string[];
  readonly complaints: readonly PodmanComplaint[];
};

/** For each complaint its place and the file of it, null where that can't be told. */
export type BlamedFiles = readonly ({ readonly uri: string; readonly place: PlaceInFile } | null)[];

/** Lines and columns, zero-based, in UTF-16 units. */
export type PlaceInFile = {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
};

/** How the client shows podman's complaints: the diagnostics' source, and the codes of those that more can be said of. */
export const complaintSource = 'podman';

export const complaintCodes = { exists: 'pod-exists', image: 'image-missing', port: 'port-taken' } as const;

/** The client's command that takes down what a manifest has made and plays it anew. */
export const replaceCommand = 'podwright.replace';

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
