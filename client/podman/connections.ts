/**
 * Where else podman can work: its connections to services, and its virtual machines.
 */
import * as v from 'valibot';
import type { Command } from './command.ts';
import { readEach } from './read.ts';

export type Connection = {
  readonly name: string;
  /** Such as `ssh://core@127.0.0.1:50123/run/podman/podman.sock`. */
  readonly uri: string;
  /** Whether podman takes it where none is named. */
  readonly usual: boolean;
};

export type Machine = { readonly name: string; readonly running: boolean };

const asking = 10_000;
/** A machine that starts for the first time prepares its disk. */
const starting = 300_000;

const text = v.nullish(v.string(), '');
const flag = v.nullish(v.boolean(), false);
const connection = v.object({ Name: v.string(), URI: text, Default: flag });
const machine = v.object({ Name: v.string(), Running: flag });

export const listConnections: Command<readonly Connection[]> = {
  args: ['system', 'connection', 'list', '--format', 'json'],
  timeout: asking,
  read: readEach((value) => {
    const it = v.parse(connection, value);
    return { name: it.Name, uri: it.URI, usual: it.Default };
  }),
};

/** Only where podman runs in machines: elsewhere it may not know the word. */
export const listMachines: Command<readonly Machine[]> = {
  args: ['machine', 'list', '--format', 'json'],
  timeout: asking,
  read: readEach((value) => {
    const it = v.parse(machine, value);
    // The machine that podman takes where none is named has a star behind its name in some versions.
    return { name: it.Name.replace(/\*$/, ''), running: it.Running };
  }),
};

/** Sets up podman's first machine and starts it: a download of some hundred megabytes, so without a time limit. */
export const initMachine: Command<void> = { args: ['machine', 'init', '--now'], read: () => undefined };

export function startMachine(name: string): Command<void> {
  return { args: ['machine', 'start', '--', name], timeout: starting, read: () => undefined };
}
