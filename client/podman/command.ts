/**
 * Each podman call as data: its arguments and the reader of what it prints. Starts nothing.
 * Names stand behind `--`, so that none is taken for a flag.
 */
import type { Inspected, Listed, Version } from './read.ts';
import { readEach, readInspected, readListed, readPlayedPods, readVersion } from './read.ts';
import type { Exposed, Image, Published, Secret, Volume } from './stores.ts';
import { readExposed, readImage, readPublished, readSecrets, readVolume } from './stores.ts';

export type Command<T> = {
  readonly args: readonly string[];
  /** Text for podman's standard input, which is closed without it. */
  readonly stdin?: string;
  /** The working directory: relative host paths and build contexts of a manifest start there. */
  readonly cwd?: string;
  /** Milliseconds after which podman is ended. */
  readonly timeout?: number;
  /** Reads standard output; throws where it is not what podman prints. */
  readonly read: (stdout: string) => T;
};

/** Where a manifest comes from: a file podman reads by itself, or a text that has none. */
export type Source =
  | { readonly kind: 'file'; readonly path: string; readonly cwd: string }
  | { readonly kind: 'text'; readonly text: string; readonly cwd?: string };

const seconds = 1000;
/** Asking takes a tenth of a second; a podman that needs 10 seconds hangs. */
const asking = 10 * seconds;
/** Stopping waits for each container's own grace time, 10 seconds where the manifest has none. */
const acting = 120 * seconds;

export const version: Command<Version> = {
  args: ['version', '--format', 'json'],
  timeout: asking,
  read: readVersion,
};

/**
 * All containers of all pods. Pods are read from this and not from `pod ps`, which waits for the pod's lock and so
 * answers only when a starting pod's init containers have ended (pod_api.go, startInitContainers).
 */
export const listContainers: Command<readonly Listed[]> = {
  args: ['ps', '--all', '--pod', '--format', 'json'],
  timeout: asking,
  read: readEach(readListed),
};

/** As many ids as one call takes: Windows has no command line of more than 32,767 characters. */
export function inCalls(ids: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / together) }, (_, at) =>
    ids.slice(at * together, (at + 1) * together),
  );
}

const together = 200;

export function inspectContainers(ids: readonly string[]): Command<readonly Inspected[]> {
  return {
    args: ['container', 'inspect', '--format', 'json', '--', ...ids],
    timeout: asking,
    read: readEach(readInspected),
  };
}

/** The containers that have host ports now: those of a stopped one are free. */
export const listPublished: Command<readonly Published[]> = {
  args: ['ps', '--pod', '--filter', 'status=running', '--filter', 'status=paused', '--format', 'json'],
  timeout: asking,
  read: readEach(readPublished),
};

/** An image may come once for each of its names. */
export const listImages: Command<readonly Image[]> = {
  args: ['images', '--format', 'json'],
  timeout: asking,
  read: readEach(readImage),
};

export function inspectImages(ids: readonly string[]): Command<readonly Exposed[]> {
  return {
    args: ['image', 'inspect', '--format', 'json', '--', ...ids],
    timeout: asking,
    read: readEach(readExposed),
  };
}

export const listVolumes: Command<readonly Volume[]> = {
  args: ['volume', 'ls', '--format', 'json'],
  timeout: asking,
  read: readEach(readVolume),
};

/** Their names only: nothing here asks for what is in a secret. */
export const listSecrets: Command<readonly Secret[]> = {
  args: ['secret', 'ls', '--format', '{{json .}}'],
  timeout: asking,
  read: readSecrets,
};

/** Answers the ids of the pods it made. It takes as long as images take to be pulled. `flags` are of playFlags. */
export function play(source: Source, flags: readonly string[] = []): Command<readonly string[]> {
  return { ...from(source, ['kube', 'play', ...flags]), read: readPlayedPods };
}

/** As `play`, but takes down first what the manifest had made before. */
export function replace(source: Source, flags: readonly string[] = []): Command<readonly string[]> {
  return { ...from(source, ['kube', 'play', '--replace', ...flags]), read: readPlayedPods };
}

/** Removes the pods and secrets of a manifest, at once; its named volumes stay. */
export function down(source: Source): Command<void> {
  return { ...from(source, ['kube', 'down']), timeout: acting, read: nothing };
}

/** How `kube generate` shall write: `generateHelp` says which of it a version knows. */
export type GenerateWish = {
  /** Lower case, as podman takes it; a Pod where it is left out. */
  readonly type?: 'deployment' | 'daemonset' | 'job';
  readonly replicas?: number;
  readonly service?: boolean;
  readonly podmanOnly?: boolean;
};

/** What `kube generate` can do in this version, in podman's words. */
export const generateHelp: Command<string> = {
  args: ['kube', 'generate', '--help'],
  timeout: asking,
  read: (stdout) => stdout,
};

/** Takes pods, containers outside of pods, and volumes. */
export function generate(names: readonly string[], wish: GenerateWish = {}): Command<string> {
  const words = [
    ...(wish.type === undefined ? [] : [`--type=${wish.type}`]),
    ...(wish.replicas === undefined ? [] : [`--replicas=${wish.replicas}`]),
    ...(wish.service === true ? ['--service'] : []),
    ...(wish.podmanOnly === true ? ['--podman-only'] : []),
  ];
  return {
    args: ['kube', 'generate', ...words, '--', ...names],
    timeout: 3 * asking,
    read: (stdout) => stdout,
  };
}

/** A container's last lines; those it wrote to its standard error come on podman's. */
export function logTail(container: string, lines: number): Command<void> {
  return { args: ['logs', `--tail=${lines}`, '--', container], timeout: asking, read: nothing };
}

/** Gives containers the time to end that they ask for. Pods that are gone already are no error. */
export function stopPods(pods: readonly string[]): Command<void> {
  return { args: ['pod', 'stop', '--ignore', '--', ...pods], timeout: acting, read: nothing };
}

/** Removes pods with their containers. Pods that are gone already are no error. */
export function removePods(pods: readonly string[]): Command<void> {
  return { args: ['pod', 'rm', '--force', '--ignore', '--', ...pods], timeout: acting, read: nothing };
}

function from(source: Source, words: readonly string[]): Pick<Command<unknown>, 'args' | 'stdin' | 'cwd'> {
  const cwd = source.cwd === undefined ? {} : { cwd: source.cwd };
  if (source.kind === 'file') return { args: [...words, '--', source.path], ...cwd };
  return { args: [...words, '-'], stdin: source.text, ...cwd };
}

function nothing(): void {
  // What these print is for a person; the exit code says it all.
}
