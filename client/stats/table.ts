/**
 * What the Stats view shows, as rows of plain text: pods with the sum of their containers, and the containers below.
 */
import type { Local } from '../podman/pod.ts';
import type { Usage } from '../podman/usage.ts';
import { oneLine, sizeOf } from '../text.ts';

/** One row of the table. All of it is text to show as it is. */
export type StatsRow = {
  readonly id: string;
  readonly kind: 'pod' | 'container' | 'member';
  readonly name: string;
  readonly cpu: string;
  readonly memory: string;
  readonly network: string;
  readonly disk: string;
  readonly processes: string;
  /** Points of a line in a field of 100 by 20, the newest at the right end. */
  readonly cpuLine: string;
  readonly memoryLine: string;
};

type Point = { readonly cpu: number; readonly memory: number };

export type History = {
  /** Takes in a sample and answers the rows. `only` are ids of pods and containers to show; none for all. */
  readonly add: (usages: readonly Usage[], local: Local, only: readonly string[]) => readonly StatsRow[];
};

/** How many points a line has: two minutes, at one every two seconds. */
const length = 60;

/** Keeps the last points of each container that runs, and of nothing else. */
export function statsHistory(): History {
  let points: ReadonlyMap<string, readonly Point[]> = new Map();
  return {
    add: (usages, local, only) => {
      const groups = groupsOf(usages, local).filter(({ pod, members }) => isWanted(pod?.id, members, only));
      const sums = groups.flatMap(({ pod, members }): Measured[] => [
        ...(pod === undefined ? [] : [{ ...sumOf(members), id: pod.id }]),
        ...members,
      ]);
      points = new Map(
        sums.map(({ id, cpu = 0, memory = 0 }) => [
          id,
          [...(points.get(id) ?? []), { cpu, memory }].slice(-length),
        ]),
      );
      return groups.flatMap(({ pod, members }) => [
        ...(pod === undefined ? [] : [rowOf('pod', pod.name, { ...sumOf(members), id: pod.id })]),
        ...members
          .filter(
            (it) => pod === undefined || only.length === 0 || only.includes(pod.id) || only.includes(it.id),
          )
          .map((it) => rowOf(pod === undefined ? 'container' : 'member', it.name, it)),
      ]);
    },
  };

  function rowOf(kind: StatsRow['kind'], name: string, it: Measured): StatsRow {
    const line = points.get(it.id) ?? [];
    const limit = it.memoryLimit === undefined ? '' : ` of ${sizeOf(it.memoryLimit)}`;
    return {
      id: it.id,
      kind,
      name: oneLine(name),
      cpu: it.cpu === undefined ? '' : `${it.cpu.toFixed(1)} %`,
      memory: it.memory === undefined ? '' : `${sizeOf(it.memory)}${limit}`,
      network: oneLine(it.network),
      disk: oneLine(it.disk),
      processes: oneLine(it.processes),
      cpuLine: lineOf(
        line.map((one) => one.cpu),
        10,
      ),
      memoryLine: lineOf(
        line.map((one) => one.memory),
        1,
      ),
    };
  }
}

type Measured = Usage & { readonly id: string };

type Group = {
  /** Absent for a container outside of pods. */
  readonly pod?: { readonly id: string; readonly name: string };
  readonly members: readonly Measured[];
};

/** By pods in the order of the Pods view, then what is in none. Whole ids, and names as a manifest has them. */
function groupsOf(usages: readonly Usage[], { pods, alone }: Local): readonly Group[] {
  const byId = new Map(usages.map((it) => [it.id, it]));
  const measured = (id: string, name: string): readonly Measured[] => {
    const found = byId.get(id.slice(0, 12));
    byId.delete(id.slice(0, 12));
    return found === undefined ? [] : [{ ...found, id, name }];
  };
  const inPods = pods.map((pod) => ({
    pod,
    members: pod.containers.flatMap((it) => measured(it.id, it.role === 'infra' ? 'infra' : it.name)),
  }));
  const outside = alone.map((it) => ({ members: measured(it.id, it.name) }));
  // What has just started is in no list yet.
  const others = [...byId.values()].map((it) => ({ members: [it] }));
  return [...inPods, ...outside, ...others].filter((it) => it.members.length > 0);
}

function isWanted(pod: string | undefined, members: readonly Measured[], only: readonly string[]): boolean {
  return only.length === 0 || only.includes(pod ?? '') || members.some((it) => only.includes(it.id));
}

/** What can be added up of a pod; its containers share one network. */
function sumOf(members: readonly Measured[]): Omit<Measured, 'id'> {
  const sum = (values: readonly (number | undefined)[]): number =>
    values.reduce((a: number, b) => a + (b ?? 0), 0);
  return {
    name: '',
    cpu: sum(members.map((it) => it.cpu)),
    memory: sum(members.map((it) => it.memory)),
    network: members[0]?.network ?? '',
    disk: '',
    processes: `${sum(members.map((it) => Number(it.processes) || 0))}`,
  };
}

/** Scaled to the highest value, but for values below `least`, which would look like much. */
function lineOf(values: readonly number[], least: number): string {
  const top = Math.max(least, ...values);
  const step = 100 / (length - 1);
  return values
    .map((value, at) => {
      const x = 100 - (values.length - 1 - at) * step;
      return `${x.toFixed(1)},${(19 - (value / top) * 18).toFixed(1)}`;
    })
    .join(' ');
}
