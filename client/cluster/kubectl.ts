/**
 * Each kubectl call as data: its arguments and the reader of what it prints. Starts nothing.
 * Names stand behind `=` in their flag, so that none is taken for another; context and namespace are always said.
 */
import { readConfig, type Config } from './config.ts';

export type KubectlCall<T> = {
  readonly args: readonly string[];
  readonly stdin?: string;
  /** Milliseconds after which kubectl is ended. */
  readonly timeout?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether exit code 1 with an answer is no failure. */
  readonly mayDiffer?: true;
  /** Reads standard output; throws where it is not what kubectl prints. */
  readonly read: (stdout: string) => T;
};

/** Where in which cluster. */
export type ClusterPlace = { readonly context: string; readonly namespace: string };

const seconds = 1000;

/** The contexts there are, without their secrets. It reads files alone, but a person may have many. */
export const readContexts: KubectlCall<Config> = {
  args: ['config', 'view', '--output=json'],
  timeout: 10 * seconds,
  read: (stdout) => readConfig(JSON.parse(stdout)),
};

/** The names of a cluster's namespaces. */
export function listNamespaces(context: string): KubectlCall<readonly string[]> {
  return {
    args: ['get', 'namespaces', '--output=name', '--request-timeout=5s', `--context=${context}`],
    timeout: 8 * seconds,
    read: (stdout) => [...stdout.matchAll(/^namespace\/(.+)$/gm)].map((it) => it[1] ?? ''),
  };
}

/** Has the API server do all but keep it. Answers a line for each object. */
export function tryToApply(place: ClusterPlace, text: string): KubectlCall<readonly string[]> {
  return { ...on(place, text, ['apply', '--dry-run=server']), timeout: 60 * seconds, read: linesOf };
}

/** Answers a line for each object, such as `pod/web created`. */
export function apply(place: ClusterPlace, text: string): KubectlCall<readonly string[]> {
  return { ...on(place, text, ['apply']), read: linesOf };
}

/** What `apply` would change, as a patch; empty where that is nothing. */
export function compare(place: ClusterPlace, text: string): KubectlCall<string> {
  return {
    ...on(place, text, ['diff']),
    timeout: 60 * seconds,
    // A person's own program for differences may open a window, and prints what it likes.
    env: { KUBECTL_EXTERNAL_DIFF: '' },
    mayDiffer: true,
    read: (stdout) => stdout,
  };
}

/** Waits until the objects are gone; those that are gone already are no error. Answers a line for each other. */
export function remove(place: ClusterPlace, text: string): KubectlCall<readonly string[]> {
  return { ...on(place, text, ['delete', '--ignore-not-found=true']), read: linesOf };
}

function on(
  { context, namespace }: ClusterPlace,
  stdin: string,
  words: readonly string[],
): Pick<KubectlCall<unknown>, 'args' | 'stdin'> {
  return { args: [...words, '--filename=-', `--context=${context}`, `--namespace=${namespace}`], stdin };
}

function linesOf(stdout: string): readonly string[] {
  return stdout.split(/\r?\n/).filter((it) => it !== '');
}
