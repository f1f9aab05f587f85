import { booleanIn, givenIn, integerIn, mapsIn, textIn, type Found } from './find.ts';
import type { MapNode, Node } from '../yaml/tree.ts';

/** A port of the host that a container asks for. */
export type HostPort = {
  readonly number: bigint;
  /** Whose two equal ones clash: with protocol and address. */
  readonly key: string;
  /** The port as a list's item. */
  readonly port: MapNode;
  /** Where the number is written: at `containerPort` where that stands for both. */
  readonly node: Node;
  readonly origin: 'hostPort' | 'containerPort';
};

/**
 * The ports of the host that a pod's containers ask for, by groups in which they must differ: all regular containers
 * together, and each init container alone, since those run one by one
 * (pkg/apis/core/validation/validation.go, `checkHostPortConflicts`).
 * In a Pod on the host's network, a containerPort is one of the host too (core/v1/defaults.go, `SetDefaults_Pod`).
 */
export function hostPortsOf(spec: Found): readonly (readonly HostPort[])[] {
  const inPod = spec.parent?.type.kind === 'object' && spec.parent.type.shape.name === 'Pod';
  const fills = inPod && booleanIn(spec.map, 'hostNetwork') === true;
  const portsOf = (container: MapNode): HostPort[] =>
    mapsIn(container, 'ports').flatMap((it) => hostPort(it, fills ? 'filled in' : 'as written') ?? []);
  return [
    mapsIn(spec.map, 'containers').flatMap(portsOf),
    ...mapsIn(spec.map, 'initContainers').map(portsOf),
  ];
}

function hostPort(port: MapNode, how: 'filled in' | 'as written'): HostPort | undefined {
  const own = integerIn(port, 'hostPort') ?? 0n;
  const origin = own === 0n && how === 'filled in' ? 'containerPort' : 'hostPort';
  const number = integerIn(port, origin) ?? 0n;
  const node = givenIn(port, origin)?.value;
  if (number === 0n || !node) return undefined;
  const protocol = textIn(port, 'protocol') ?? '';
  const address = textIn(port, 'hostIP') ?? '';
  return { number, key: `${protocol === '' ? 'TCP' : protocol}/${address}/${number}`, port, node, origin };
}
