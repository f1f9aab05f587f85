/**
 * What there is on the local podman, from `podman ps` and, for containers not seen before, `podman container inspect`.
 */
import { isDeepStrictEqual } from 'node:util';
import { inCalls, inspectContainers, listContainers } from './command.ts';
import { listPods } from './lists.ts';
import { podRoles } from './described.ts';
import { nameInPod, type Container, type Local, type Pod, type PodState } from './pod.ts';
import type { Inspected, Listed, ListedPod } from './read.ts';
import { rolesOf } from './roles.ts';
import type { Run } from './run.ts';

/**
 * Asks for all pods and containers. Keeps what never changes of a container between two asks; a pod of which nothing
 * is new stays the same object.
 * `changed` is called when an answer given before turns out to lack a pod.
 */
export function localListing(run: Run, changed: () => void): (signal: AbortSignal) => Promise<Local> {
  const inspected = new Map<string, Inspected>();
  const podsOf = podMaker(inspected);
  const bare = barePods(run, changed);
  return async (signal) => {
    bare.ask();
    const listed = await run(listContainers, { signal });
    await inspectNew(listed, signal);
    return {
      pods: [...podsOf(group(listed)), ...bare.besides(listed)].sort(byName),
      alone: listed
        .filter((it) => it.pod === undefined)
        .map((it): Container => containerOf(it, 'main'))
        .sort(byName),
    };
  };

  async function inspectNew(listed: readonly Listed[], signal: AbortSignal): Promise<void> {
    const members = listed.filter((it) => !it.infra && it.pod !== undefined);
    const ids = new Set(members.map((it) => it.id));
    for (const id of inspected.keys()) {
      if (!ids.has(id)) inspected.delete(id);
    }
    // A container that podman hasn't prepared yet will change once.
    const unknown = [...ids].filter((id) => inspected.get(id)?.prepared !== true);
    for (const ids of inCalls(unknown)) {
      try {
        for (const it of await run(inspectContainers(ids), { signal })) inspected.set(it.id, it);
      } catch {
        // One of them went away meanwhile, which fails the whole call: an event about it is on its way, and until
        // then init containers are shown as main.
        signal.throwIfAborted();
      }
    }
  }
}

type Made = {
  readonly members: readonly Listed[];
  readonly inspected: readonly (Inspected | undefined)[];
  readonly pod: Pod;
};

/** Makes pods of their containers; those that were the same last time are not made anew. */
function podMaker(
  inspected: ReadonlyMap<string, Inspected>,
): (groups: readonly (readonly Listed[])[]) => readonly Pod[] {
  let made: ReadonlyMap<string | undefined, Made> = new Map();
  return (groups) => {
    const all = groups.map((it) => makeOrKeep(it));
    made = new Map(all.map((it) => [it.pod.id, it]));
    return all.map((it) => it.pod);
  };

  function makeOrKeep(members: readonly Listed[]): Made {
    const before = made.get(members[0]?.pod?.id);
    const known = members.map((it) => inspected.get(it.id));
    const isSame =
      known.every((it, at) => it === before?.inspected[at]) && isDeepStrictEqual(members, before?.members);
    return before && isSame ? before : { members, inspected: known, pod: podOf(members, inspected) };
  }
}

type BarePods = {
  /** Asks podman, unless that is under way; then once more when it is done. */
  readonly ask: () => void;
  /** The pods without any container, as far as known, that these containers don't prove to have one. */
  readonly besides: (listed: readonly Listed[]) => readonly Pod[];
};

/**
 * Pods without containers, which only `pod ps` lists. It waits for the lock of a pod that starts, for as long as its
 * init containers run (pod_api.go, startInitContainers), so no list of containers waits for it.
 */
