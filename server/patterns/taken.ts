import type { Choices } from './choices.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import { writtenMapsOf } from '../manifest/find.ts';
import { podPortsOf } from '../manifest/pod-ports.ts';
import { podmanVolumesOf } from '../manifest/podman-volumes.ts';
import { podsOf } from '../manifest/pods.ts';
import type { TakenPort } from '../protocol.ts';
import type { Names, Placed } from '../symbols/names.ts';
import { isSamePlace, type Neighbour } from '../symbols/reach.ts';

/** What is known of other documents, and of this machine. */
export type Others = { readonly names: Names; readonly takenPorts: readonly TakenPort[] };

export type Taken = Required<Pick<Choices, 'takenHostPorts' | 'takenVolumes'>>;

export const nothingTaken: Taken = { takenHostPorts: new Set(), takenVolumes: new Set() };

/**
 * What other pods have that a pod of that name, which podman calls it by, had better leave to them.
 * `here` is the document it stands in, which tells of its own; absent for a pod that isn't written yet.
 */
export function takenBy(others: Others, here: Neighbour | undefined, pod: string | undefined): Taken {
  const volumes = others.names
    .among(volumesIn, allVolumes)
    // A pod of the same name in another file stands in for this one: only one of them can run.
    .filter(({ at, fact }) => !(here && isSamePlace(at, here)) && (pod === undefined || fact.pod !== pod));
  return {
    takenHostPorts: takenHostPorts(others, 'TCP'),
    takenVolumes: new Set(volumes.map((it) => it.fact.name)),
  };
}

/** The ports of the host, of a protocol in capitals, that manifests ask for, or that podman has given away. */
export function takenHostPorts({ names, takenPorts }: Others, protocol: string): ReadonlySet<number> {
  const given = takenPorts.filter((it) => it.protocol.toUpperCase() === protocol);
  const asked = names.among(hostPortsIn, allPorts).filter((it) => it.fact.protocol === protocol);
  return new Set([...given.map((it) => it.port), ...asked.map((it) => it.fact.port)]);
}

/** The names that podman gives to the pods of manifests. */
export function podNames({ names }: Others): ReadonlySet<string> {
  return new Set(names.among(podsIn, allPods).map((it) => it.fact));
}

function podsIn(document: ManifestDocument): readonly string[] {
  return podsOf(document).flatMap((it) => it.name?.text ?? []);
}

function allPods(facts: readonly Placed<string>[]): readonly Placed<string>[] {
  return facts;
}

type Volume = { readonly name: string; readonly pod: string | undefined };

/** The podman volumes that a document's pods use, in any version. */
function volumesIn(document: ManifestDocument): readonly Volume[] {
  return podsOf(document).flatMap((pod) =>
    podmanVolumesOf(pod, '4.0').map(({ name }) => ({ name, pod: pod.name?.text })),
  );
}

type HostPort = { readonly protocol: string; readonly port: number };

/** The ports of the host that a document's pods ask for. */
function hostPortsIn(document: ManifestDocument): readonly HostPort[] {
  return writtenMapsOf(document, 'PodSpec')
    .flatMap(podPortsOf)
    .flatMap(({ host, protocol }) => (host ? [{ protocol, port: Number(host.number) }] : []));
}

// What is gathered is kept by the function that did it, so each has its own.
function allVolumes(facts: readonly Placed<Volume>[]): readonly Placed<Volume>[] {
  return facts;
}

function allPorts(facts: readonly Placed<HostPort>[]): readonly Placed<HostPort>[] {
  return facts;
}
