import type { Choice } from './choice.ts';
import type { Source } from './spot.ts';
import { listIn, scalarIn } from '../../manifest/find.ts';
import { nearestShape } from '../../symbols/walk.ts';
import { resolved, type Node } from '../../yaml/tree.ts';

/** Permissions as people write them, with what they allow. */
const modes: ReadonlyMap<string, string> = new Map([
  ['0644', 'rw-r--r--, the default'],
  ['0444', 'r--r--r--'],
  ['0440', 'r--r-----'],
  ['0400', 'r--------, the owner alone'],
  ['0600', 'rw-------, the owner alone'],
  ['0640', 'rw-r-----'],
  ['0755', 'rwxr-xr-x, for scripts'],
  ['0555', 'r-xr-xr-x, for scripts'],
  ['0500', 'r-x------, for scripts'],
]);

/** File permissions, octal as YAML 1.1 has them; in JSON they are written as the decimal number they stand for. */
export const modeChoices: Source = () =>
  [...modes].map(([text, detail]) => ({ text, sort: 'value', form: 'literal', detail }));

/** The ports of the container that a probe belongs to, as numbers; their names are names (names.ts). */
export const probePorts: Source = (_, { site }) => {
  const container = nearestShape(site, 'Container', 'EphemeralContainer')?.node;
  const ports = container?.kind === 'map' ? listIn(container, 'ports') : undefined;
  return (ports?.items ?? []).flatMap((it) => numberIn(it, 'containerPort', 'name'));
};

/** The port on the host most people choose: the container's own. */
export const hostPorts: Source = (_, { site }) => numberIn(site.parent?.node, 'containerPort');

/** The port a Service forwards to, unless it says another: its own. */
export const targetPorts: Source = (_, { site }) => numberIn(site.parent?.node, 'port');

function numberIn(node: Node | undefined, field: string, about?: string): readonly Choice[] {
  const map = node && resolved(node);
  const text = map?.kind === 'map' ? scalarIn(map, field)?.text : undefined;
  if (map?.kind !== 'map' || text === undefined || !/^\d+$/.test(text)) return [];
  const detail = about === undefined ? `the ${field}` : (scalarIn(map, about)?.text ?? '');
  return [{ text, sort: 'value', form: 'literal', detail }];
}
