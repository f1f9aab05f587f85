import { describe, expect, test } from 'vitest';
import type { Container, Pod } from '../../../client/podman/pod.ts';
import { rowsOf } from '../../../client/pods/rows.ts';
import { markdown } from '../../../client/text.ts';
import { portText } from '../../../client/pods/rows/ports.ts';
import { container, find, flat, known, now, pod } from './known.ts';

describe('a pod is a row', () => {
  test('with its state, ports and age', () => {
    expect(podRow({})).toMatchObject({
      label: 'web',
      description: 'Running · 8080→80 · 3 min',
      context: 'pod.running',
    });
  });

  test('without ports where none is published', () => {
    expect(podRow({ ports: [] })?.description).toBe('Running · 3 min');
  });

  test('whose id stays when its state changes', () => {
    expect(podRow({ state: 'exited' })?.id).toBe(podRow({})?.id);
    expect(podRow({ state: 'exited' })?.icon).not.toEqual(podRow({})?.icon);
  });

  test('whose state menus can ask for, and which no other has the icon of', () => {
    const states = ['created', 'starting', 'running', 'degraded', 'paused', 'exited', 'dead'] as const;
    const rows = states.map((state) => podRow({ state }));
    expect(rows.map((it) => it?.context)).toEqual(states.map((it) => `pod.${it}`));
    expect(new Set(rows.map((it) => it?.icon.name)).size).toBe(states.length);
  });

  test('that tells more when pointed at', () => {
    expect(podRow({})?.tooltip).toMatchInlineSnapshot(`
      "**web**

      State: Running  
      Ports: 8080→80  
      Created: 2026\\-01\\-02 03\\:01\\:05 UTC  
      Containers: 1  
      Id: 0123456789ab  "
    `);
  });

  test('that cannot be unfolded while it has no containers', () => {
    expect(podRow({ containers: [] })).toMatchObject({ folds: false, rows: [] });
  });

  test('with a link to the manifest it comes from', () => {
    const place = { uri: 'file:///w/web.yaml', name: 'web.yaml', line: 3 };
    const [row] = rowsOf(known({ manifests: new Map([['web', place]]) }));
    expect(row?.rows[0]).toMatchObject({ label: 'web.yaml', context: 'manifest', opens: place });
    expect(row?.tooltip).toContain('web\\.yaml');
    expect(row?.spoken).toMatch(/from web\.yaml$/);
  });
});

describe('a container is a row under its pod', () => {
  test('with its role, state and image', () => {
    expect(containerRow({})).toMatchObject({
      label: 'server',
      description: 'main · running 2 min · nginx:1.27',
      context: 'container.running',
    });
  });

  test('with what it is to its pod, and how that is known, where something tells', () => {
    const part = { kind: 'sidecar', sort: 'log shipper', why: 'It reads logs.' } as const;
    const row = containerRow({ part });
    expect(row?.description).toBe('sidecar: log shipper · running 2 min · nginx:1.27');
    expect(row?.tooltip).toContain(markdown('sidecar: log shipper. It reads logs.'));
    expect(row?.spoken).toBe('sidecar container server, log shipper, running 2 min, image nginx:1.27');
  });

  test('with its exit code when it has ended', () => {
    expect(containerRow({ state: 'exited' })?.description).toBe('main · exited (0) · nginx:1.27');
  });

  test('with its health and restarts where there are any', () => {
    expect(containerRow({ health: 'healthy', restarts: 2 })?.description).toBe(
      'main · running 2 min · healthy · 2 restarts · nginx:1.27',
    );
    expect(containerRow({ restarts: 1 })?.description).toContain(' · 1 restart · ');
  });

  test('that stands out when it failed or is unhealthy', () => {
    expect(containerRow({ state: 'exited', exitCode: 1 })?.icon.color).toBe('charts.red');
    expect(containerRow({ health: 'unhealthy' })?.icon.color).toBe('charts.red');
    expect(containerRow({ state: 'exited', exitCode: 0 })?.icon.color).not.toBe('charts.red');
    expect(containerRow({ health: 'starting' })?.icon.color).not.toBe('charts.red');
  });

  test('called by what it is where it holds the pod together, and last', () => {
    const infra = container({ id: 'i', role: 'infra', name: '0123456789ab-infra' });
    const rows = podRow({ containers: [infra, container({})] })?.rows;
    expect(rows?.map((it) => it.label)).toEqual(['server', 'infra']);
    expect(rows?.at(-1)?.context).toBe('container.infra');
  });

  test('with its whole name where that is not the pod’s and its own', () => {
    expect(containerRow({ name: 'database' })?.label).toBe('database');
    expect(containerRow({ name: 'web-' })?.label).toBe('web-');
  });

  test('with the registry where that is not the usual one', () => {
    expect(containerRow({ image: 'quay.io/a/b:1' })?.description).toContain('quay.io/a/b:1');
  });
});

