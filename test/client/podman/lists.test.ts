import { describe, expect, test } from 'vitest';
import { listContainers } from '../../../client/podman/command.ts';
import { changesPods } from '../../../client/podman/events.ts';
import { inspectDetails, listNetworks, listPods, listUsedVolumes } from '../../../client/podman/lists.ts';
import { recorded, versions } from '../recorded.ts';

/** Recorded with a pod without containers, a pod with one, and a container of its own. */
describe.each(versions)('what %s prints is read', (version) => {
  test('pods, also without containers', () => {
    const pods = listPods.read(recorded(version, 'pods.json'));
    const found = pods.map(({ name, containers }) => [name, containers]).sort();
    expect(found).toEqual(
      expect.arrayContaining([
        ['zz-bare', 0],
        ['zz-full', 2],
      ]),
    );
    expect(pods.filter((it) => it.created === 0)).toEqual([]);
  });

  test('a container of its own, with its health, port and network', () => {
    const alone = listContainers
      .read(recorded(version, 'ps-beside.json'))
      .find((it) => it.name === 'zz-alone');
    expect(alone).toMatchObject({ health: 'healthy', networks: ['podman'] });
    expect(alone?.ports).toEqual([
      { address: '127.0.0.1', host: 18998, container: 80, count: 1, protocol: 'tcp' },
    ]);
    expect(alone).not.toHaveProperty('pod');
  });

  test('what is inside a container', () => {
    const details = inspectDetails('zz').read(recorded(version, 'inspect-inside.json'));
    expect(
      details.mounts.map(({ kind, source, target, writable }) => [kind, source, target, writable]),
    ).toEqual([
      ['volume', 'zz-data', '/data', true],
      ['bind', '/tmp', '/host', false],
    ]);
    expect(details.variables).toContainEqual({ name: 'GREETING', value: 'a=b $(trash)' });
    expect(details.variables).toContainEqual({ name: 'DB_PASSWORD', value: 'hunter2' });
  });

  test('volumes in use', () => {
    const volumes = listUsedVolumes.read(recorded(version, 'volumes-used.json'));
    const data = volumes.find((it) => it.name === 'zz-data');
    expect(data).toMatchObject({ driver: 'local', anonymous: false, used: true });
    expect(data?.path).toMatch(/zz-data\/_data$/);
  });

  test('networks', () => {
    expect(listNetworks.read(recorded(version, 'networks.json'))).toContainEqual({
      name: 'podman',
      driver: 'bridge',
      subnets: ['10.88.0.0/16'],
    });
  });

  test('health checks, as events that change rows', () => {
    const [first = '', second = ''] = recorded(version, 'events-health.jsonl').split('\n');
    const changes = changesPods();
    expect([first, first, second, second].map(changes)).toEqual([true, false, true, false]);
  });
});

test('a container that is asked about and not told is no answer', () => {
  expect(() => inspectDetails('zz').read('[]')).toThrow();
});
