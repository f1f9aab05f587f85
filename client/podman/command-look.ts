/**
 * The calls that look into a pod or container: its description, processes, health, logs and use of the machine.
 */
import type { Command } from './command.ts';
import type { Kind } from './command-life.ts';

const asking = 10_000;

/** podman's own description, as the JSON it prints. */
export function inspect(kind: Kind, id: string): Command<string> {
  return { args: [kind, 'inspect', '--format', 'json', '--', id], timeout: asking, read: asPrinted };
}

/** A table of processes, as podman prints it. */
export function top(kind: Kind, id: string): Command<string> {
  return { args: [kind, 'top', '--', id], timeout: asking, read: asPrinted };
}

/** Runs the health check of a container; podman ends with 1 where it is not healthy. It has a time limit of its own. */
export function checkHealth(id: string): Command<string> {
  return { args: ['healthcheck', 'run', '--', id], read: asPrinted };
}

/** Ends with 0 where a shell of this name is in the container. */
export function tryShell(id: string, shell: string): Command<void> {
  return { args: ['exec', '--', id, shell, '-c', 'exit'], timeout: asking, read: () => undefined };
}

export type LogWish = {
  /** At most so many lines of those there are. */
  readonly tail?: number;
  /** Only what came after this stamp, one that podman itself has written. */
  readonly since?: string;
  /** Whether to wait for more, until the container ends. */
  readonly wait: 'follow' | 'end';
};

/** The arguments for the logs of a container: a stamp stands before each line. */
export function logs(id: string, { tail, since, wait }: LogWish): readonly string[] {
  return [
    'logs',
    '--timestamps',
    ...(wait === 'follow' ? ['--follow'] : []),
    ...(tail === undefined ? [] : ['--tail', `${tail}`]),
    ...(since === undefined ? [] : ['--since', since]),
    '--',
    id,
  ];
}

/** The arguments for a list of all running containers' use of the machine, every two seconds until it is ended. */
export const stats: readonly string[] = ['stats', '--format', 'json', '--interval', '2'];

/** A terminal's arguments to run a program in a container. */
export function exec(id: string, command: readonly string[]): readonly string[] {
  return ['exec', '--interactive', '--tty', '--', id, ...command];
}

/**
 * A terminal's arguments to attach to a container's first process. Closing the terminal must not end the container, so
 * no signal is handed on.
 */
export function attach(id: string): readonly string[] {
  return ['attach', '--sig-proxy=false', '--', id];
}

function asPrinted(stdout: string): string {
  return stdout;
}