function barePods(run: Run, changed: () => void): BarePods {
  let known: readonly ListedPod[] = [];
  let asking = false;
  let again = false;
  return {
    ask: () => {
      again = asking;
      if (!asking) void ask();
    },
    besides: (listed) => {
      const ids = new Set(listed.map((it) => it.pod?.id));
      return known.filter((it) => !ids.has(it.id)).map(emptyPod);
    },
  };

  async function ask(): Promise<void> {
    asking = true;
    const found = await run(listPods).catch(() => known);
    asking = false;
    const bare = found.filter((it) => it.containers === 0);
    const same = JSON.stringify(bare) === JSON.stringify(known);
    known = bare;
    if (!same) changed();
    if (again) void ask();
    again = false;
  }
}

function emptyPod({ id, name, created }: ListedPod): Pod {
  return { id, name, state: 'created', created, ports: [], containers: [] };
}

function byName(a: Pick<Pod, 'id' | 'name'>, b: Pick<Pod, 'id' | 'name'>): number {
  return names.compare(a.name, b.name) || names.compare(a.id, b.id);
}

/** web-2 before web-10. */
const names = new Intl.Collator(undefined, { numeric: true });

function group(listed: readonly Listed[]): readonly (readonly Listed[])[] {
  const pods = new Map<string, Listed[]>();
  for (const it of listed) {
    if (it.pod === undefined) continue;
    const members = pods.get(it.pod.id);
    if (members === undefined) pods.set(it.pod.id, [it]);
    else members.push(it);
  }
  return [...pods.values()];
}

const order = { infra: 0, init: 1, main: 2 } as const;

function podOf(members: readonly Listed[], inspected: ReadonlyMap<string, Inspected>): Pod {
  const roles = rolesOf(members, inspected);
  const name = members[0]?.pod?.name ?? '';
  const containers = members
    .map((it) => containerOf(it, roles.get(it.id) ?? 'main'))
    .sort((a, b) => order[a.role] - order[b.role] || made(a) - made(b) || a.name.localeCompare(b.name));
  const ports = new Map(members.flatMap((it) => it.ports).map((it) => [JSON.stringify(it), it]));
  return {
    id: members[0]?.pod?.id ?? '',
    name,
    state: stateOf(containers),
    created: Math.min(...members.map((it) => it.created)),
    ports: [...ports.values()].sort((a, b) => a.host - b.host),
    containers: withParts(name, containers, inspected),
    ...(isByHand(members, inspected) && { byHand: true }),
  };

  function made(container: Container): number {
    return inspected.get(container.id)?.created ?? container.created;
  }
}

function isByHand(members: readonly Listed[], inspected: ReadonlyMap<string, Inspected>): boolean {
  const known = members.flatMap((it) => inspected.get(it.id) ?? []);
  return known.length > 0 && known.every((it) => it.made !== 'played');
}

function withParts(
  pod: string,
  containers: readonly Container[],
  inspected: ReadonlyMap<string, Inspected>,
): readonly Container[] {
  const parts = podRoles(
    containers.map(({ id, name, role }) => ({
      name: nameInPod(pod, name),
      role,
      described: inspected.get(id)?.described,
    })),
  );
  return containers.map((it, at) => ({ ...it, ...(parts[at] && { part: parts[at] }) }));
}

function containerOf(listed: Listed, role: Container['role']): Container {
  const { id, name, image, state, created, started, ended, exitCode, restarts, health, ports, networks } =
    listed;
  return {
    ...{ id, name, image, state, role, created, exitCode, restarts, ports, networks },
    ...(started === undefined ? {} : { started }),
    ...(ended === undefined ? {} : { ended }),
    ...(health === undefined ? {} : { health }),
  };
}

/** As podman counts it (libpod/pod_status.go, createPodStatusResults), where init containers don't count. */
function stateOf(all: readonly Container[]): PodState {
  const counted = all.filter((it) => it.role !== 'init');
  const having = (state: Container['state']): number => counted.filter((it) => it.state === state).length;
  const running = having('running') + having('stopping');
  if (all.some((it) => it.role === 'init' && it.state === 'running')) return 'starting';
  if (running > 0) return running === counted.length ? 'running' : 'degraded';
  if (having('paused') > 0) return 'paused';
  if (having('exited') > 0) return 'exited';
  return having('created') > 0 || counted.length === 0 ? 'created' : 'dead';
}
