import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { isOlder } from '../../server/schema/podman-version.ts';
import { remarks } from '../check.ts';
import { yaml } from '../fixture.ts';
import { inspect, play, podman, removeAll, version, works } from './played-alone.ts';
import { prefix } from './refactored-pods.ts';

/** What podman asks by `tcpSocket`, which podman-probe-host tells of: on PODWRIGHT_TEST_PODMAN, or `podman`. */
const probing = (socket: string) => yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: ${prefix}
  spec:
    containers:
      - name: app
        image: docker.io/library/busybox:1.37
        command: [until-stopped, sleep, "1000"]
        livenessProbe:
          tcpSocket: ${socket}
`;

describe.skipIf(!works)(works ? `on ${podman}` : `skipped: '${podman}' can't be run`, () => {
  beforeEach(removeAll);
  afterAll(removeAll);

  test('a host that is named is asked', () => {
    expect(askedBy('{host: localhost, port: 80}')).toMatch(/nc -z -v localhost 80 /);
    expect(isToldOf('{host: localhost, port: 80}')).toBe(false);
  });

  test('where none is named, podman before 4.6 asks none, and later ones the container itself', () => {
    const isBlind = isOlder(version, '4.6');
    expect(askedBy('{port: 80}')).toMatch(isBlind ? /nc -z -v {2}80 / : /nc -z -v localhost 80 /);
    expect(isToldOf('{port: 80}')).toBe(isBlind);
  });
});

/** The command by which podman probes. */
function askedBy(socket: string): string {
  play(probing(socket));
  return inspect('app').Config.Healthcheck?.Test.join(' ') ?? '';
}

function isToldOf(socket: string): boolean {
  const said = remarks(probing(socket), { voices: ['podman'], podman: version });
  return said.some((it) => it.says.startsWith('warning podman-probe-host'));
}
