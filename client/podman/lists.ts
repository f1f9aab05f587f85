/**
 * The calls that the Pods view asks with, beyond the containers themselves.
 */
import type { Command } from './command.ts';
import { readDetails, type Details } from './details.ts';
import { readEach, readListedPod, type ListedPod } from './read.ts';
import { readUsage, type Usage } from './usage.ts';
import { readKeptVolume, readNetwork, type KeptVolume, type Network } from './stores.ts';

const asking = 10_000;

/** Waits for the lock of a pod that starts, for as long as its init containers run. */
export const listPods: Command<readonly ListedPod[]> = {
  args: ['pod', 'ps', '--format', 'json'],
  timeout: 6 * asking,
  read: readEach(readListedPod),
};

/** The volumes that containers use, those that podman named itself among them. */
export const listUsedVolumes: Command<readonly KeptVolume[]> = {
  args: ['volume', 'ls', '--filter', 'dangling=false', '--format', 'json'],
  timeout: asking,
  read: readEach((it) => readKeptVolume(it, true)),
};

/** The volumes that no container uses. */
export const listUnusedVolumes: Command<readonly KeptVolume[]> = {
  args: ['volume', 'ls', '--filter', 'dangling=true', '--format', 'json'],
  timeout: asking,
  read: readEach((it) => readKeptVolume(it, false)),
};

export const listNetworks: Command<readonly Network[]> = {
  args: ['network', 'ls', '--format', 'json'],
  timeout: asking,
  read: readEach(readNetwork),
};

/** What all running containers use of the machine, measured once. */
export const askUsage: Command<readonly Usage[]> = {
  args: ['stats', '--no-stream', '--format', 'json'],
  timeout: 2 * asking,
  read: readEach(readUsage),
};

/** What a container has inside, asked for when a person looks into it. */
export function inspectDetails(id: string): Command<Details> {
  return {
    args: ['container', 'inspect', '--format', 'json', '--', id],
    timeout: asking,
    read: (stdout) => {
      const [details] = readEach(readDetails)(stdout);
      if (details === undefined) throw new Error('podman answered no container');
      return details;
    },
  };
}
