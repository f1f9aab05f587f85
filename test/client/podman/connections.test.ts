import { describe, expect, test } from 'vitest';
import { readComplaint } from '../../../client/podman/complaint.ts';
import { listConnections, listMachines, startMachine } from '../../../client/podman/connections.ts';
import { PodmanError } from '../../../client/podman/error.ts';
import { reached } from '../../../client/podman/reach.ts';
import type { Run } from '../../../client/podman/run.ts';
import { argsAt } from '../../../client/podman/where.ts';
import { recorded, versions } from '../recorded.ts';

test.each(versions)('the connections of %s are read', (version) => {
  expect(listConnections.read(recorded(version, 'connections.json'))).toEqual([
    { name: 'zz-away', uri: 'ssh://me@127.0.0.1:1/run/p.sock', usual: true },
  ]);
});

test('machines are read, without the star of the usual one', () => {
  const answer = '[{"Name": "podman-machine-default*", "Running": true}, {"Name": "other"}]';
  expect(listMachines.read(answer)).toEqual([
    { name: 'podman-machine-default', running: true },
    { name: 'other', running: false },
  ]);
});

test('a name is never taken for an option', () => {
  expect(argsAt({ path: 'podman', connection: '--help' }, ['ps'])).toEqual(['--connection=--help', 'ps']);
  expect(argsAt({ path: 'podman' }, ['ps'])).toEqual(['ps']);
  expect(startMachine('--help').args).toEqual(['machine', 'start', '--', '--help']);
});

describe('what podman says where it cannot be asked', () => {
  // The first of each pair is what 4.3.1 says, the second 5.4.2.
  test.each([
    ['connection', 'Error: failed to resolve active destination: "nope" service destination not found'],
    ['connection', 'Error: read cli flags: connection "nope" not found'],
    ['unreachable', 'Error: failed to connect: dial tcp 127.0.0.1:1: connect: connection refused'],
    [
      'unreachable',
      'Cannot connect to Podman. Please verify your connection to the Linux system using `podman system connection list`, or try `podman machine init` and `podman machine start` to manage a new Linux VM\n' +
        'Error: unable to connect to Podman socket: failed to connect: dial tcp 127.0.0.1:1: connect: connection refused: ssh://me@127.0.0.1:1/run/p.sock',
    ],
    [
      'forbidden',
      'Cannot connect to Podman. Please verify your connection\n' +
        'Error: unable to connect to Podman socket: Get "http://d/v5.4.2/libpod/_ping": dial unix /run/podman/podman.sock: connect: permission denied',
    ],
    ['forbidden', 'Error: open /var/lib/containers/storage/db.sql: permission denied'],
    ['refused', 'Error: open /home/me/web.yaml: permission denied'],
  ])('is %s: %#', (kind, stderr) => {
    expect(readComplaint(stderr).kind).toBe(kind);
  });
});

describe('a podman that cannot be asked', () => {
  const unreachable = new PodmanError('unreachable', 'No.');
  const ask = () => Promise.reject(unreachable);

  test.each([
    ['machine', '[]'],
    ['stopped', '[{"Name": "a", "Running": false}]'],
    ['unreachable', '[{"Name": "a", "Running": true}]'],
    ['unreachable', 'half'],
  ])('is %s where its machines are %s', async (kind, machines) => {
    const run: Run = (command) => Promise.resolve().then(() => command.read(machines));
    await expect(reached({ run, version, inMachine: true }, ask)).rejects.toMatchObject({ kind });
  });

  test('has no machine to look for where it needs none', async () => {
    const run: Run = () => Promise.reject(new Error('Not to be asked.'));
    await expect(reached({ run, version, inMachine: false }, ask)).rejects.toBe(unreachable);
  });

  test('is too old, whatever it answers', async () => {
    const run: Run = () => Promise.reject(new Error('Not to be asked.'));
    const old = () => Promise.resolve({ client: '5.4.2', server: '4.2.1' });
    const asks = [ask, () => Promise.resolve('an answer')];
    for (const it of asks) {
      await expect(reached({ run, version: old, inMachine: false }, it)).rejects.toMatchObject({
        kind: 'old',
        message: 'This is podman 4.2.1: Podwright needs 4.3 or newer.',
      });
    }
  });

  test('is as good as any where only its version is unknown', async () => {
    const run: Run = () => Promise.reject(new Error('Not to be asked.'));
    const unknown = () => Promise.reject(new PodmanError('timeout', 'No.'));
    expect(await reached({ run, version: unknown, inMachine: true }, () => Promise.resolve(7))).toBe(7);
  });
});

function version() {
  return Promise.resolve({ client: '5.4.2' });
}
