import { expect, test } from 'vitest';
import { cleanGenerated } from '../../../client/manifest/generated.ts';
import { yaml } from '../../fixture.ts';
import { recorded } from '../recorded.ts';

test('what podman 4.3.1 generates becomes what a person would write', () => {
  expect(cleanGenerated(recorded('podman-4.3.1', 'generate.yaml'), 'web')).toMatchInlineSnapshot(`
    "apiVersion: v1
    kind: Pod
    metadata:
      labels:
        app: web
      name: web
    spec:
      automountServiceAccountToken: false
      containers:
        - image: docker.io/library/nginx:1.27
          name: srv
          ports:
            - containerPort: 80
              hostPort: 18977
          volumeMounts:
            - mountPath: /s
              name: scratch-pvc
        - command:
            - sh
            - -c
            - trap 'exit 0' TERM; while true; do sleep 1 & wait $!; done
          image: docker.io/library/busybox:1.37
          name: side
      enableServiceLinks: false
      restartPolicy: OnFailure
      volumes:
        - name: scratch-pvc
          persistentVolumeClaim:
            claimName: scratch
    "
  `);
});

test('what podman 5.4.2 generates becomes what a person would write', () => {
  expect(cleanGenerated(recorded('podman-5.4.2', 'generate.yaml'), 'web')).toMatchInlineSnapshot(`
    "apiVersion: v1
    kind: Pod
    metadata:
      labels:
        app: web
      name: web
    spec:
      containers:
        - image: docker.io/library/nginx:1.27
          name: srv
          ports:
            - containerPort: 80
              hostPort: 18977
          volumeMounts:
            - mountPath: /s
              name: scratch-pvc
        - command:
            - sh
            - -c
            - trap 'exit 0' TERM; while true; do sleep 1 & wait $!; done
          image: docker.io/library/busybox:1.37
          name: side
      restartPolicy: OnFailure
      volumes:
        - name: scratch-pvc
          persistentVolumeClaim:
            claimName: scratch
    "
  `);
});

test('what a person asked for stays', () => {
  const asked = [
    'apiVersion: v1',
    'kind: Pod',
    'metadata:',
    '  annotations:',
    '    io.podman.annotations.ulimit: nofile=10:10',
    '  name: web',
    'spec:',
    '  hostname: other',
    '  containers:',
    '    - name: web',
    '      securityContext:',
    '        capabilities:',
    '          drop:',
    '            - ALL',
    '  volumes:',
    '    - name: scratch',
    '      emptyDir: {}',
    '',
  ].join('\n');
  expect(cleanGenerated(asked, 'web')).toBe(asked);
});

test('capabilities lose the prefix that Kubernetes does not know', () => {
  const yaml =
    'spec:\n  containers:\n    - securityContext:\n        capabilities:\n          add: [CAP_NET_ADMIN]\n';
  expect(cleanGenerated(yaml, 'web')).toContain('NET_ADMIN');
  expect(cleanGenerated(yaml, 'web')).not.toContain('CAP_');
});

test('a long command stays on its line', () => {
  const yaml = `spec:\n  containers:\n    - command:\n        - ${'word '.repeat(60).trim()}\n`;
  expect(cleanGenerated(yaml, 'web')).toBe(yaml);
});

test.each(['', '{ half', '- a\n', '# only a comment\n'])(
  '%j, which is no manifest, comes back as it is',
  (text) => {
    expect(cleanGenerated(text, 'web')).toBe(text);
  },
);

test("the pod's annotations come together again, which podman repeats for each container", () => {
  const generated =
    'kind: Pod\nmetadata:\n  annotations:\n    example.com/owner/web-a: me\n    example.com/owner/web-b: me\n' +
    '    one/web-a: x\n    one/web-b: y\n  name: web\nspec:\n  containers:\n    - name: web-a\n    - name: web-b\n';
  expect(cleanGenerated(generated, 'web')).toBe(
    'kind: Pod\nmetadata:\n  annotations:\n    one/web-a: x\n    one/web-b: y\n    example.com/owner: me\n' +
      '  name: web\nspec:\n  containers:\n    - name: a\n    - name: b\n',
  );
});

test('of the capabilities that are dropped those stay that podman would give', () => {
  const generated =
    'kind: Pod\nspec:\n  containers:\n    - securityContext:\n        capabilities:\n' +
    '          drop: [CAP_CHOWN, CAP_MKNOD, CAP_NET_RAW, CAP_AUDIT_WRITE]\n';
  expect(cleanGenerated(generated, 'web')).toMatch(/drop:\n\s+- CHOWN\n$/);
});

test("podman's own annotations stay where they are wanted", () => {
  const generated =
    'kind: Pod\nmetadata:\n  annotations:\n    io.podman.annotations.init/web-a: x\n  name: web\n';
  expect(cleanGenerated(generated, 'web', 'all')).toContain('io.podman.annotations.init');
  expect(cleanGenerated(generated, 'web')).not.toContain('annotations');
});

test('what podman writes in an order of chance is sorted', () => {
  const generated = yaml`
    kind: Pod
    spec:
      containers:
        - name: second
          env:
            - name: b
              value: x
            - name: a
              value: x
          volumeMounts:
            - mountPath: /b
              name: a
            - mountPath: /a
              name: b
        - name: first
      volumes:
        - name: b
          emptyDir: {}
        - name: a
          emptyDir: {}
  `;
  expect(cleanGenerated(generated, 'web')).toBe(yaml`
    kind: Pod
    spec:
      containers:
        - name: second
          env:
            - name: a
              value: x
            - name: b
              value: x
          volumeMounts:
            - mountPath: /a
              name: b
            - mountPath: /b
              name: a
        - name: first
      volumes:
        - name: a
          emptyDir: {}
        - name: b
          emptyDir: {}
  `);
});

test('a claim is not read-only because a container only reads of it, which its mount says', () => {
  const mounts = yaml`
    kind: Pod
    spec:
      containers:
        - name: app
          volumeMounts:
            - mountPath: /a
              name: data-pvc
              readOnly: true
      volumes:
        - name: data-pvc
          persistentVolumeClaim:
            claimName: data
  `;
  expect(cleanGenerated(`${mounts}        readOnly: true\n`, 'web')).toBe(mounts);
});
