/**
 * What pods need and what stands beside them, as rows of their own, folded.
 */
import type { KeptVolume, Network, Secret } from '../../podman/stores.ts';
import { ageOf } from '../../text.ts';
import type { Asked, Row } from './row.ts';
import { askedRows, facts, leaf } from './row.ts';

type Head = {
  readonly kind: 'containers' | 'volumes' | 'secrets' | 'networks';
  readonly label: string;
  readonly icon: string;
};

/** A group's own row. Its id is its context: `group.KIND`. */
export function groupRow({ kind, label, icon }: Head, description: string, rows: readonly Row[]): Row {
  const id = `group.${kind}`;
  return { ...leaf({ id, kind: 'group', label, description, icon, context: id }), folds: true, rows };
}

export function volumesRow(asked: Asked<readonly KeptVolume[]> | undefined, now: number): Row {
  const rows = askedRows('group.volumes', asked, (all) =>
    orNone(
      'volumes',
      all.map((it) => volumeRow(it, now)),
    ),
  );
  return groupRow({ kind: 'volumes', label: 'Volumes', icon: 'database' }, counted(asked), rows);
}

export function secretsRow(asked: Asked<readonly Secret[]> | undefined): Row {
  const rows = askedRows('group.secrets', asked, (all) => orNone('secrets', all.map(secretRow)));
  return groupRow({ kind: 'secrets', label: 'Secrets', icon: 'lock' }, counted(asked), rows);
}

/** Whether podman makes this network by itself: to begin with, or when it plays a manifest (play.go, kubeDefaultNetwork). */
export function isPodmans({ name }: Network): boolean {
  return name === usual || name === 'podman-default-kube-network';
}

/** podman doesn't let this one go (libnetwork/netavark/config.go, NetworkRemove). */
const usual = 'podman';

/** `users` names the pods and containers of a network. */
export function networksRow(
  asked: Asked<readonly Network[]> | undefined,
  users: (network: string) => readonly string[],
): Row {
  const rows = askedRows('group.networks', asked, (all) =>
    orNone(
      'networks',
      all.map((it) => networkRow(it, users(it.name))),
    ),
  );
  return groupRow({ kind: 'networks', label: 'Networks', icon: 'type-hierarchy' }, counted(asked), rows);
}

function counted(asked: Asked<readonly unknown[]> | undefined): string {
  return asked?.kind === 'known' ? `${asked.value.length}` : '';
}

function orNone(kind: string, rows: readonly Row[]): readonly Row[] {
  if (rows.length > 0) return rows;
  const row = { id: `group.${kind}/none`, kind: '', description: '', icon: 'info', context: 'notice' };
  return [leaf({ ...row, label: `There are no ${kind}.` })];
}

function volumeRow(volume: KeptVolume, now: number): Row {
  const age = volume.created === 0 ? '' : ageOf(now - volume.created);
  const use = volume.used ? 'in use' : 'not in use';
  return leaf({
    id: `volume/${volume.name}`,
    kind: 'volume',
    label: volume.anonymous ? volume.name.slice(0, 12) : volume.name,
    description: [use, volume.driver, age].filter((it) => it !== '').join(' · '),
    icon: 'database',
    context: 'volume',
    tooltip: facts(volume.name, [
      ['Use', use],
      ['Driver', volume.driver],
      ['On disk', volume.path],
    ]),
  });
}

function secretRow({ name, driver }: Secret): Row {
  return leaf({
    ...{ id: `secret/${name}`, kind: 'secret', label: name, description: driver },
    ...{ icon: 'lock', context: 'secret' },
  });
}

function networkRow({ name, driver, subnets }: Network, users: readonly string[]): Row {
  return leaf({
    id: `network/${name}`,
    kind: 'network',
    label: name,
    description: [driver, users.join(', ')].filter((it) => it !== '').join(' · '),
    icon: 'type-hierarchy',
    context: name === usual ? 'network.usual' : 'network',
    tooltip: facts(name, [
      ['Driver', driver],
      ['Subnets', subnets.join(', ')],
      ['Used by', users.join(', ')],
    ]),
  });
}
