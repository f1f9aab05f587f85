import { expect, test } from 'vitest';
import { diagnose } from '../../server/features/diagnostics.ts';
import { elsewhere } from '../../server/features/elsewhere.ts';
import { manifest } from '../check.ts';
import { only, yaml } from '../fixture.ts';

/** What is different there: kind, the text it is about, and the words. */
function different(text: string): readonly string[] {
  const { document } = only(manifest(text).documents);
  return elsewhere(document, diagnose(document, { podman: '5.4' })).map(
    ({ kind, span, message }) => `${kind} ${text.slice(span.start, span.end)}: ${message}`,
  );
}

const plain = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
    labels: {app: web}
  spec:
    containers:
      - name: web
        image: docker.io/library/nginx:1.27
        ports:
          - containerPort: 80
        volumeMounts:
          - {name: cache, mountPath: /cache}
    volumes:
      - name: web-cache
        emptyDir: {}
`.replace('name: cache', 'name: web-cache');

test('of what both treat alike nothing is said', () => {
  expect(different(plain)).toEqual([]);
});

test('a port of the host is one of the node there', () => {
  expect(different(plain.replace('80', '80\n          hostPort: 8080'))).toEqual([
    'differs hostPort: On the cluster hostPort opens the port on whichever node the pod lands on, not on this machine. A Service is the usual way in.',
  ]);
});

test('short names and local images are not what they are here', () => {
  expect(different(plain.replace('docker.io/library/', ''))).toEqual([
    "differs nginx:1.27: The cluster takes 'nginx:1.27' for 'docker.io/library/nginx'. podman asks the registries of this machine.",
  ]);
  expect(different(plain.replace('docker.io/library', 'localhost'))).toEqual([
    expect.stringContaining('is on this machine alone'),
  ]);
});

test('what podman passes over counts there', () => {
  const text = plain.replace('ports:', 'readinessProbe: {tcpSocket: {port: 80}}\n      ports:');
  expect(different(text)).toEqual([
    "differs readinessProbe: podman passes over 'readinessProbe'. The cluster acts on it.",
  ]);
});

test('a native sidecar, annotations of podman, folders of the host and claims are told of', () => {
  const text = yaml`
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      annotations: {io.podman.annotations.autoremove: "true", example.com/note: kept}
    spec:
      hostNetwork: true
      initContainers:
        - {name: log, image: docker.io/library/busybox:1.37, restartPolicy: Always}
      containers:
        - {name: web, image: docker.io/library/nginx:1.27, volumeMounts: [{name: web-a, mountPath: "/a:ro"}]}
      volumes:
        - {name: web-a, hostPath: {path: /srv}}
        - {name: web-b, persistentVolumeClaim: {claimName: data}}
  `;
  expect(different(text).map((it) => it.replace(/: .*/s, ''))).toEqual([
    'differs io.podman.annotations.autoremove',
    'differs hostNetwork',
    'differs restartPolicy',
    'differs "/a:ro"',
    'differs /srv',
    'differs data',
  ]);
});

test('what the cluster refuses is told of as that', () => {
  expect(different(plain.replace('containerPort: 80', 'containerPort: 80\n          protocol: tcp'))).toEqual(
    [expect.stringMatching(/^refused tcp: /)],
  );
});
