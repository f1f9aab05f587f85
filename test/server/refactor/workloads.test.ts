import { describe, expect, test } from 'vitest';
import { checkRefactoring, refactored, refactoringsAt, type Beside } from '../../check-refactorings.ts';
import { yaml } from '../../fixture.ts';

const pod = yaml`
  # a shop
  apiVersion: v1
  kind: P<|>od # for now
  metadata:
    name: shop
    labels:
      # who it is
      app: shop
      version: "1"
    annotations:
      io.podman.annotations.ulimit: nofile=1024:2048
      example.com/note: kept
  spec:
    # the app
    containers:
      - name: app
        image: docker.io/library/nginx:1.27
        command:
          - sh
          - -c
          - |
            echo one

              echo two
    # behind it
    volumes:
      - {name: data,
         emptyDir: {}}
`;

const deployment = yaml`
  # a shop
  apiVersion: apps/v1
  kind: Deployment # for now
  metadata:
    name: shop
    labels:
      # who it is
      app: shop
      version: "1"
    annotations:
      io.podman.annotations.ulimit: nofile=1024:2048
      example.com/note: kept
  spec:
    replicas: 1
    selector:
      matchLabels:
        app: shop
    template:
      metadata:
        labels:
          app: shop
          version: "1"
        annotations:
          example.com/note: kept
      spec:
        # the app
        containers:
          - name: app
            image: docker.io/library/nginx:1.27
            command:
              - sh
              - -c
              - |
                echo one

                  echo two
        # behind it
        volumes:
          - {name: data,
             emptyDir: {}}
`;

test('a Pod becomes the template of a Deployment', () => {
  checkRefactoring(pod, 'Convert to Deployment', deployment);
});

test('a Deployment becomes the Pod again that it was', () => {
  const marked = deployment.replace('kind: D', 'kind: <|>D');
  checkRefactoring(marked, 'Convert to Pod', pod.replace('<|>', ''));
});

describe('which workload it becomes', () => {
  const spec = (more: string) =>
    `apiVersion: v1\nkind: P<|>od\nmetadata: {name: a}\nspec:\n  ${more}\n  containers: []\n`;

  test.each([
    ['restartPolicy: Always', 'Convert to Deployment'],
    ['restartPolicy:', 'Convert to Deployment'],
    ['restartPolicy: OnFailure', 'Convert to Job'],
    ['restartPolicy: Never', 'Convert to Job'],
  ])('depends on %s', (more, title) => {
    expect(refactoringsAt(spec(more))).toContain(title);
  });
  test('and is no Job for a podman that plays none', () => {
    const offered = (beside: Beside) => refactoringsAt(spec('restartPolicy: Never'), beside);
    expect(offered({ podman: '5.2.5', target: 'podman' })).not.toContain('Convert to Job');
    expect(offered({ podman: '5.2.5', target: 'kubernetes' })).toContain('Convert to Job');
    expect(offered({ podman: '5.3', target: 'podman' })).toContain('Convert to Job');
  });
  test.each(['restartPolicy: never', 'activeDeadlineSeconds: 5', 'ephemeralContainers: [{name: b}]'])(
    'and is none with %s',
    (more) => {
      expect(refactoringsAt(spec(more)).filter((it) => it.startsWith('Convert'))).toEqual([]);
    },
  );
});

test('a Pod without labels gets one, since a Deployment finds its pods by them', () => {
  const text = refactored(
    'apiVersion: v1\nkind: <|>Pod\nmetadata: {name: a.b}\nspec: {containers: []}\n',
    'Convert to Deployment',
  );
  expect(text).toBe(yaml`
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: a.b}
    spec:
      replicas: 1
      selector:
        matchLabels:
          app: a.b
      template:
        metadata:
          labels:
            app: a.b
        spec: {containers: []}
  `);
});

test('a Pod in braces stays in braces, there and back', () => {
  const json =
    '{"apiVersion": "v1", "kind": "<|>Pod", "metadata": {"name": "a", "labels": {"app": "a"}}, "spec": {"containers": []}}';
  const workload =
    '{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "a", "labels": {"app": "a"}}, "spec": {"replicas": 1, "selector": {"matchLabels": {"app": "a"}}, "template": {"metadata": {"labels": {"app": "a"}}, "spec": {"containers": []}}}}';
  checkRefactoring(json, 'Convert to Deployment', workload);
  checkRefactoring(workload.replace('"Dep', '"<|>Dep'), 'Convert to Pod', json.replace('<|>', ''));
});

test('what only the workload has goes, and its comments stay', () => {
  checkRefactoring(
    yaml`
      apiVersion: apps/v1
      kind: <|>Deployment
      metadata:
        name: a
        labels: {tier: web}
      spec: # of it
        replicas: 3 # enough
        template:
          spec:
            # of the app
            containers: []
          # of the metadata
          metadata:
            labels: {app: a, tier: back} # known by it
            annotations:
              note: "yes"
        # last
        selector: {matchLabels: {app: a}}
      # behind it
    `,
    'Convert to Pod',
    yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: a
        labels: {tier: back, app: a}
        annotations:
          note: "yes"
      # of it
      # enough
      spec:
        # of the app
        containers: []
      # of the metadata
      # known by it
      # last
      # behind it
    `,
  );
});

test('a workload stays one where what would go is used again', () => {
  const text = (labels: string) =>
    `apiVersion: apps/v1\nkind: <|>Deployment\nmetadata: &other {name: a}\nspec:\n  template:\n    metadata:\n      ${labels}\n    spec:\n      nodeSelector: *l\n      containers: []\n`;
  expect(refactoringsAt(text('labels: &l {app: a}'))).not.toContain('Convert to Pod');
  expect(refactoringsAt(text('<<: *other'))).toContain('Convert to Pod');
});
