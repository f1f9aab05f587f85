/**
 * The local pods, from `podman ps` and, for containers not seen before, `podman container inspect`.
 */
import { inspectContainers, listContainers } from './command.ts';
import type { Container, Pod, PodState } from './pod.ts';
import type { Inspected, Listed } from './read.ts';
import { rolesOf } from './roles.ts';
import type { Run } from './run.ts';

/** Asks for all pods, in the order of their names. Keeps what never changes of a container between two asks. */
export function podsListing(run: Run): (signal: AbortSignal) => Promise<readonly Pod[]> {
  const inspected = new Map<string, Inspected>();
  return async (signal) => {
    const listed = await run(listContainers, { signal });
    await inspectNew(listed, signal);
    return group(listed)
      .map((it) => podOf(it, inspected))
      .sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
  };

  async function inspectNew(listed: readonly Listed[], signal: AbortSignal): Promise<void> {
    const members = listed.filter((it) => !it.infra);
    const ids = new Set(members.map((it) => it.id));
    for (const id of inspected.keys()) {
      if (!ids.has(id)) inspected.delete(id);
    }
    // A container that podman hasn't prepared yet will change once.
    const unknown = [...ids].filter((id) => inspected.get(id)?.prepared !== true);
    if (unknown.length === 0) return;
    try {
      for (const it of await run(inspectContainers(unknown), { signal })) inspected.set(it.id, it);
    } catch {
      // One of them went away meanwhile, which fails the whole call: an event about it is on its way, and until
      // then init containers are shown as main.
      signal.throwIfAborted();
    }
  }
}

function group(listed: readonly Listed[]): readonly (readonly Listed[])[] {
  const pods = new Map<string, Listed[]>();
  for (const it of listed) {
    const members = pods.get(it.pod.id);
    if (members === undefined) pods.set(it.pod.id, [it]);
    else members.push(it);
  }
  return [...pods.values()];
}

const order = { infra: 0, init: 1, main: 2 } as const;

function podOf(members: readonly Listed[], inspected: ReadonlyMap<string, Inspected>): Pod {
  const roles = rolesOf(members, inspected);
  const containers = members
    .map((it): Container => ({ ...containerOf(it), role: roles.get(it.id) ?? 'main' }))
    .sort((a, b) => order[a.role] - order[b.role] || made(a) - made(b) || a.name.localeCompare(b.name));
  const ports = new Map(members.flatMap((it) => it.ports).map((it) => [JSON.stringify(it), it]));
  return {
    id: members[0]?.pod.id ?? '',
    name: members[0]?.pod.name ?? '',
    state: stateOf(containers),
    created: Math.min(...members.map((it) => it.created)),
    ports: [...ports.values()].sort((a, b) => a.host - b.host),
    containers,
  };

  function made(container: Container): number {
    return inspected.get(container.id)?.created ?? container.created;
  }
}

function containerOf(listed: Listed): Omit<Container, 'role'> {
  const { id, name, image, state, created, started, ended, exitCode, restarts } = listed;
  return {
    ...{ id, name, image, state, created, exitCode, restarts },
    ...(started === undefined ? {} : { started }),
    ...(ended === undefined ? {} : { ended }),
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
  return having('created') > 0 || counted.length === 0 ? 'created' : 'unknown';
}
