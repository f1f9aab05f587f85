import type { Offer, Place, Surroundings } from './refactoring.ts';
import { asksOthers, readdressed } from './split/addresses.ts';
import { newPodLines, serviceFor } from './split/objects.ts';
import { leavingVolumes } from './split/volumes.ts';
import { cutItems } from '../../manifest/cut.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { layoutIn, type TextEdit } from '../../manifest/edits.ts';
import { booleanIn, listIn } from '../../manifest/find.ts';
import { joined } from '../../manifest/joined.ts';
import { addDocuments, type NewObject } from '../../manifest/new-object.ts';
import { podPortsOf, type PodPort } from '../../manifest/pod-ports.ts';
import { podsOf, type ContainerPart } from '../../manifest/pods.ts';
import { freeName } from '../../patterns/free.ts';
import { dnsLabel } from '../../schema/names.ts';
import type { Mention } from '../../symbols/mention.ts';
import { mentionsIn } from '../../symbols/mentions.ts';
import type { Placed } from '../../symbols/names.ts';
import { blockLines } from '../../yaml/content.ts';
import { encloses } from '../../yaml/extent.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * Makes a container that others ask at its ports a pod of its own, with a Service by whose name they ask it from then on.
 * podman passes over Services, but knows pods by their names.
 */
export const splitContainer: Offer = (place, around) => {
  const { container, pod } = place;
  if (pod.kind !== 'Pod' || container?.role !== 'main' || !container.name) return [];
  const ports = podPortsOf(pod.spec).filter((it) => it.container === container.map && it.number > 0n);
  const name = nameFor(place, around, container.name.text);
  if (ports.length === 0 || name === undefined || !canLeave(place, around, container, numbersOf(ports))) {
    return [];
  }
  const withService = around.target !== 'podman';
  const edits = separation(
    place,
    container,
    ports,
    name,
    withService ? [serviceFor(place, name, ports)] : [],
  );
  const title = `Extract container '${container.name.text}' into a Pod${withService ? ' and a Service' : ''}`;
  return edits ? [{ title, kind: 'extract', edits }] : [];
};

function numbersOf(ports: readonly PodPort[]): ReadonlySet<string> {
  return new Set(ports.map((it) => String(it.number)));
}

/** Takes the container out of its pod, makes one of that name of it, with what goes with it, and tells the others. */
function separation(
  place: Place,
  container: ContainerPart,
  ports: readonly PodPort[],
  name: string,
  beside: readonly NewObject[],
): readonly TextEdit[] | undefined {
  const { document, pod } = place;
  const items = listIn(pod.spec.map, 'containers')?.items ?? [];
  const own = items.filter((it) => resolved(it) === container.map);
  if (items.length < 2 || own.length !== 1) return undefined;
  const cut = cutItems(document, pod.spec.map, 'containers', own);
  const volumes = leavingVolumes(place, container);
  const lines = cut?.pieces[0]?.lines;
  if (!cut || !lines || !volumes) return undefined;
  const layout = document.derive(layoutIn);
  const added = addDocuments(document, [
    newPodLines(place, name, lines, volumes.lines),
    ...beside.map((it) => blockLines(it, layout)),
  ]);
  const told = readdressed(place, container, numbersOf(ports), name);
  return added && joined([...cut.edits, ...volumes.edits, ...told, added]);
}

function canLeave(
  { document, pod }: Place,
  { names }: Surroundings,
  container: ContainerPart,
  ports: ReadonlySet<string>,
): boolean {
  const isTied = ties.some((it) => booleanIn(pod.spec.map, it) === true);
  const isWithin = (it: Mention) => encloses(container.map.span, it.span);
  const mentions = mentionsIn(document);
  const isMeant = mentions.some(
    (it) =>
      it.kind === 'container' && it.role === 'refers' && it.text === container.name?.text && !isWithin(it),
  );
  const isServed = mentions.some(
    (it) => it.kind === 'port' && it.role === 'declares' && isWithin(it) && names.uses(it).length > 0,
  );
  return !isTied && !isMeant && !isServed && !asksOthers(container, ports);
}

/** By which containers share more than a network and volumes. */
const ties = ['hostNetwork', 'hostPID', 'hostIPC', 'shareProcessNamespace'] as const;

/** A name that no other object has, nor the pods of another by their label; nothing where no Service may be called so. */
function nameFor({ pod }: Place, { names }: Surroundings, container: string): string | undefined {
  const labels = names.declaredBeside('label', { reach: 'workspace', owner: 'app' });
  const taken = new Set([...names.among(objectNames, allNames), ...labels]);
  const own = pod.name?.written.text ?? '';
  const name = freeName(taken.has(container) && own !== '' ? `${own}-${container}` : container, taken);
  return dnsLabel(name) === undefined && /^[a-z]/.test(name) ? name : undefined;
}

/** The names of a document's objects. */
function objectNames(document: ManifestDocument): readonly string[] {
  const pods = podsOf(document).flatMap((it) => it.name?.written.text ?? []);
  return [...pods, document.identity.name ?? ''];
}

function allNames(names: readonly Placed<string>[]): ReadonlySet<string> {
  return new Set(names.map((it) => it.fact));
}
