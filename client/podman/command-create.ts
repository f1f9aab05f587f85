/**
 * The calls that make a pod by hand, and a container in it.
 */
import type { Command } from './command.ts';

/** What is left out is podman's own choice. */
export type NewPod = {
  readonly name: string;
  /** Each as podman takes it: [[ADDRESS:]HOST:]CONTAINER[/PROTOCOL]. */
  readonly ports: readonly string[];
  /** A network's name, `host` or `none`. */
  readonly network?: string;
  /** The namespaces that its containers share; none where it is empty. */
  readonly share?: readonly string[];
  /** Each KEY=VALUE. */
  readonly labels: readonly string[];
  readonly hostname?: string;
  readonly dns: readonly string[];
  /** The kind of user namespace, such as `auto`. */
  readonly userns?: string;
};

/** Answers the pod's id. Values stand behind `=`, so that none is taken for a flag. */
export function createPod(pod: NewPod): Command<string> {
  const { name, ports, network, share, labels, hostname, dns, userns } = pod;
  return {
    args: [
      ...['pod', 'create', `--name=${name}`],
      ...ports.map((it) => `--publish=${it}`),
      ...(network === undefined ? [] : [`--network=${network}`]),
      ...(share === undefined ? [] : [`--share=${share.length === 0 ? 'none' : share.join(',')}`]),
      ...labels.map((it) => `--label=${it}`),
      ...(hostname === undefined ? [] : [`--hostname=${hostname}`]),
      ...dns.map((it) => `--dns=${it}`),
      ...(userns === undefined ? [] : [`--userns=${userns}`]),
    ],
    read: lastLine,
  };
}

export type NewContainer = {
  /** The id of its pod. */
  readonly pod: string;
  readonly image: string;
  /** Absent for a name of podman's making. */
  readonly name?: string;
  /** Each NAME=VALUE. */
  readonly env: readonly string[];
  /** A program and its arguments; empty for the image's own. */
  readonly command: readonly string[];
};

/** Makes a container and starts it, with its pod. Answers its id. Takes as long as the image takes to be pulled. */
export function runContainer({ pod, image, name, env, command }: NewContainer): Command<string> {
  return {
    args: [
      ...['run', '--detach', `--pod=${pod}`],
      ...(name === undefined ? [] : [`--name=${name}`]),
      ...env.map((it) => `--env=${it}`),
      ...['--', image, ...command],
    ],
    read: lastLine,
  };
}

function lastLine(stdout: string): string {
  return stdout.trimEnd().split('\n').at(-1) ?? '';
}
