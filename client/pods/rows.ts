/**
 * What the Pods view shows, as rows of plain data: a function of what is known.
 */
import type { Details } from '../podman/details.ts';
import type { Container, Local, Pod } from '../podman/pod.ts';
import type { KeptVolume, Network, Secret } from '../podman/stores.ts';
import { containerRow } from './rows/container.ts';
import { groupRow, isPodmans, networksRow, secretsRow, volumesRow } from './rows/groups.ts';
import { podRow } from './rows/pod.ts';
import type { Asked, Place, Row } from './rows/row.ts';
import { leaf } from './rows/row.ts';
import type { Usages } from './rows/usage.ts';
import { usersAmong } from './users.ts';

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

/**
 * No rows where podman has nothing but what it came with: then a page of its own says what to do.
 * `rowOf` makes the row of a pod with all that is in it.
 */
export function rowsOf(known: Known, rowOf: RowOfPod = rowOfPod): readonly Row[] {
  const { local, now } = known;
  const empty = isEmpty(local);
  if (empty && !hasStored(known)) return [];
  return [
    ...(known.live ? [] : [waitingRow]),
    ...(empty ? [emptyRow] : []),
    ...local.pods.map((pod) => rowOf(pod, known)),
    ...aloneRows(known),
    volumesRow(known.volumes, now),
    secretsRow(known.secrets),
    networksRow(known.networks, (name) => usersAmong(local, (it) => it.networks.includes(name))),
  ];
}

export type RowOfPod = (pod: Pod, around: AroundPod) => Row;

/** All that a pod's row is made of besides the pod. */
export type AroundPod = Pick<Known, 'now' | 'details' | 'unmasked' | 'usages' | 'manifests'>;

/** A pod with its containers, and what is in these. */
export function rowOfPod(pod: Pod, around: AroundPod): Row {
  return podRow(pod, {
    now: around.now,
    usages: around.usages,
    manifest: around.manifests.get(pod.name),
    containers: pod.containers.toSorted(infraLast).map((it) => rowOfContainer(it, around, pod)),
  });
}

const waitingRow = leaf({
  id: 'notice.events',
  kind: '',
  label: 'Not live',
  description: "podman's events stopped; asking every 10 seconds",
  icon: 'debug-disconnect',
  context: 'notice',
});

/** Whether there is neither a pod nor a container. */
export function isEmpty({ pods, alone }: Local): boolean {
  return pods.length === 0 && alone.length === 0;
}

/** Whether someone has made a volume, secret or network, as far as it was asked for. */
function hasStored({ volumes, secrets, networks }: Known): boolean {
  const some = (asked: Asked<readonly unknown[]> | undefined): boolean =>
    asked?.kind === 'known' && asked.value.length > 0;
  const own = networks?.kind === 'known' && networks.value.some((it) => !isPodmans(it));
  return some(volumes) || some(secrets) || own;
}

const emptyRow = leaf({
  id: 'notice.empty',
  kind: '',
  label: 'There are no pods',
  description: 'play a manifest, or create a pod',
  icon: 'info',
  context: 'notice',
});

function rowOfContainer(container: Container, { now, details, unmasked, usages }: AroundPod, pod?: Pod): Row {
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
      alone.map((it) => rowOfContainer(it, known)),
    ),
  ];
}
