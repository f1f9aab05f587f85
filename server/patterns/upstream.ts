import { addressesIn, type Address } from './addresses.ts';
import { isOwn } from './pod.ts';
import { serviceOf, type Service } from './services.ts';
import type { ServicePlan } from './variant.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import { replaceValue, type TextEdit } from '../manifest/edits.ts';
import { isRepeated } from '../manifest/removal.ts';
import type { MapNode } from '../yaml/tree.ts';

/** A service that a main container is told to ask, and that another container comes to stand for. */
export type Upstream = {
  /** Where it is, as the other container is told. */
  readonly text: string;
  /** The port at which the other one had better listen, so that less changes. */
  readonly port?: number;
  /** All that tells the main container where it is. */
  readonly asked: readonly Asked[];
};

type Asked = { readonly address: Address; readonly service: Service };

/**
 * The service of a plan that the main container is told of, the likeliest first.
 * Nothing where it is told of none, or in words that others use too.
 */
export function upstreamOf(
  document: ManifestDocument,
  main: MapNode,
  plan: ServicePlan,
): Upstream | undefined {
  if (!isOwn(main, 'env') || isRepeated(document, main)) return undefined;
  const found = addressesIn(main)
    .filter(({ told }) => !told.some((it) => isRepeated(document, it.item)))
    .flatMap((address): readonly Asked[] => {
      const service = serviceOf(address.name, address.scheme, address.port);
      return service && plan.kinds.includes(service.kind) ? [{ address, service }] : [];
    });
  const [first] = plan.kinds.flatMap((kind) => found.filter((it) => it.service.kind === kind));
  if (!first) return undefined;
  const atHost = found.filter((it) => it.address.host === first.address.host);
  const usual = [first, ...atHost].flatMap((it) => portOf(it) ?? [])[0];
  const textOf = (it: Asked) => plan.textOf({ ...it.address, port: portOf(it) ?? usual });
  return {
    text: textOf(first),
    // Not everybody may listen below.
    ...(usual !== undefined && usual >= 1024 && { port: usual }),
    asked: atHost.filter((it) => textOf(it) === textOf(first)),
  };
}

function portOf({ address, service }: Asked): number | undefined {
  return address.port ?? service.port;
}

/** What makes the main container ask a port of the pod for the service: edits of values, and variables it lacks. */
export function askingHere(
  document: ManifestDocument,
  { asked }: Upstream,
  port: number,
  scheme: string | undefined,
): { readonly edits: readonly TextEdit[]; readonly lacking: Readonly<Record<string, string>> } {
  const there = { host: '127.0.0.1', port, ...(scheme !== undefined && { scheme }) };
  const told = asked.flatMap((it) => it.address.told);
  // Several hosts may have one variable beside them that tells the port.
  const texts = new Map(told.map(({ value, becomes }) => [value, becomes(there)]));
  const lacking = asked.flatMap(({ address: { portName }, service }) =>
    portName === undefined || service.port === port ? [] : [[portName, String(port)] as const],
  );
  return {
    edits: [...texts]
      .filter(([value, text]) => value.text !== text)
      .map(([value, text]) => replaceValue(document, value, text)),
    lacking: Object.fromEntries(lacking),
  };
}