describe('containers outside of pods', () => {
  const alone = [
    container({ id: 'a', name: 'db', ports: [{ host: 5432, container: 5432, count: 1, protocol: 'tcp' }] }),
    container({ id: 'b', name: 'old', state: 'exited' }),
  ];
  const rows = rowsOf(known({ local: { pods: [], alone } }));

  test('have a group of their own, folded, that counts those which run', () => {
    expect(find(rows, 'group.containers')).toMatchObject({ description: '1 of 2 running', folds: true });
    expect(find(rows, 'group.containers')?.rows.map((it) => it.label)).toEqual(['db', 'old']);
  });

  test('have no role to tell, and their own ports', () => {
    expect(find(rows, 'a')?.description).toBe('running 2 min · nginx:1.27');
    expect(find(rows, 'a')?.spoken).toBe('container db, running 2 min, image nginx:1.27');
    expect(find(rows, 'a')?.tooltip).toContain('5432→5432');
  });
});

describe('what a screen reader says', () => {
  test('of a pod is its state and ports', () => {
    expect(podRow({})?.spoken).toBe('pod web, Running, ports 8080→80, 3 min');
  });

  test('of a container is its role, state, health and image', () => {
    expect(containerRow({ health: 'healthy' })?.spoken).toBe(
      'main container server, running 2 min, healthy, image nginx:1.27',
    );
  });

  test('is something for every row', () => {
    const rows = rowsOf(known({ live: false }));
    expect(flat(rows).filter((it) => it.spoken.trim() === '')).toEqual([]);
  });
});

test('while events are down a row says so, above the others', () => {
  const rows = rowsOf(known({ live: false }));
  expect(rows[0]).toMatchObject({ label: 'Not live', context: 'notice' });
  expect(rowsOf(known({})).map((it) => it.label)).not.toContain('Not live');
});

test('nothing at all is no rows, so that a page can say what to do', () => {
  const networks = [{ name: 'podman', driver: 'bridge', subnets: [] }];
  const local = { pods: [], alone: [] };
  expect(rowsOf(known({ local, live: false }))).toEqual([]);
  expect(rowsOf(known({ local, networks: { kind: 'known', value: networks } }))).toEqual([]);
});

test('volumes that outlive all pods are seen, with word that there are no pods', () => {
  const volume = { name: 'data', driver: 'local', created: 0, anonymous: false, path: '/v', used: false };
  const volumes = { kind: 'known', value: [volume] } as const;
  const rows = rowsOf(known({ local: { pods: [], alone: [] }, volumes }));
  expect(rows.map((it) => it.label)).toEqual(['There are no pods', 'Volumes', 'Secrets', 'Networks']);
  expect(find(rows, 'volume/data')?.context).toBe('volume');
});

test('the network that podman keeps is told apart, so that removing it is not offered', () => {
  const value = ['podman', 'front'].map((name) => ({ name, driver: 'bridge', subnets: [] }));
  const rows = rowsOf(known({ networks: { kind: 'known', value } }));
  expect(['podman', 'front'].map((it) => find(rows, `network/${it}`)?.context)).toEqual([
    'network.usual',
    'network',
  ]);
});

test('every row has an id of its own', () => {
  const ids = flat(rowsOf(known({ local: { pods: [pod({})], alone: [container({ id: 'a' })] } }))).map(
    (it) => it.id,
  );
  expect(new Set(ids).size).toBe(ids.length);
});

test.each([
  [{}, '8080→80'],
  [{ protocol: 'udp' }, '8080→80/udp'],
  [{ address: '127.0.0.1' }, '127.0.0.1:8080→80'],
  [{ count: 10 }, '8080-8089→80-89'],
])('a port with %j is %s', (more, text) => {
  expect(portText({ host: 8080, container: 80, count: 1, protocol: 'tcp', ...more })).toBe(text);
});

function podRow(more: Partial<Pod>) {
  return rowsOf(known({ local: { pods: [pod(more)], alone: [] }, now }))[0];
}

function containerRow(more: Partial<Container>) {
  return podRow({ containers: [container(more)] })?.rows[0];
}
