/**
 * The calls that change what pods and containers do. Each takes several at once; podman goes on after one that fails.
 * None has a time limit: how long a container takes to end is its own affair, and a person can cancel.
 */
import type { Command } from './command.ts';

export type Kind = 'pod' | 'container';

/** What is done to pods and containers alike, without any choice. */
export type Act = 'start' | 'stop' | 'restart' | 'pause' | 'unpause';

export function act(verb: Act, kind: Kind, ids: readonly string[]): Command<void> {
  // What is gone by itself meanwhile has stopped.
  const ignore = verb === 'stop' ? ['--ignore'] : [];
  return { args: [kind, verb, ...ignore, '--', ...ids], read: nothing };
}

/** `signal` is a name such as `SIGHUP`. */
export function kill(signal: string, kind: Kind, ids: readonly string[]): Command<void> {
  return { args: [kind, 'kill', '--signal', signal, '--', ...ids], read: nothing };
}

/** Fails for what runs. A pod takes its containers with it. */
export function remove(kind: Kind, ids: readonly string[]): Command<void> {
  return { args: [kind, 'rm', '--ignore', '--', ...ids], read: nothing };
}

/** Kills what runs at once. */
export function forceRemove(kind: Kind, ids: readonly string[]): Command<void> {
  return { args: [kind, 'rm', '--force', '--time', '0', '--ignore', '--', ...ids], read: nothing };
}

function nothing(): void {
  // What these print is for a person; the exit code says it all.
}
