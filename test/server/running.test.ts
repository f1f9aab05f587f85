import { describe, expect, test } from 'vitest';
import { differences } from '../../server/features/running.ts';
import type { RunningContainer, RunningPod } from '../../server/protocol.ts';
import { newestPodman } from '../../server/schema/podman.ts';
import { manifest } from '../check.ts';
import { yaml } from '../fixture.ts';

const text = yaml`
  apiVersion: v1
  kind: ConfigMap
  metadata: { name: settings }
  data:
    mode: fast
  ---
  # The web server
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
    labels:
      app: web
  spec:
    containers:
      - name: srv
        image: nginx:1.27 # pinned
        args: [nginx, -g]
        ports:
          - containerPort: 80
            hostPort: 8080
        env:
          - name: MODE
            valueFrom:
              configMapKeyRef: { name: settings, key: mode }
          - name: LEVEL
            value: "1"
        volumeMounts:
          - name: data
            mountPath: /data
    volumes:
      - name: data
        persistentVolumeClaim:
          claimName: web-data
`;

const srv: RunningContainer = {
  ...{ name: 'srv', image: 'docker.io/library/nginx:1.27', process: ['/entry.sh', 'nginx', '-g'] },
  environment: { PATH: '/bin', HOSTNAME: 'web', MODE: 'fast', LEVEL: '1', OF_IMAGE: 'x' },
  ...{ workingDir: '/srv', tty: false, user: '101', memory: 0, memoryRequest: 0, cpu: 0 },
  mounts: [
    { path: '/data', kind: 'volume', source: 'web-data', readOnly: false },
    { path: '/var/cache', kind: 'volume', source: 'a'.repeat(64), readOnly: false },
  ],
  ...{ privileged: false, readOnlyRoot: false, added: [], dropped: ['AUDIT_WRITE', 'MKNOD', 'NET_RAW'] },
  own: {
    ...{ entrypoint: ['/entry.sh'], command: ['nginx'], environment: { PATH: '/bin', OF_IMAGE: 'x' } },
    ...{ workingDir: '/srv', user: '101', health: false },
  },
};

const web: RunningPod = {
  ...{ name: 'web', labels: { app: 'web' }, hostname: 'web', hostNetwork: false, restartPolicy: 'Always' },
  ports: [{ container: 80, protocol: 'TCP', host: 8080, address: '' }],
  containers: [srv],
};

/** The lines that differ: `-` as it is written, `+` as it runs. */
function told(pod: RunningPod, written = text): readonly string[] {
  const found = differences(manifest(written), written.indexOf('apiVersion', 20), pod, newestPodman);
  const [before, after] = [written.split('\n'), (found?.text ?? '').split('\n')];
  return [
    ...before.filter((it) => !after.includes(it)).map((it) => `-${it.trim()}`),
    ...after.filter((it) => !before.includes(it)).map((it) => `+${it.trim()}`),
  ];
}

const container = (it: Partial<RunningContainer>): RunningPod => ({
  ...web,
  containers: [{ ...srv, ...it }],
});

test('what podman adds of itself is no difference, and not one letter is another', () => {
  expect(differences(manifest(text), text.indexOf('apiVersion', 20), web, newestPodman)).toEqual({
    count: 0,
    text,
  });
});

describe('what runs is told in the words of the manifest:', () => {
  test.each<[string, RunningPod, readonly string[]]>([
    [
      'an image, beside its comment',
      container({ image: 'docker.io/library/nginx:1.26' }),
      ['-image: nginx:1.27 # pinned', '+image: docker.io/library/nginx:1.26 # pinned'],
    ],
    [
      'arguments',
      container({ process: ['/entry.sh', 'nginx', '-T'] }),
      ['-args: [nginx, -g]', '+args: [nginx, -T]'],
    ],
    [
      'a program without arguments of its own',
      container({ process: ['/entry.sh', 'nginx'] }),
      ['-args: [nginx, -g]'],
    ],
    [
      'a value where it stands in the ConfigMap',
      container({ environment: { ...srv.environment, MODE: 'slow' } }),
      ['-mode: fast', '+mode: slow'],
    ],
    [
      'a value, in the quotes it has',
      container({ environment: { ...srv.environment, LEVEL: '2' } }),
      ['-value: "1"', '+value: "2"'],
    ],
    [
      'a variable more',
      container({ environment: { ...srv.environment, MORE: 'a' } }),
      ['+- name: MORE', '+value: a'],
    ],
    [
      'a port of the host',
      { ...web, ports: [{ ...web.ports[0], host: 8081 }] as RunningPod['ports'] },
      ['-hostPort: 8080', '+hostPort: 8081'],
    ],
    [
      'a port less',
      { ...web, ports: [] },
      ['-ports:', '-- containerPort: 80', '-hostPort: 8080', '+ports: []'],
    ],
    ['labels', { ...web, labels: { app: 'old', tier: 'front' } }, ['-app: web', '+app: old', '+tier: front']],
    ['a restart policy', { ...web, restartPolicy: 'Never' }, ['+restartPolicy: Never']],
    [
      'a volume',
      container({ mounts: [{ path: '/data', kind: 'volume', source: 'old', readOnly: false }] }),
      ['-claimName: web-data', '+claimName: old'],
    ],
    ['a limit', container({ memory: 64 * 1024 * 1024 }), ['+resources:', '+limits:', '+memory: 64Mi']],
    [
      'several limits, under one key',
      container({ memory: 2 ** 30, memoryRequest: 2 ** 29, cpu: 5e8 }),
      ['+resources:', '+limits:', '+memory: 1Gi', '+cpu: 500m', '+requests:', '+memory: 512Mi'],
    ],
    [
      'several rights, under one key',
      container({ readOnlyRoot: true, added: ['NET_ADMIN'] }),
      [...['+securityContext:', '+readOnlyRootFilesystem: true', '+capabilities:', '+add:', '+- NET_ADMIN']],
    ],
    ['a user', container({ user: '1000' }), ['+securityContext:', '+runAsUser: 1000']],
  ])('%s', (_, pod, expected) => {
    expect(told(pod)).toEqual(expected);
  });

  test('a container that is not written, and one that does not run', () => {
    const pod = { ...web, containers: [{ ...srv, name: 'other' }] };
    expect(told(pod)).toEqual(expect.arrayContaining(['-- name: srv', '+- name: other']) as unknown);
  });
});

test.each(['\n', '\r\n'])(
  'a container that is not written takes the place of the last that does not run',
  (br) => {
    const written = text.replace('  volumes:\n', '    - name: old\n      image: busybox\n  volumes:\n');
    const pod = { ...web, containers: [srv, { ...srv, name: 'new', image: 'alpine' }] };
    const [before, after] = ['name: old\n      image: busybox', 'name: new\n      image: alpine'];
    const lines = (it: string) => it.replaceAll('\n', br);
    const found = differences(
      manifest(lines(written)),
      lines(written).indexOf('apiVersion', 20),
      pod,
      newestPodman,
    );
    expect(found?.text).toBe(lines(written.replace(before, after)));
  },
);

test('where no pod is described nothing is compared', () => {
  expect(differences(manifest(text), 0, web, newestPodman)).toBeUndefined();
});

test('what is taken from elsewhere is no difference', () => {
  const elsewhere = text.replace('settings, key', 'unknown, key');
  expect(told(container({ environment: { ...srv.environment, MODE: 'slow' } }), elsewhere)).toEqual([]);
});
