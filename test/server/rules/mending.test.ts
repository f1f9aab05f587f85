import { describe, test } from 'vitest';
import { checkFix, checkNoFix } from '../../check.ts';
import { yaml } from '../../fixture.ts';
import { pod } from './pod.ts';

const deployment = (spec: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n${spec}`;

const service = (spec: string) => `apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec:\n${spec}`;

describe('a name', () => {
  test('is written in its format wherever the document means it', () => {
    const named = (name: string) =>
      pod({
        spec: `volumes:\n  - name: ${name}`,
        container: `volumeMounts:\n  - { name: '${name}', mountPath: /a }`,
      });
    checkFix('invalid-name', named('My_Data'), "Write 'my-data'", named('my-data'));
  });
  test('keeps its quotes', () => {
    checkFix(
      'invalid-name',
      pod({ spec: `hostname: 'Web'` }),
      "Write 'web'",
      pod({ spec: `hostname: 'web'` }),
    );
  });
  test('is left to the person where the new one is taken, and where nothing is left of it', () => {
    checkNoFix('invalid-name', pod({ spec: 'volumes:\n  - name: data\n  - name: Data' }));
    checkNoFix('invalid-name', pod({ spec: 'hostname: "_"' }));
  });
});

describe('a missing field', () => {
  test('of a container is called like its image', () => {
    checkFix(
      'missing-field',
      pod({ spec: 'initContainers:\n  - image: docker.io/library/busybox:1.36' }),
      "Add 'name'",
      pod({ spec: 'initContainers:\n  - image: docker.io/library/busybox:1.36\n    name: busybox' }),
    );
  });
  test('of a Deployment selects its template', () => {
    const template =
      '  template:\n    metadata: { labels: { app: web } }\n    spec: { containers: [{ name: a, image: b }] }\n';
    checkFix(
      'missing-field',
      deployment(template),
      "Add 'selector'",
      deployment(`${template}  selector:\n    matchLabels:\n      app: web\n`),
    );
  });
  test('is written where it belongs', () => {
    const claim = (resources: string) =>
      `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: a }\nspec:\n  accessModes: [ReadWriteOnce]\n${resources}`;
    checkFix(
      'missing-field',
      claim('  resources: { requests: {} }\n'),
      "Add 'requests.storage'",
      claim('  resources: { requests: {storage: 1Gi} }\n'),
    );
    checkFix(
      'missing-field',
      claim('  resources:\n'),
      "Add 'resources'",
      claim('  resources:\n    requests:\n      storage: 1Gi\n'),
    );
  });
  test('is left to the person where only the person knows', () => {
    checkNoFix('missing-field', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {}\n');
  });
});

describe('a field that stands in the way', () => {
  test('goes, or gets what it needs', () => {
    const init = (lines: string) => pod({ spec: `initContainers:\n  - name: a\n    image: b:1\n${lines}` });
    const probe = '    startupProbe: { exec: { command: [a] } }\n';
    checkFix('forbidden-field', init(probe), "Remove 'startupProbe'", init(''));
    checkFix(
      'forbidden-field',
      init(probe),
      "Set 'restartPolicy: Always'",
      init(`${probe}    restartPolicy: Always`),
    );
  });
  test('goes alone from a port', () => {
    checkFix(
      'forbidden-field',
      service('  ports: [{ port: 80, nodePort: 30080 }]\n'),
      "Remove 'nodePort'",
      service('  ports: [{ port: 80 }]\n'),
    );
  });
});

describe('a workload', () => {
  const template = (spec: string, labels = 'app: web') =>
    deployment(
      `  selector: { matchLabels: { app: web } }\n  template:\n    metadata: { labels: { ${labels} } }\n    spec:\n${spec}      containers: [{ name: a, image: b }]\n`,
    );
  test('labels its pods so that it selects them', () => {
    checkFix('selector-mismatch', template('', 'app: api'), "Label the pods 'app: web'", template(''));
  });
  test('restarts its pods', () => {
    checkFix(
      'template-restart-policy',
      template('      restartPolicy: Never\n'),
      "Set 'restartPolicy: Always'",
      template('      restartPolicy: Always\n'),
    );
  });
});

describe('a port of a Service', () => {
  test('is called by its number', () => {
    checkFix(
      'unnamed-port',
      service('  ports:\n    - name: a\n      port: 80\n    - port: 81\n'),
      "Name it 'port-81'",
      service('  ports:\n    - name: a\n      port: 80\n    - port: 81\n      name: port-81\n'),
    );
  });
  test('goes where there are two', () => {
    checkFix(
      'duplicate-pair',
      service('  ports:\n    - { name: a, port: 80 }\n    - { name: b, port: 80 }\n'),
      'Remove this item',
      service('  ports:\n    - { name: a, port: 80 }\n'),
    );
  });
});

describe('what can not be read as meant', () => {
  test('is written in quotes or without, and as a list', () => {
    const env = (value: string) => pod({ container: `env:\n  - name: A\n    value: ${value}` });
    checkFix('wrong-type', env('08'), 'Put it in quotes', env('"08"'));
    checkFix('wrong-type', env('yes # said'), 'Put it in quotes', env('"yes" # said'));
    checkFix(
      'wrong-type',
      pod({ spec: 'hostNetwork: "true"' }),
      'Remove the quotes',
      pod({ spec: 'hostNetwork: true' }),
    );
    checkFix(
      'wrong-type',
      pod({ container: 'command: sleep' }),
      'Make it a list',
      pod({ container: 'command: [sleep]' }),
    );
  });
  test('is encoded', () => {
    const secret = (value: string) =>
      `apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata:\n  a: ${value}\n`;
    checkFix('wrong-type', secret('hello'), 'Encode it as base64', secret('aGVsbG8='));
  });
  test('is left to the person where a map stands for text', () => {
    checkNoFix('wrong-type', pod({ container: 'workingDir: { a: b }' }));
  });
});

describe('a word that is misspelt', () => {
  test('is a key', () => {
    checkFix(
      'unknown-field',
      pod({ container: 'imagePulPolicy: Always' }),
      "Rename to 'imagePullPolicy'",
      pod({ container: 'imagePullPolicy: Always' }),
    );
    checkFix(
      'unknown-field',
      pod({ container: 'imagePulPolicy: Always' }),
      "Remove 'imagePulPolicy'",
      pod({}),
    );
  });
  test('is a value', () => {
    checkFix(
      'unknown-value',
      pod({ spec: 'restartPolicy: always' }),
      "Write 'Always'",
      pod({ spec: 'restartPolicy: Always' }),
    );
  });
  test('is not mended into its opposite', () => {
    checkNoFix('unknown-value', pod({ container: 'securityContext: { procMount: masked }' }));
  });
  test('is a kind or its version', () => {
    const config = (head: string) => `${head}metadata: { name: a }\n`;
    checkFix(
      'unknown-kind',
      config('apiVersion: v1\nkind: ConfigMapp\n'),
      "Write 'kind: ConfigMap'",
      config('apiVersion: v1\nkind: ConfigMap\n'),
    );
    checkFix(
      'unknown-kind',
      config('apiVersion: apps/v1\nkind: ConfigMap\n'),
      "Write 'apiVersion: v1'",
      config('apiVersion: v1\nkind: ConfigMap\n'),
    );
    checkFix(
      'unknown-kind',
      config('apiVersion: 1\nkind: ConfigMap\n'),
      "Write 'apiVersion: v1'",
      config('apiVersion: v1\nkind: ConfigMap\n'),
    );
  });
});

describe('what stands there twice', () => {
  const twice = yaml`
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: a }
    data:
      a: one # the first
      a: two
  `;
  test('goes, the one or the other', () => {
    checkFix('duplicate-key', twice, 'Remove this one', twice.replace('  a: two\n', ''));
    checkFix('duplicate-key', twice, 'Remove the first one', twice.replace('  a: one # the first\n', ''));
  });
  test('is a container', () => {
    checkFix(
      'duplicate-container',
      pod({ spec: 'initContainers:\n  - name: web\n    image: b:1' }),
      'Remove this container',
      pod({ spec: 'initContainers: []' }),
    );
  });
});

describe('smaller things', () => {
  test('are blanks, addresses and old names', () => {
    checkFix(
      'padded-image',
      pod({}).replace('docker.io/library/nginx:1.27', '" nginx "'),
      'Remove the blanks',
      pod({}).replace('docker.io/library/nginx:1.27', '"nginx"'),
    );
    checkFix(
      'invalid-address',
      pod({ spec: 'hostAliases: [{ ip: 127.0.0.01 }]' }),
      "Write '127.0.0.1'",
      pod({ spec: 'hostAliases: [{ ip: 127.0.0.1 }]' }),
    );
    checkFix(
      'deprecated-label',
      pod({ spec: 'nodeSelector: { beta.kubernetes.io/os: linux }' }),
      "Write 'kubernetes.io/os'",
      pod({ spec: 'nodeSelector: { kubernetes.io/os: linux }' }),
    );
    checkFix(
      'toleration-mismatch',
      pod({ spec: 'tolerations: [{ key: a, operator: Exists, value: b }]' }),
      "Remove 'value'",
      pod({ spec: 'tolerations: [{ key: a, operator: Exists }]' }),
    );
    checkFix(
      'toleration-mismatch',
      pod({ spec: 'tolerations: [{ effect: NoSchedule }]' }),
      "Set 'operator: Exists'",
      pod({ spec: 'tolerations: [{ effect: NoSchedule, operator: Exists }]' }),
    );
    checkFix(
      'too-many-items',
      pod({ spec: 'dnsConfig: { nameservers: [1.1.1.1, 1.1.1.2, 1.1.1.3, 1.1.1.4] }' }),
      'Remove this item',
      pod({ spec: 'dnsConfig: { nameservers: [1.1.1.1, 1.1.1.2, 1.1.1.3] }' }),
    );
  });
});
