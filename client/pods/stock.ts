/**
 * What the Pods view knows only while a person looks: what is inside containers, and volumes, secrets and networks.
 */
import { listSecrets } from '../podman/command.ts';
import { inspectDetails, listNetworks, listUnusedVolumes, listUsedVolumes } from '../podman/lists.ts';
import type { Container, Local } from '../podman/pod.ts';
import type { Run } from '../podman/run.ts';
import type { KeptVolume } from '../podman/stores.ts';
import { onDemand } from './on-demand.ts';
import { isEmpty, type Known } from './rows.ts';

export type Stock = {
  /** A row is unfolded. */
  readonly look: (id: string) => void;
  /** A row is folded. */
  readonly close: (id: string) => void;
  /**
   * The list is another: asks anew about what is looked at and may differ. Where there are no pods and no containers,
   * also whether there is anything else.
   */
  readonly renew: (local: Local) => void;
  readonly known: () => Pick<Known, 'details' | 'volumes' | 'secrets' | 'networks'>;
};

/** `changed` is called after each answer. */
export function openStock(run: Run, changed: () => void): Stock {
  const details = onDemand((id) => run(inspectDetails(id)), changed);
  const groups = groupsAt(run, changed);
  /** Groups. */
  const unfolded = new Set<string>();
  let states: ReadonlyMap<string, string> = new Map();
  let lists = 0;
  return {
    look: (id) => {
      if (groupOf(id) !== undefined) unfolded.add(id);
      look(id);
    },
    close: (id) => {
      unfolded.delete(id);
      details.close(id);
      groupOf(id)?.close(id);
    },
    renew: (local) => {
      lists += 1;
      states = new Map(
        [...local.pods.flatMap((it) => it.containers), ...local.alone].map((it) => [it.id, stateOf(it)]),
      );
      for (const id of details.known().keys()) {
        if (states.has(id)) look(id);
        else details.close(id);
      }
      for (const [kind, group] of Object.entries(groups)) {
        const id = `group.${kind}`;
        if (isEmpty(local) || unfolded.has(id)) look(id);
        else group.close(id);
      }
    },
    known: () => ({
      details: details.known(),
      ...each('volumes', groups.volumes.known().get('group.volumes')),
      ...each('secrets', groups.secrets.known().get('group.secrets')),
      ...each('networks', groups.networks.known().get('group.networks')),
    }),
  };

  function look(id: string): void {
    const state = states.get(id);
    if (state !== undefined) details.look(id, state);
    // What is in a group may differ after each event.
    groupOf(id)?.look(id, `${lists}`);
  }

  function groupOf(id: string) {
    if (id === 'group.volumes') return groups.volumes;
    if (id === 'group.secrets') return groups.secrets;
    return id === 'group.networks' ? groups.networks : undefined;
  }
}

function groupsAt(run: Run, changed: () => void) {
  return {
    volumes: onDemand(() => askVolumes(run), changed),
    secrets: onDemand(() => run(listSecrets), changed),
    networks: onDemand(() => run(listNetworks), changed),
  };
}

function each<Name extends string, T>(name: Name, value: T | undefined): Partial<Record<Name, T>> {
  return value === undefined ? {} : ({ [name]: value } as Partial<Record<Name, T>>);
}

/** What can't change without one of these changing: mounts and environment are settled when a container is made. */
function stateOf({ state, started, restarts }: Container): string {
  return `${state} ${started ?? ''} ${restarts}`;
}

async function askVolumes(run: Run): Promise<readonly KeptVolume[]> {
  const [used, unused] = await Promise.all([run(listUsedVolumes), run(listUnusedVolumes)]);
  return [...used, ...unused].sort((a, b) => Number(b.used) - Number(a.used) || a.name.localeCompare(b.name));
}
