import { describe, test } from 'vitest';
import { checkAcross, checkFix, checkNoFix, checkRule } from '../../check.ts';
import { yaml } from '../../fixture.ts';
import { pod } from './pod.ts';

describe('a field that is deprecated', () => {
  test('gets the name it has now', () => {
    checkFix(
      'practice-deprecated-field',
      pod({ spec: 'serviceAccount: web # c' }),
      "Rename to 'serviceAccountName'",
      pod({ spec: 'serviceAccountName: web # c' }),
    );
  });
  test('goes where its new name stands beside it, as servers print both', () => {
    checkFix(
      'practice-deprecated-field',
      pod({ spec: 'serviceAccount: web\nserviceAccountName: web' }),
      "Remove 'serviceAccount'",
      pod({ spec: 'serviceAccountName: web' }),
    );
  });
});

describe('a workload', () => {
  const deployment = (spec: string, template = '') =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: d\nspec:\n${spec}  template:\n    spec:\n${template}      containers:\n        - name: c\n`;

  test('of several pods is spread', () => {
    checkRule('practice-single-replica', deployment('  replicas: 2\n'));
    checkRule('practice-missing-anti-affinity', deployment('  replicas: 1\n'));
    checkRule('practice-missing-topology-spread', deployment('  replicas: 1\n'));
    const spread = '      affinity: {podAntiAffinity: {}}\n      topologySpreadConstraints: []\n';
    checkRule('practice-missing-anti-affinity', deployment('  replicas: 2\n', spread));
    checkRule('practice-missing-topology-spread', deployment('  replicas: 2\n', spread));
  });
  test('is replaced bit by bit', () => {
    checkRule('practice-recreate-strategy', deployment('  strategy: {type: RollingUpdate}\n'));
  });
  test('that ends goes away', () => {
    checkRule(
      'practice-job-ttl',
      yaml`
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: j
        spec:
          ttlSecondsAfterFinished: 60
      `,
    );
  });
});

describe('an object', () => {
  const configMap = (more: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n${more}`;

  test('is in a namespace of its own', () => {
    checkRule('practice-default-namespace', configMap('  namespace: shop\n'));
    checkNoFix('practice-default-namespace', configMap('  namespace: default\n'));
  });
  test('is missed once, whatever its template lacks', () => {
    checkRule(
      'practice-default-namespace',
      yaml`
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: d
          namespace: shop
        spec:
          template:
            metadata:
              labels:
                app: d
      `,
    );
  });
  test('is labelled', () => {
    const labelled = (label: string) =>
      `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  labels:\n    ${label}: a\nspec:\n  containers: []\n`;
    checkRule('practice-missing-labels', labelled('app.kubernetes.io/name'));
    checkRule('practice-missing-labels', labelled('app'));
    checkNoFix('practice-missing-labels', labelled('team'));
  });
});

describe('a Service', () => {
  const service = (selector: string) =>
    `apiVersion: v1\nkind: Service\nmetadata:\n  name: s\nspec:\n${selector}  ports:\n    - port: 80\n`;
  const labelled = (labels: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\n  labels: {${labels}}\nspec:\n  containers: []\n`;

  test.each([
    ['  selector: {app: web}\n', 'app: web, tier: a'],
    ['  selector: {}\n', ''],
    ['', 'app: web'],
  ])('selects a pod beside it: %j', (selector, labels) => {
    checkRule('practice-idle-service', `${service(selector)}---\n${labelled(labels)}`);
  });
  test('asks for more than the pods have', () => {
    checkNoFix(
      'practice-idle-service',
      `${service('  selector: {app: web, tier: b}\n')}---\n${labelled('app: web')}`,
    );
  });
  test('may mean pods of other files', () => {
    checkAcross('practice-idle-service', {
      'a.yaml': service('  selector: {app: web}\n'),
      'b.yaml': labelled('app: db'),
    });
  });
  test('opens no port of the nodes', () => {
    checkRule('practice-node-port', service('  type: ClusterIP\n'));
  });
});
