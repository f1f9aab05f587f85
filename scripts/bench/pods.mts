import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localListing } from '../../client/podman/listing.ts';
import type { Local } from '../../client/podman/pod.ts';
import type { Run } from '../../client/podman/run.ts';
import { root } from '../project.mts';

/** What podman prints of many pods: `ps`, and `container inspect` of all containers but the infra ones. */
export type Printed = { readonly ps: string; readonly inspect: string };

const recordings = join(root, 'test', 'client', 'recordings', 'podman-5.4.2');

/** Containers of a pod, its infra container among them. */
export const containersEach = 5;

/**
 * As a podman printed one pod, so many times with other names and ids. Of the pod of that number, from 0, one container
 * has ended.
 */
export function printedPods(pods: number, ended?: number): Printed {
  const [infra, srv] = recording('ps-running.json');
  const [inspected] = recording('inspect-running.json');
  const each = Array.from({ length: pods }, (_, pod) => pod);
  const members = Array.from({ length: containersEach }, (_, member) => member);
  return {
    ps: JSON.stringify(
      each.flatMap((pod) => members.map((it) => listed(pod, it))),
      undefined,
      2,
    ),
    inspect: JSON.stringify(
      each.flatMap((pod) => members.slice(1).map((it) => ({ ...inspected, ...named(pod, it) }))),
      undefined,
      2,
    ),
  };

  function listed(pod: number, member: number): object {
    const end = pod === ended && member === 1 ? { State: 'exited', Exited: true, ExitCode: 1 } : {};
    const { Id, Name } = named(pod, member);
    return {
      ...{ ...(member === 0 ? infra : srv), Id, Names: [Name], Pod: idOf(pod, 'f'), PodName: `app-${pod}` },
      ...end,
    };
  }
}

/** A podman that answers with what was printed. */
export function answering({ ps, inspect }: Printed): Run {
  const answers: Readonly<Record<string, string>> = { ps, container: inspect, pod: '[]' };
  return (command) => Promise.resolve(command.read(answers[command.args[0] ?? ''] ?? '[]'));
}

/** What the Pods view makes of it. */
export async function listedPods(printed: Printed): Promise<Local> {
  return localListing(answering(printed), () => undefined)(new AbortController().signal);
}

function named(pod: number, member: number): { readonly Id: string; readonly Name: string } {
  return { Id: idOf(pod, `${member}`), Name: `app-${pod}-c${member}` };
}

function idOf(pod: number, member: string): string {
  return `${pod.toString(16).padStart(8, '0')}${member}`.padEnd(64, 'a');
}

function recording(file: string): readonly object[] {
  return JSON.parse(readFileSync(join(recordings, file), 'utf8')) as readonly object[];
}
