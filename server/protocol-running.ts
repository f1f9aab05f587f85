/**
 * What the client and the server say to each other about pods that run, compared with what is written.
 * Types and constants only.
 */

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

/** Request, client to server: a manifest that podman has generated from a pod, so that the pod could be made of it. */
export const faithfulRequest = 'podwright/faithful';

/** The answer is the text; the same where there is nothing to add. */
export type FaithfulParams = { readonly text: string; readonly pod: RunningPod };

/** What podman says of a pod that it has, as far as a manifest could say it. */
export type RunningPod = {
  readonly name: string;
  /** Whether it was made otherwise than by playing a manifest. */
  readonly byHand: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly hostname: string;
  readonly hostNetwork: boolean;
  readonly restartPolicy: 'Always' | 'OnFailure' | 'Never';
  /** What its hosts file has besides what podman writes into each. */
  readonly hosts: readonly RunningHost[];
  readonly dns: RunningDns;
  /** Whether its containers see each other's processes. */
  readonly sharesProcesses: boolean;
  /** Whether they see those of the machine, and its shared memory. */
  readonly hostPID: boolean;
  readonly hostIPC: boolean;
  /** Seconds that its containers get to end, and those that podman gives where nothing is said. */
  readonly grace: number;
  readonly usualGrace: number;
  readonly ports: readonly RunningPort[];
  /** What the volumes of ConfigMaps hold, as far as that is known: texts by volume and file. */
  readonly contents: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** But for infra and init containers: these are gone when they have run. */
  readonly containers: readonly RunningContainer[];
};

export type RunningHost = { readonly address: string; readonly name: string };

/** As in a manifest; an option with a value is `NAME:VALUE`. */
export type RunningDns = {
  readonly nameservers: readonly string[];
  readonly searches: readonly string[];
  readonly options: readonly string[];
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
  /** Absent where it has none. */
  readonly health?: RunningHealth;
  /** What its image says, which holds where a manifest says nothing. */
  readonly own: RunningImage;
};

/** A health check; the times are seconds. */
export type RunningHealth = {
  readonly words: readonly string[];
  readonly delay: number;
  readonly period: number;
  readonly timeout: number;
  readonly retries: number;
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
