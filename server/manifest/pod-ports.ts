import { booleanIn, givenIn, integerIn, mapsIn, textIn, type Found } from './find.ts';
import type { MapNode, Node } from '../yaml/tree.ts';

/** A port in the lists of a pod's containers. */
export type PodPort = {
  /** The list's item. */
  readonly map: MapNode;
  readonly container: MapNode;
  /**
   * The same for containers that run at once: all regular ones; each init container is alone
   * (pkg/apis/core/validation/validation.go, `checkHostPortConflicts`).
   */
  readonly group: string;
  /** Zero where there is none. */
  readonly number: bigint;
  readonly protocol: string;
  /** The port of the host it asks for, if any. */
  readonly host?: HostPort;
  /** The address of the host it asks for; empty for all. */
  readonly address: string;
};

/** Where the number is written: at `containerPort` where that stands for both. */
export type HostPort = {
  readonly number: bigint;
  readonly node: Node;
  readonly origin: 'hostPort' | 'containerPort';
};

/**
 * The ports of a pod, in the order in which the API server visits them: those of init containers first
 * (pkg/apis/core/pods/helpers.go, `VisitContainersWithPath`).
 * In a Pod on the host's network, a containerPort is one of the host too (core/v1/defaults.go, `SetDefaults_Pod`).
 */
export function podPortsOf({ map: spec, parent }: Found): readonly PodPort[] {
  const inPod = parent?.type.kind === 'object' && parent.type.shape.name === 'Pod';
  const origins = inPod && booleanIn(spec, 'hostNetwork') === true ? eitherOrigin : ownOrigin;
  return ['initContainers', 'containers'].flatMap((list) =>
    mapsIn(spec, list).flatMap((container, index) => {
      const group = list === 'containers' ? list : `${list}/${index}`;
      return mapsIn(container, 'ports').map((map) => ({ ...podPort(map, origins), map, container, group }));
    }),
  );
}

const ownOrigin = ['hostPort'] as const;
const eitherOrigin = ['hostPort', 'containerPort'] as const;

function podPort(
  port: MapNode,
  origins: readonly HostPort['origin'][],
): Omit<PodPort, 'map' | 'container' | 'group'> {
  const [host] = origins.flatMap((origin) => {
    const number = integerIn(port, origin) ?? 0n;
    const node = givenIn(port, origin)?.value;
    return number === 0n || !node ? [] : [{ number, node, origin }];
  });
  const protocol = textIn(port, 'protocol') ?? '';
  return {
    number: integerIn(port, 'containerPort') ?? 0n,
    protocol: protocol === '' ? 'TCP' : protocol,
    address: textIn(port, 'hostIP') ?? '',
    ...(host && { host }),
  };
}
