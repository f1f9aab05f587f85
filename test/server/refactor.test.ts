import { describe, expect, test } from 'vitest';
import { refactored, refactoringsAt } from '../check-refactorings.ts';
import { yaml } from '../fixture.ts';

const pod = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
  spec:
    restartPolicy: Never
    initContainers:
      - name: first
        image: docker.io/library/busybox:1.37
    containers:
      - name: app
        image: docker.io/library/nginx:1.27
      - image: docker.io/library/busybox:1.37
        name: helper
        command: [sleep, "100"]
`;

/** The pod with the cursor behind a piece of it. */
const behind = (piece: string) => pod.replace(piece, `${piece}<|>`);

const sidecars = expect.arrayContaining([
  'Add sidecar: log shipper',
  'Add ambassador: proxy to an API',
]) as unknown;
const inits = expect.arrayContaining(['Add init container: wait for a service']) as unknown;

describe('containers of patterns can be added', () => {
  test.each(['kind: Po', 'name: w', '- name: app', '- image', 'name: helper'])(
    'all of them at %s',
    (piece) => {
      expect(refactoringsAt(behind(piece))).toEqual(sidecars);
      expect(refactoringsAt(behind(piece))).toEqual(inits);
    },
  );
  test('those that run beside the app at `containers`, the others at `initContainers` and what is in it', () => {
    expect(refactoringsAt(behind('\n  containers'))).toEqual(sidecars);
    expect(refactoringsAt(behind('\n  containers'))).not.toEqual(inits);
    for (const piece of ['initContainers:', '- name: first']) {
      expect(refactoringsAt(behind(piece))).toEqual(inits);
      expect(refactoringsAt(behind(piece))).not.toEqual(sidecars);
    }
  });
  test.each(['apiVersion', 'metadata', 'spec', 'restartPolicy', 'image: docker.io/library/nginx', 'command'])(
    'but not at %s, where nobody looks for them',
    (piece) => {
      expect(refactoringsAt(behind(piece))).toEqual([]);
    },
  );
  test('in workloads too', () => {
    const job =
      'apiVersion: batch/v1\nkind: J<|>ob\nspec:\n  template:\n    spec:\n      containers:\n        - name: a\n';
    expect(refactoringsAt(job)).toEqual(sidecars);
  });
  test('but not in what is no pod, and not in templates', () => {
    expect(refactoringsAt('apiVersion: v1\nkind: Ser<|>vice\n')).toEqual([]);
    expect(refactoringsAt(behind('kind: Po').replace('nginx:1.27', '{{ .Values.image }}'))).toEqual([]);
  });
});

test('a container shares its volume with the one the cursor stands on', () => {
  const text = refactored(behind('name: helper'), 'Add sidecar: log shipper');
  expect(text).toContain(
    '      command: [sleep, "100"]\n      volumeMounts:\n        - name: web-logs\n          mountPath: /var/log/app\n    - name: log-shipper\n',
  );
});
