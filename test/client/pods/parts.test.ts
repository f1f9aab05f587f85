import { describe, expect, test } from 'vitest';
import type { Details } from '../../../client/podman/details.ts';
import { rowsOf, type Known } from '../../../client/pods/rows.ts';
import { looksSecret } from '../../../client/pods/rows/parts.ts';
import type { Asked } from '../../../client/pods/rows/row.ts';
import { container, find, flat, known } from './known.ts';

const { id } = container({});

describe('under a container', () => {
  test('are its ports at once, and word that the rest is asked for', () => {
    const rows = rowsWith(undefined);
    expect(find(rows, id)?.rows.map((it) => it.label)).toEqual(['Ports', 'Asking podman…']);
    expect(find(rows, `${id}/ports`)?.rows).toMatchObject([{ label: '8080→80', context: 'port' }]);
  });

  test('are its mounts and environment when podman has answered', () => {
    const rows = rowsWith(value({}));
    expect(find(rows, id)?.rows.map((it) => `${it.label} ${it.description}`)).toEqual([
      'Ports 1',
      'Mounts 2',
      'Environment 3',
    ]);
    expect(find(rows, `${id}/mount//data`)).toMatchObject({
      label: '/data',
      description: 'db-data · volume · writable',
    });
    expect(find(rows, `${id}/mount//etc/web`)?.description).toBe('/srv/web · bind · read-only');
  });

  test('is what podman says where it does not answer', () => {
    const rows = rowsWith({ kind: 'failed', message: "There is no 'fed'." });
    expect(find(rows, `${id}/asked`)).toMatchObject({ description: "There is no 'fed'.", context: 'notice' });
  });

  test('is nothing where there is nothing', () => {
    expect(find(rowsWith(value({ mounts: [], variables: [] })), id)?.rows.map((it) => it.label)).toEqual([
      'Ports',
    ]);
  });

  test('restarts are counted that the list does not know', () => {
    expect(find(rowsWith(value({ restarts: 3 })), id)?.description).toContain('3 restarts');
  });
});

describe('a variable that looks secret', () => {
  const row = `${id}/variable/DB_PASSWORD`;

  test('hides its value, in every text of every row', () => {
    const rows = rowsWith(value({}));
    expect(find(rows, row)).toMatchObject({ description: '••••••', context: 'variable.masked' });
    expect(JSON.stringify(flat(rows))).not.toContain('hunter2');
    expect(find(rows, row)?.spoken).toBe('variable DB_PASSWORD, hidden');
  });

  test('shows its value when asked to', () => {
    const rows = rowsWith(value({}), new Set([row]));
    expect(find(rows, row)).toMatchObject({ description: 'hunter2', context: 'variable.shown' });
  });

  test.each([
    ['POSTGRES_PASSWORD', 'x', true],
    ['api_key', 'x', true],
    ['GITHUB_TOKEN', 'x', true],
    ['DATABASE_URL', 'postgres://me:hunter2@db/app', true],
    ['CERTIFICATE', '-----BEGIN RSA PRIVATE KEY-----\nabc', true],
    ['DATABASE_URL', 'postgres://db/app', false],
    ['PATH', '/usr/bin:/bin', false],
    ['HOME', '/root', false],
    ['PASSWORD', '', false],
  ])('%s=%s: %j', (name, text, secret) => {
    expect(looksSecret(name, text)).toBe(secret);
  });
});

function value(more: Partial<Details>): Asked<Details> {
  return {
    kind: 'known',
    value: {
      mounts: [
        { kind: 'volume', source: 'db-data', path: '/v/db-data', target: '/data', writable: true },
        { kind: 'bind', source: '/srv/web', path: '/srv/web', target: '/etc/web', writable: false },
      ],
      variables: [
        { name: 'DB_PASSWORD', value: 'hunter2' },
        { name: 'HOME', value: '/root' },
        { name: 'PATH', value: '/bin' },
      ],
      restarts: 0,
      ...more,
    },
  };
}

function rowsWith(details: Asked<Details> | undefined, unmasked: Known['unmasked'] = new Set()) {
  return rowsOf(known({ details: new Map(details === undefined ? [] : [[id, details]]), unmasked }));
}
