import { describe, expect, test } from 'vitest';
import * as command from '../../../client/podman/command.ts';
import { recorded, versions } from '../recorded.ts';

describe.each(versions)('what %s prints is read', (version) => {
  test('images with all their names, without nameless ones and its own', () => {
    const images = command.listImages.read(recorded(version, 'images.json'));
    const names = new Set(images.flatMap((it) => it.names));
    expect([...names].sort()).toEqual([
      'docker.io/library/alpine:3.21',
      'docker.io/library/alpine:latest',
      'docker.io/library/busybox:1.37',
      'docker.io/library/busybox:latest',
      'docker.io/library/python:3.13-alpine',
      'docker.io/library/redis:7',
      'quay.io/example/web:1.0',
      'quay.io/example/web:stable',
    ]);
    const [web] = images;
    expect(web?.bytes).toBeGreaterThan(11_000);
    expect(new Date(web?.created ?? 0).toISOString()).toMatch(/^2026-11-21T/);
  });

  test('the ports an image exposes, and that another exposes none', () => {
    const exposed = command.inspectImages([]).read(recorded(version, 'image-inspect.json'));
    expect(exposed.map((it) => it.ports)).toEqual([['5353/udp', '8080/tcp', '8443/tcp'], []]);
  });

  test('volumes', () => {
    const volumes = command.listVolumes.read(recorded(version, 'volumes.json'));
    expect(volumes.map(({ name, driver }) => `${name} ${driver}`).sort()).toEqual([
      'postgres-a-credentials local',
      'vol2 local',
      'zz-data local',
    ]);
    const data = volumes.find((it) => it.name === 'zz-data');
    expect(new Date(data?.created ?? 0).toISOString()).toMatch(/^2026-11-21T/);
  });

  test('secrets, by name', () => {
    const secrets = command.listSecrets.read(recorded(version, 'secrets.jsonl'));
    expect(secrets).toContainEqual({ name: 'db-password', driver: 'file' });
  });

  test('the host ports that are taken, by pods and by containers of their own', () => {
    const published = command.listPublished.read(recorded(version, 'ps-published.json'));
    const taken = published.flatMap(({ owner, ports }) =>
      ports.map((it) => `${owner} ${it.address ?? '*'}:${it.host}/${it.protocol} and ${it.count - 1} more`),
    );
    expect([...new Set(taken)].sort()).toEqual([
      'lone *:18082/tcp and 0 more',
      'lone 127.0.0.1:19000/udp and 2 more',
      'web *:18081/tcp and 0 more',
    ]);
  });
});

describe('podman lists', () => {
  test('no secret by printing nothing', () => {
    expect(command.listSecrets.read('\n')).toEqual([]);
  });

  test('volumes it named itself, which are left out', () => {
    const volumes = [{ Name: 'a'.repeat(64), Anonymous: true }, { Name: 'data' }];
    expect(command.listVolumes.read(JSON.stringify(volumes)).map((it) => it.name)).toEqual(['data']);
  });

  test('containers without ports of this machine, which take none', () => {
    const one = [
      { Names: ['a'], Ports: [{ container_port: 80, host_port: 0 }] },
      { Names: ['b'], Ports: null },
    ];
    expect(command.listPublished.read(JSON.stringify(one))).toEqual([]);
  });

  test.each([
    [command.listImages, '[{"Id": 7}]'],
    [command.listSecrets, 'json\n'],
    [command.listVolumes, '{}'],
    [command.inspectImages([]), '[{}]'],
  ])('what is not its answer, which is refused: %#', ({ read }, answer) => {
    expect(() => read(answer)).toThrow();
  });
});
