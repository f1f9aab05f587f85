import { givenIn, scalarIn, writtenMapsOf } from '../../manifest/find.ts';
import { podPortsOf, type PodPort } from '../../manifest/pod-ports.ts';
import { quoted } from '../../schema/describe.ts';
import { warning, type Problem, type Rule } from '../rule.ts';
import type { Span } from '../../yaml/tree.ts';

/**
 * Ports of one pod that get in each other's way: all its containers share one address, and a port's name means the
 * first of that name.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           ports:
 *             - containerPort: 8080
 *         - name: admin
 *           image: docker.io/library/nginx:1.27
 *           ports:
 *             - containerPort: 8080
 *                              ^^^^ warning overlapping-port: Another container of this pod has port 8080 too. Only one of them can listen on it.
 */
export const overlappingPort: Rule = {
  code: 'overlapping-port',
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'PodSpec').flatMap((spec) => {
      const ports = podPortsOf(spec).filter(({ number }) => number !== 0n);
      return [...sameNumbers(ports), ...sameNames(ports)];
    }),
};

function sameNumbers(ports: readonly PodPort[]): Problem[] {
  const before = new Map<string, PodPort[]>();
  return ports.flatMap((port) => {
    const key = `${port.number}/${port.protocol}`;
    const same = before.get(key) ?? [];
    const others = same.filter((it) => it.map !== port.map);
    before.set(key, same);
    same.push(port);
    const found = others.map((other) => ({ other, says: overlap(port, other) })).find((it) => it.says);
    if (found?.says === undefined) return [];
    const related = [{ span: spanOf(found.other), message: 'This is the other.' }];
    return [warning('overlapping-port', spanOf(port), found.says, { related })];
  });
}

/** What is odd about two ports of one number and protocol; nothing where that is an error, or where both may be meant. */
function overlap(port: PodPort, other: PodPort): string | undefined {
  const who = port.container === other.container ? 'This container' : 'Another container of this pod';
  const sameHost = port.host?.number === other.host?.number;
  if (sameHost && port.address === other.address) {
    if (port.host && port.group === other.group) return undefined;
    const why =
      port.container === other.container ? 'Remove one of the two.' : 'Only one of them can listen on it.';
    return `${who} has port ${port.number} too. ${why}`;
  }
  if (!port.host || !other.host) {
    return `${who} has port ${port.number} too, once with a hostPort and once without. Keep the one with it.`;
  }
  return sameHost && (port.address === '') !== (other.address === '')
    ? `Port ${port.host.number} of the host is asked for twice, once at every address and once at one. Which gets it is not defined.`
    : undefined;
}

function sameNames(ports: readonly PodPort[]): Problem[] {
  const first = new Map<string, PodPort>();
  return ports.flatMap((port) => {
    const name = scalarIn(port.map, 'name');
    if (!name || name.text === '') return [];
    const other = first.get(name.text);
    if (!other) first.set(name.text, port);
    // Within one container that is an error.
    if (!other || other.container === port.container) return [];
    const message = `Another container has a port ${quoted(name.text)}, and Services and probes by that name mean that one.`;
    const related = [{ span: spanOf(other), message: 'This is the one that is meant.' }];
    return [warning('overlapping-port', name.span, message, { related })];
  });
}

function spanOf({ map }: PodPort): Span {
  return givenIn(map, 'containerPort')?.value.span ?? map.span;
}
