import { isForPodmanBefore } from './podman-before.ts';
import type { Offer, Refactoring, Surroundings } from './refactoring.ts';
import { setEntry } from '../../manifest/edits.ts';
import { givenIn, textIn } from '../../manifest/find.ts';
import { podPortsOf, type PodPort } from '../../manifest/pod-ports.ts';
import type { Content } from '../../yaml/content.ts';

/**
 * Adds the probes that a container lacks, which ask at a port that it declares: the one the person stands on, or the
 * first. A Job's containers end by themselves, and podman passes over readiness (kube.go, ToSpecGen).
 * A podman before 4.6 asks no host where `tcpSocket` names none, so it takes each container for dead; and to name
 * localhost there would mean a node's own to a cluster (kube.go, probeToHealthConfig; seen on 4.3.1).
 */
export const addProbes: Offer = (place, around) => {
  if (place.pod.kind === 'Job') return [];
  const mains = place.pod.containers.filter((it) => it.role === 'main');
  return mains.flatMap((container) => {
    const ports = podPortsOf(place.pod.spec).filter((it) => it.container === container.map && isProbed(it));
    const port =
      ports.find((it) => place.isOn(it.map.span.start)) ??
      (place.container === container ? ports[0] : undefined);
    if (!port) return [];
    const kinds = around.target === 'podman' ? (['liveness'] as const) : (['liveness', 'readiness'] as const);
    return kinds.flatMap((kind): readonly Refactoring[] => {
      const key = `${kind}Probe`;
      if (givenIn(container.map, key)) return [];
      const edit = setEntry(place.document, container.map, key, probes[kind](port, around));
      return edit
        ? [{ title: `Add a ${kind} probe for port ${port.number}`, kind: 'rewrite', edits: [edit] }]
        : [];
    });
  });
};

/** Probes speak TCP (core/v1/types.go, `TCPSocketAction`). */
function isProbed({ number, protocol }: PodPort): boolean {
  return protocol === 'TCP' && 0n < number && number <= 65_535n;
}

type Probe = (port: PodPort, around: Surroundings) => Content;

const probes: Readonly<Record<'liveness' | 'readiness', Probe>> = {
  // A container that is busy and answers late is no dead one, so liveness asks less than readiness.
  liveness: ({ number }, around) => ({
    ...(isForPodmanBefore(around, '4.6')
      ? { exec: { command: ['nc', '-z', 'localhost', String(number)] } }
      : { tcpSocket: { port: number } }),
    initialDelaySeconds: 10,
    periodSeconds: 20,
  }),
  readiness: (port) => ({
    ...(speaksHttp(port)
      ? { httpGet: { path: '/', port: port.number } }
      : { tcpSocket: { port: port.number } }),
    periodSeconds: 10,
  }),
};

/** By its name, as Kubernetes and its tools use it, or else by its number. */
function speaksHttp({ map, number }: PodPort): boolean {
  const name = textIn(map, 'name') ?? '';
  if (name !== '') return /^(?:http|web)(?:$|-)/.test(name);
  return number === 80n || number === 8080n;
}
