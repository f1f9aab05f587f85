import {
  booleanIn,
  integerIn,
  mapsIn,
  scalarIn,
  textIn,
  writtenMapsOf,
  type Found,
} from '../manifest/find.ts';
import { quoted } from '../schema/describe.ts';
import { warning, type Problem, type Rule } from './rule.ts';
import type { MapNode, Node } from '../yaml/tree.ts';

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
  check: (document) =>
    writtenMapsOf(document, 'PodSpec').flatMap((spec) => {
      const ports = portsOf(spec);
      return [...sameNumbers(ports), ...sameNames(ports)];
    }),
};

type Port = {
  readonly map: MapNode;
  readonly container: MapNode;
  readonly group: string;
  readonly number: Node;
  readonly key: string;
  readonly host: bigint;
  readonly address: string;
};

/** The ports of a pod as the API server visits them: of init containers first. */
function portsOf({ map: spec, parent }: Found): readonly Port[] {
  const inPod = parent?.type.kind === 'object' && parent.type.shape.name === 'Pod';
  const fills = inPod && booleanIn(spec, 'hostNetwork') === true;
  return ['initContainers', 'containers'].flatMap((list) =>
    mapsIn(spec, list).flatMap((container, index) =>
      mapsIn(container, 'ports').flatMap((map) => {
        const number = scalarIn(map, 'containerPort');
        const own = integerIn(map, 'containerPort');
        if (!number || !own) return [];
        const protocol = textIn(map, 'protocol') ?? '';
        const host = integerIn(map, 'hostPort') ?? 0n;
        return [
          {
            map,
            container,
            // Regular containers run together, init containers one by one.
            group: list === 'containers' ? list : `${list}/${index}`,
            number,
            key: `${own}/${protocol === '' ? 'TCP' : protocol}`,
            host: host === 0n && fills ? own : host,
            address: textIn(map, 'hostIP') ?? '',
          },
        ];
      }),
    ),
  );
}

function sameNumbers(ports: readonly Port[]): Problem[] {
  return ports.flatMap((port, index) => {
    const others = ports.slice(0, index).filter((it) => it.key === port.key && it.number !== port.number);
    const found = others
      .map((it) => ({ it, says: overlap(port, it) }))
      .find(({ says }) => says !== undefined);
    if (found?.says === undefined) return [];
    const related = [{ span: found.it.number.span, message: 'This is the other.' }];
    return [warning('overlapping-port', port.number.span, found.says, { related })];
  });
}

/** What is odd about two ports of one number and protocol; nothing where that is an error, or where both may be meant. */
function overlap(port: Port, other: Port): string | undefined {
  const [number = ''] = port.key.split('/');
  const who = port.container === other.container ? 'This container' : 'Another container of this pod';
  if (port.host === other.host && port.address === other.address) {
    if (port.host !== 0n && port.group === other.group) return undefined;
    const why =
      port.container === other.container ? 'Remove one of the two.' : 'Only one of them can listen on it.';
    return `${who} has port ${number} too. ${why}`;
  }
  if (port.host === 0n || other.host === 0n) {
    return `${who} has port ${number} too, once with a hostPort and once without. Keep the one with it.`;
  }
  const ambiguous = port.host === other.host && (port.address === '') !== (other.address === '');
  return ambiguous
    ? `Port ${port.host} of the host is asked for twice, once at every address and once at one. Which gets it is not defined.`
    : undefined;
}

function sameNames(ports: readonly Port[]): Problem[] {
  const first = new Map<string, Port>();
  return ports.flatMap((port) => {
    const name = scalarIn(port.map, 'name');
    if (!name || name.text === '') return [];
    const other = first.get(name.text);
    if (!other) first.set(name.text, port);
    // Within one container that is an error.
    if (!other || other.container === port.container) return [];
    const message = `Another container has a port ${quoted(name.text)}, and Services and probes by that name mean that one.`;
    const related = [{ span: other.number.span, message: 'This is the one that is meant.' }];
    return [warning('overlapping-port', name.span, message, { related })];
  });
}
