/**
 * What the Pods view shows, as rows of plain data: a function of what is known.
 */
import type { Details } from '../podman/details.ts';
import type { Container, Local, Pod } from '../podman/pod.ts';
import type { KeptVolume, Network, Secret } from '../podman/stores.ts';
import { containerRow } from './rows/container.ts';
import { groupRow, networksRow, secretsRow, volumesRow } from './rows/groups.ts';
import { podRow } from './rows/pod.ts';
import type { Asked, Place, Row } from './rows/row.ts';
import { leaf } from './rows/row.ts';
import type { Usages } from './rows/usage.ts';

export type Known = {
  readonly local: Local;
  /** Milliseconds since 1970, for the ages. */
  readonly now: number;
  /** Whether podman's events come; without them rows may be some seconds old. */
  readonly live: boolean;
  /** What is inside containers, by id, as far as it was asked for. */
  readonly details: ReadonlyMap<string, Asked<Details>>;
  /** Ids of the variables whose value is to be seen. */
  readonly unmasked: ReadonlySet<string>;
  /** What containers use of the machine, where that is asked for. */
  readonly usages: Usages;
  /** Where the manifest of a pod is, by the pod's name. */
  readonly manifests: ReadonlyMap<string, Place>;
  /** What a group holds, as far as it was asked for. */
  readonly volumes?: Asked<readonly KeptVolume[]>;
  readonly secrets?: Asked<readonly Secret[]>;
  readonly networks?: Asked<readonly Network[]>;
};

/** No rows where there is no pod and no container: then a page of its own says what to do. */
export function rowsOf(known: Known): readonly Row[] {
  const { local, now } = known;
  if (local.pods.length === 0 && local.alone.length === 0) return [];
  return [
    ...(known.live ? [] : [waitingRow]),
    ...local.pods.map((pod) =>
      podRow(pod, {
        now,
        usages: known.usages,
        manifest: known.manifests.get(pod.name),
        containers: pod.containers.toSorted(infraLast).map((it) => rowOf(it, known, pod)),
      }),
    ),
    ...aloneRows(known),
    volumesRow(known.volumes, now),
    secretsRow(known.secrets),
    networksRow(known.networks, usersOf(local)),
  ];
}

const waitingRow = leaf({
  id: 'notice.events',
  kind: '',
  label: 'Not live',
  description: "podman's events stopped; asking every 10 seconds",
  icon: 'debug-disconnect',
  context: 'notice',
});

function rowOf(container: Container, { now, details, unmasked, usages }: Known, pod?: Pod): Row {
  const context = { now, details: details.get(container.id), unmasked, usages };
  return containerRow(container, { ...context, ...(pod === undefined ? {} : { pod }) });
}

/** The pod's own container matters least to a person. */
function infraLast(a: Container, b: Container): number {
  return Number(a.role === 'infra') - Number(b.role === 'infra');
}

function aloneRows(known: Known): readonly Row[] {
  const { alone } = known.local;
  if (alone.length === 0) return [];
  const running = alone.filter((it) => it.state === 'running').length;
  const head = { kind: 'containers', label: 'Containers outside of pods', icon: 'package' } as const;
  return [
    groupRow(
      head,
      `${running} of ${alone.length} running`,
      alone.map((it) => rowOf(it, known)),
    ),
  ];
}

/** The names of the pods and containers of each network. */
function usersOf({ pods, alone }: Local): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  const use = (name: string, containers: readonly Container[]): void => {
    for (const network of new Set(containers.flatMap((it) => it.networks))) {
      const named = users.get(network);
      if (named === undefined) users.set(network, [name]);
      else named.push(name);
    }
  };
  for (const it of pods) use(it.name, it.containers);
  for (const it of alone) use(it.name, [it]);
  return users;
}
