import type { Choice } from './choice.ts';
import type { Source } from './spot.ts';
import { listIn, scalarIn } from '../../manifest/find.ts';
import { octalText, permissionText } from '../../schema/plain.ts';
import { nearestShape } from '../../symbols/walk.ts';
import { resolved, type Node } from '../../yaml/tree.ts';

/** Permissions of files that people choose: the default, what may be read, what only one may, and what may be run. */
const modes = [0o644n, 0o444n, 0o440n, 0o400n, 0o600n, 0o640n, 0o755n, 0o555n, 0o500n];

/** File permissions, octal as YAML 1.1 has them; in JSON they are written as the decimal number they stand for. */
export const modeChoices: Source = (_, { site }) =>
  modes.map((it) => {
    const text = octalText(it);
    const isDefault = text === site.field?.default;
    const detail = `${permissionText(it) ?? ''}${isDefault ? ', default' : ''}`;
    return { text, sort: 'value', form: 'literal', detail };
  });

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
