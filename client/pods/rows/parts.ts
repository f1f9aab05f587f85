/**
 * What is inside a container, as rows: ports, mounts and environment.
 */
import type { Details, Mount, Variable } from '../../podman/details.ts';
import type { Port } from '../../podman/pod.ts';
import { portText } from './ports.ts';
import type { Asked, Row } from './row.ts';
import { askedRows, facts, leaf } from './row.ts';

export type Parts = {
  readonly ports: readonly Port[];
  readonly details: Asked<Details> | undefined;
  /** Ids of the variables whose value is to be seen. */
  readonly unmasked: ReadonlySet<string>;
};

/** `id` is the container's. */
export function partRows(id: string, { ports, details, unmasked }: Parts): readonly Row[] {
  return [
    ...parts(
      id,
      'ports',
      'Ports',
      ports.map((it) => portRow(id, it)),
    ),
    ...askedRows(id, details, (it) => [
      ...parts(
        id,
        'mounts',
        'Mounts',
        it.mounts.map((one) => mountRow(id, one)),
      ),
      ...parts(
        id,
        'variables',
        'Environment',
        it.variables.map((one) => variableRow(id, one, unmasked)),
      ),
    ]),
  ];
}

const icons = { ports: 'plug', mounts: 'folder', variables: 'symbol-variable' } as const;

/** The rows of one kind, folded under a row of their own; none where there are none. */
function parts(id: string, kind: keyof typeof icons, label: string, rows: readonly Row[]): readonly Row[] {
  if (rows.length === 0) return [];
  const row = { id: `${id}/${kind}`, kind: '', label, description: `${rows.length}` };
  return [{ ...leaf({ ...row, icon: icons[kind], context: `parts.${kind}` }), folds: true, rows }];
}

function portRow(id: string, port: Port): Row {
  const row = { id: `${id}/port/${port.address ?? ''}:${port.host}/${port.protocol}`, kind: 'port' };
  return leaf({ ...row, label: portText(port), description: '', icon: 'plug', context: 'port' });
}

function mountRow(id: string, mount: Mount): Row {
  const access = mount.writable ? 'writable' : 'read-only';
  return leaf({
    id: `${id}/mount/${mount.target}`,
    kind: 'mount',
    label: mount.target,
    description: [mount.source, mount.kind, access].filter((it) => it !== '').join(' · '),
    icon: mount.kind === 'volume' ? 'database' : 'folder',
    context: 'mount',
    tooltip: facts(mount.target, [
      ['From', mount.source],
      ['Kind', mount.kind],
      ['Access', access],
    ]),
  });
}

const mask = '••••••';

function variableRow(container: string, { name, value }: Variable, unmasked: ReadonlySet<string>): Row {
  const id = `${container}/variable/${name}`;
  const row = { id, kind: 'variable', label: name, icon: 'symbol-variable' };
  if (!looksSecret(name, value)) return leaf({ ...row, description: value, context: 'variable' });
  if (unmasked.has(id)) return leaf({ ...row, description: value, context: 'variable.shown' });
  return {
    ...leaf({ ...row, description: mask, context: 'variable.masked' }),
    spoken: `${row.kind} ${name}, hidden`,
  };
}

const secretName = /pass(?:w|phrase|$|_)|pwd|secret|token|credential|private|auth|key|cookie|salt|dsn/i;
const withPassword = /:\/\/[^\s/@:]*:[^\s/@]+@/;
const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** Whether other eyes should not see the value by chance: by the variable's name, or as an address with a password. */
export function looksSecret(name: string, value: string): boolean {
  return value !== '' && (secretName.test(name) || withPassword.test(value) || privateKey.test(value));
}
