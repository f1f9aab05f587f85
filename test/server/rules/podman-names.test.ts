import { describe, test } from 'vitest';
import { checkAcross, checkFix, checkNoFix, checkRule } from '../../check.ts';
import { yaml } from '../../fixture.ts';
import { pod } from './pod.ts';

describe('a name', () => {
  const code = 'podman-invalid-name';
  const named = (kind: string, name: string) => `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n`;

  test.each(['MyPod', 'my_pod', 'a.b-c', '1', '"a_"'])('%s is taken by podman', (name) => {
    checkRule(code, named('Pod', name));
  });
  test('loses what podman refuses in it', () => {
    checkFix(code, named('Pod', 'my pod'), "Rename to 'my-pod'", named('Pod', 'my-pod'));
    checkFix(code, named('Pod', '"-a/b"'), "Rename to 'a-b'", named('Pod', '"a-b"'));
    checkNoFix(code, named('Pod', '"---"'));
  });
  test('of a Secret may be nearly anything', () => {
    checkRule(code, named('Secret', 'a b'));
    checkRule(
      code,
      named(
        'Secret',
        "a/b\n        ^^^ error podman-invalid-name: podman refuses the name 'a/b': a secret's has at most 253 characters, and no '=', '/' or ','.",
      ),
    );
  });
  test('of a ConfigMap, a label or a volume that is none of podman’s is not looked at', () => {
    checkRule(code, named('ConfigMap', 'a b'));
    checkRule(code, pod({ spec: 'volumes:\n  - name: a b\n    hostPath: {path: /srv}' }));
  });
  test('is told of containers, hostnames, claims and emptyDirs', () => {
    checkRule(
      code,
      pod({
        spec: yaml`
          hostname: -host
                    ^^^^^ error podman-invalid-name: podman refuses the name '-host': letters, digits, '_', '.' and '-' may stand in it.
          volumes:
            - name: a b
                    ^^^ error podman-invalid-name: podman refuses the name 'a b': letters, digits, '_', '.' and '-' may stand in it.
              emptyDir: {}
            - name: c
              persistentVolumeClaim:
                claimName: c/d
                           ^^^ error podman-invalid-name: podman refuses the name 'c/d': letters, digits, '_', '.' and '-' may stand in it.
          initContainers:
            - name: a,b
                    ^^^ error podman-invalid-name: podman refuses the name 'a,b': letters, digits, '_', '.' and '-' may stand in it.
        `,
      }),
    );
  });
});

describe('a name that is missing', () => {
  const code = 'podman-missing-name';

  test('is told where it would stand', () => {
    checkRule(
      code,
      yaml`
        apiVersion: v1
        kind: PersistentVolumeClaim
              ^^^^^^^^^^^^^^^^^^^^^ error podman-missing-name: podman refuses a PersistentVolumeClaim without a name. Give it 'metadata.name'.
      `,
    );
    checkRule(
      code,
      yaml`
        apiVersion: v1
        kind: Secret
        metadata:
          name:
          ^^^^ error podman-missing-name: podman refuses a Secret without a name. Give it 'metadata.name'.
      `,
    );
  });
  test('is no matter of ConfigMaps and Lists', () => {
    checkRule(code, 'apiVersion: v1\nkind: ConfigMap\nmetadata: {}\n');
    checkRule(code, 'apiVersion: v1\nkind: List\nitems: []\n');
  });
});

describe('containers', () => {
  test('differ in their names, init containers among them', () => {
    checkRule(
      'podman-duplicate-container',
      yaml`
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          initContainers:
            - name: web
          containers:
            - name: web
                    ^^^ error podman-duplicate-container: podman refuses a second container 'web' in one pod. Rename one of the two.
            - image: docker.io/library/nginx:1.27
            - image: docker.io/library/httpd:2.4
              ^^^^^ error podman-duplicate-container: podman refuses a second container without a name in one pod. Name it.
            - name: other
      `,
    );
  });
});

describe('pods of one file', () => {
  const workload = (kind: string, name: string) =>
    `apiVersion: apps/v1\nkind: ${kind}\nmetadata:\n  name: ${name}\nspec:\n  template:\n    spec:\n      containers: []\n`;
  const podCalled = (name: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n  containers: []\n`;

  test('differ in the names podman gives them', () => {
    checkAcross('podman-duplicate-pod', {
      'a.yaml': [
        workload('Deployment', 'web'),
        podCalled(
          "web-pod\n        ^^^^^^^ error podman-duplicate-pod: podman makes a pod 'web-pod' of this file already, and refuses a second one. Rename one of the two.",
        ),
        podCalled('web'),
      ].join('---\n'),
      'b.yaml': podCalled('web'),
    });
  });
});
