import { describe, expect, test } from 'vitest';
import * as command from '../../../client/podman/command.ts';
import { readPlayedPods } from '../../../client/podman/read.ts';
import { recorded, versions } from '../recorded.ts';

describe.each(versions)('what %s prints is read', (version) => {
  const asked = { inspect: command.inspectContainers([]), list: command.listContainers };

  test('containers of pods, with their states and ports', () => {
    const listed = asked.list.read(recorded(version, 'ps-running.json'));
    expect(
      listed.map(({ name, image, infra, state, pod }) => ({ name, image, infra, state, pod: pod?.name })),
    ).toEqual([
      expect.objectContaining({ infra: true, state: 'running', pod: 'web' }),
      { name: 'web-srv', image: 'docker.io/library/nginx:1.27', infra: false, state: 'running', pod: 'web' },
      {
        name: 'web-side',
        image: 'docker.io/library/busybox:1.37',
        infra: false,
        state: 'running',
        pod: 'web',
      },
    ]);
    expect(listed[0]?.ports).toEqual([{ host: 18977, container: 80, count: 1, protocol: 'tcp' }]);
  });

  test('a container that never ran has no start and no end', () => {
    const created = asked.list
      .read(recorded(version, 'ps-starting.json'))
      .find((it) => it.name === 'web-srv');
    expect(created).toMatchObject({ state: 'created' });
    expect(created).not.toHaveProperty('started');
    expect(created).not.toHaveProperty('ended');
  });

  test('which containers podman has prepared to run', () => {
    const inspected = asked.inspect.read(recorded(version, 'inspect-starting.json'));
    expect(inspected.filter((it) => it.made === 'played').map((it) => it.prepared)).toContain(false);
  });

  test('the pods that a play made, and not its containers', () => {
    const [infra] = asked.list.read(recorded(version, 'ps-running.json'));
    expect(command.play({ kind: 'text', text: '' }).read(recorded(version, 'play.txt'))).toEqual([
      infra?.pod?.id,
    ]);
  });

  test('its version', () => {
    expect(command.version.read(recorded(version, 'version.json'))).toEqual({
      client: version.replace('podman-', ''),
    });
  });
});

describe('podman lists', () => {
  test('nothing as null, which is an empty list', () => {
    expect(command.listContainers.read('null\n')).toEqual([]);
  });

  test('containers outside of pods, with their own ports and networks', () => {
    const answer = '[{"Id": "1", "Names": ["alone"], "Pod": "", "Networks": ["podman"]}]';
    const [alone] = command.listContainers.read(answer);
    expect(alone).toMatchObject({ name: 'alone', networks: ['podman'] });
    expect(alone).not.toHaveProperty('pod');
  });

  test.each([
    ['Up 5 minutes (healthy)', 'healthy'],
    ['Up 5 minutes (unhealthy)', 'unhealthy'],
    ['Up Less than a second (starting)', 'starting'],
    ['Up 5 minutes', undefined],
    ['Exited (1) 5 minutes ago', undefined],
    ['Up (constructor)', undefined],
  ])('a container that is %s, whose health is %s', (Status, health) => {
    const [it] = command.listContainers.read(JSON.stringify([{ Id: '1', Status }]));
    expect(it?.health).toBe(health);
  });

  test('times as text by its service, which are read, too', () => {
    const answer = '[{"Id": "1", "Pod": "p", "Created": "2026-01-02T03:04:05Z"}]';
    expect(command.listContainers.read(answer)[0]?.created).toBe(Date.UTC(2026, 0, 2, 3, 4, 5));
  });

  test('states that nobody has heard of, which are unknown', () => {
    const states = ['resting', 'constructor'].map((it) => ({ Id: it, Pod: 'p', State: it }));
    expect(command.listContainers.read(JSON.stringify(states)).map((it) => it.state)).toEqual([
      'unknown',
      'unknown',
    ]);
  });

  test.each(['', '[{"Id": "12', '{}', '[7]', '[{"Id": 7}]'])('%s, which is refused', (answer) => {
    expect(() => command.listContainers.read(answer)).toThrow();
  });
});

test('a play of several pods answers each of them', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((it) => it.repeat(64));
  const printed = `Volumes:\ndata\nPod:\n${a}\nContainer:\n${c}\n\nPod:\n${b}\nContainers:\n${c}\n${c}\n\n`;
  expect(readPlayedPods(printed)).toEqual([a, b]);
});
