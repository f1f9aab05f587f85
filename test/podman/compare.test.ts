import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { podmanRunner } from '../../client/podman/run.ts';
import { asItRuns, look, type Seen } from './as-it-runs.ts';

/** What runs, compared with what is written, on a real podman: PODWRIGHT_TEST_PODMAN, or `podman`. */
const podman = process.env['PODWRIGHT_TEST_PODMAN'] ?? 'podman';
const answer = spawnSync(podman, ['version', '--format', '{{.Client.Version}}'], { encoding: 'utf8' });
const works = answer.status === 0;
const version = works ? answer.stdout.trim() : '';
const run = podmanRunner(() => ({ path: podman }));

const rich = `apiVersion: v1
kind: ConfigMap
metadata: { name: podwright-test-settings }
data:
  MODE: fast
  LEVEL: "3"
  page.html: |
    <h1>
      Hello
    </h1>
---
apiVersion: v1
kind: Pod
metadata:
  name: podwright-test-compare
  labels: { app: web, tier: front }
spec:
  hostname: elsewhere
  restartPolicy: Never
  terminationGracePeriodSeconds: 3
  shareProcessNamespace: true
  hostAliases:
    - { ip: 10.0.0.9, hostnames: [db, cache] }
    - { ip: "fd00::1", hostnames: [six] }
  dnsConfig: { nameservers: [127.0.0.53], searches: [a.example], options: [{ name: ndots, value: "2" }, { name: edns0 }] }
  initContainers:
    - { name: prepare, image: docker.io/library/busybox:1.37, command: ['true'] }
  containers:
    - name: web
      image: nginx:1.27
      ports:
        - { containerPort: 80, hostPort: 18974 }
        - { containerPort: 81, hostPort: 18975, hostIP: 127.0.0.1, protocol: UDP }
      env:
        - { name: PLAIN, value: "1" }
        - { name: FROM, valueFrom: { configMapKeyRef: { name: podwright-test-settings, key: MODE } } }
        - { name: POD, valueFrom: { fieldRef: { fieldPath: metadata.name } } }
      resources: { limits: { memory: 64Mi, cpu: 500m } }
      livenessProbe: { exec: { command: [sh, -c, 'exit 0'] }, initialDelaySeconds: 600, periodSeconds: 600 }
      securityContext: { readOnlyRootFilesystem: true, capabilities: { add: [NET_ADMIN], drop: [CHOWN] } }
      volumeMounts:
        - { name: cache, mountPath: /cache }
        - { name: settings, mountPath: /settings, readOnly: true }
        - { name: host, mountPath: /machine/ }
    - name: side
      image: docker.io/library/busybox:1.37
      command: [sh, -c]
      args: ['trap exit TERM; while :; do sleep 1; done']
      workingDir: /tmp
      livenessProbe: { httpGet: { path: /ok, port: 80, scheme: HTTPS }, initialDelaySeconds: 600 }
      envFrom: [{ configMapRef: { name: podwright-test-settings } }]
      securityContext: { runAsUser: 1000, runAsGroup: 100 }
  volumes:
    - { name: cache, emptyDir: {} }
    - { name: settings, configMap: { name: podwright-test-settings } }
    - { name: host, hostPath: { path: /etc } }
`;

/** Edits of what is written, each with a text of it and one that takes its place. */
const edits: readonly (readonly [string, string, string])[] = [
  ['an image', 'nginx:1.27', 'nginx:1.28'],
  ['a value', 'PLAIN, value: "1"', 'PLAIN, value: "2"'],
  ['a value in a ConfigMap', 'MODE: fast', 'MODE: slow'],
  [
    'a variable more',
    '- { name: PLAIN, value: "1" }',
    '- { name: PLAIN, value: "1" }\n        - { name: MORE, value: a }',
  ],
  ['a variable less', '        - { name: PLAIN, value: "1" }\n', ''],
  ['a port of the host', '18974', '18976'],
  ['a label', 'tier: front', 'tier: back'],
  ['a hostname', 'hostname: elsewhere', 'hostname: here'],
  ['a restart policy', 'restartPolicy: Never', 'restartPolicy: OnFailure'],
  ['a command', '[sh, -c]', '[sh, -xc]'],
  ['arguments', 'sleep 1;', 'sleep 2;'],
  ['a limit', 'memory: 64Mi', 'memory: 65Mi'],
  ['a limit of processors', 'cpu: 500m', 'cpu: 600m'],
  ['a folder to work in', 'workingDir: /tmp', 'workingDir: /'],
  ['a user', 'runAsUser: 1000', 'runAsUser: 1001'],
  ['a capability', 'add: [NET_ADMIN]', 'add: [SYS_TIME]'],
  ['a file system to write to', 'readOnlyRootFilesystem: true', 'readOnlyRootFilesystem: false'],
  ['a path', 'mountPath: /cache', 'mountPath: /elsewhere'],
  ['a mount to write to', 'mountPath: /settings, readOnly: true', 'mountPath: /settings'],
  ['a name of another machine', 'hostnames: [db, cache]', 'hostnames: [db]'],
  ['an address of another machine', 'fd00::1', 'fd00::2'],
  ['a name server', '127.0.0.53', '127.0.0.54'],
  ['an option for names', 'value: "2"', 'value: "3"'],
  ['a domain to search', ', searches: [a.example]', ''],
  ['processes that are not shared', 'shareProcessNamespace: true', 'shareProcessNamespace: false'],
  ['a command that checks', "'exit 0'", "'exit 1'"],
  ['a page that checks', 'path: /ok', 'path: /fine'],
  ['how often is checked', 'periodSeconds: 600', 'periodSeconds: 500'],
  ['a check less', ', initialDelaySeconds: 600, periodSeconds: 600 }\n', ' }\n'],
  ['a file in a ConfigMap', 'Hello', 'Bye'],
  ['a folder of the machine', 'path: /etc', 'path: /usr'],
  [
    'a container more',
    '  volumes:\n',
    '    - { name: more, image: docker.io/library/busybox:1.37 }\n  volumes:\n',
  ],
];

describe.skipIf(!works)(works ? `on ${podman}` : `skipped: '${podman}' can't be run`, () => {
  describe('a pod with a bit of everything', () => {
    let seen: Seen;
    beforeAll(async () => {
      down(rich);
      play(rich);
      seen = await look(run);
    });
    afterAll(() => {
      down(rich);
      spawnSync(podman, ['volume', 'rm', '--force', 'podwright-test-settings', 'cache']);
    });

    test('is as it is written right after it was played', async () => {
      expect(await asItRuns(rich, seen, version)).toEqual([rich]);
    });

    test.each(edits)('%s that is written otherwise is told, as it runs', async (_, before, after) => {
      const edited = rich.replace(before, after);
      expect(edited).not.toBe(rich);
      const [told = ''] = await asItRuns(edited, seen, version);
      expect(told, 'something differs').not.toBe(edited);
      expect(await asItRuns(told, seen, version), 'what is told is what runs').toEqual([told]);
    });

    test('of a container that is not written the name and the image are told', async () => {
      const [told = ''] = await asItRuns(rich.replace('name: side', 'name: aside'), seen, version);
      expect(told).toContain('name: side\n');
      expect(told).not.toContain('aside');
    });
  });
});

function play(text: string): void {
  const played = spawnSync(podman, ['kube', 'play', '-'], { input: text, encoding: 'utf8' });
  expect(played.status, played.stderr).toBe(0);
}

function down(text: string): void {
  spawnSync(podman, ['kube', 'down', '-'], { input: text });
}
