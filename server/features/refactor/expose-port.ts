import type { Offer, Place, Refactoring, Surroundings } from './refactoring.ts';
import { addItem, setEntry, type TextEdit } from '../../manifest/edits.ts';
import { booleanIn, entryIn, scalarIn } from '../../manifest/find.ts';
import { podPortsOf, type PodPort } from '../../manifest/pod-ports.ts';
import type { ContainerPart } from '../../manifest/pods.ts';
import { isRepeated } from '../../manifest/removal.ts';
import { freePort } from '../../patterns/free.ts';
import { isOwn } from '../../patterns/pod.ts';
import { takenHostPorts } from '../../patterns/taken.ts';
import { imagePort } from '../../schema/image-ports.ts';
import { encloses } from '../../yaml/extent.ts';

/**
 * Publishes a port of a container on the host, as one that nobody else has: a port that it declares, or, where it
 * declares none, the one at which its image is known to listen.
 */
export const exposePort: Offer = (place, around) => {
  const { spec } = place.pod;
  if (booleanIn(spec.map, 'hostNetwork') === true) return [];
  const mains = place.pod.containers.filter((it) => it.role === 'main');
  return mains.flatMap((container) => {
    const own = podPortsOf(spec).filter((it) => it.container === container.map);
    const others = podPortsOf(spec).filter((it) => it.container !== container.map);
    // What `*name` stands for is another container's too.
    if (!isOwn(container.map, 'ports') || own.some((it) => isShared(place, it))) return [];
    if (own.length === 0) return undeclared(place, around, container, others);
    const isHere = isOnPorts(place, container);
    return own
      .filter((it) => (isHere || place.isOn(it.map.span.start)) && !isAmong(others, it.number, it.protocol))
      .flatMap((it) => declared(place, around, it));
  });
};

function isShared({ document }: Place, { map, container }: PodPort): boolean {
  return !encloses(container.span, map.span) || isRepeated(document, map);
}

/** Of two containers with one port, either both say where it leads or none does (rule overlapping-port). */
function isAmong(ports: readonly PodPort[], number: bigint, protocol: string): boolean {
  return ports.some((it) => it.number === number && it.protocol === protocol);
}

function isOnPorts(place: Place, container: ContainerPart): boolean {
  const ports = entryIn(container.map, 'ports');
  return place.container === container || (ports !== undefined && place.isOn(ports.key.span.start));
}

function declared(
  place: Place,
  around: Surroundings,
  { map, number, protocol, host }: PodPort,
): readonly Refactoring[] {
  if (host || number < 1n || number > 65_535n) return [];
  const free = hostPortFor(Number(number), protocol, around);
  return exposed(Number(number), free, setEntry(place.document, map, 'hostPort', free));
}

function undeclared(
  place: Place,
  around: Surroundings,
  container: ContainerPart,
  others: readonly PodPort[],
): readonly Refactoring[] {
  const containerPort = imagePort(scalarIn(container.map, 'image')?.text ?? '');
  if (place.container !== container || containerPort === undefined) return [];
  if (isAmong(others, BigInt(containerPort), 'TCP')) return [];
  const hostPort = hostPortFor(containerPort, 'TCP', around);
  const edit = addItem(place.document, container.map, 'ports', { containerPort, hostPort });
  return exposed(containerPort, hostPort, edit);
}

function exposed(port: number, host: number, edit: TextEdit | undefined): readonly Refactoring[] {
  if (!edit) return [];
  return [{ title: `Expose port ${port} as port ${host} of the host`, kind: 'rewrite', edits: [edit] }];
}

/** The same number where that is free; below 1024, podman publishes only as root. */
function hostPortFor(port: number, protocol: string, around: Surroundings): number {
  return freePort(port < 1024 ? port + 8000 : port, takenHostPorts(around, protocol));
}
