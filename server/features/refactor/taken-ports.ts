import type { Surroundings } from './refactoring.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { writtenMapsOf } from '../../manifest/find.ts';
import { podPortsOf } from '../../manifest/pod-ports.ts';
import type { Placed } from '../../symbols/names.ts';

/** The ports of the host that manifests of the workspace ask for, or that podman has given away. */
export function takenHostPorts({ names, takenPorts }: Surroundings, protocol: string): ReadonlySet<number> {
  const given = takenPorts.filter((it) => it.protocol.toUpperCase() === protocol);
  const asked = names.among(hostPortsIn, byProtocol).get(protocol) ?? [];
  return new Set([...given.map((it) => it.port), ...asked]);
}

type Asked = { readonly protocol: string; readonly port: number };

/** The ports of the host that a document's pods ask for. */
function hostPortsIn(document: ManifestDocument): readonly Asked[] {
  return writtenMapsOf(document, 'PodSpec')
    .flatMap(podPortsOf)
    .flatMap(({ host, protocol }) => (host ? [{ protocol, port: Number(host.number) }] : []));
}

function byProtocol(asked: readonly Placed<Asked>[]): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  for (const { protocol, port } of asked.map((it) => it.fact)) {
    const ports = found.get(protocol);
    if (ports) ports.add(port);
    else found.set(protocol, new Set([port]));
  }
  return found;
}
