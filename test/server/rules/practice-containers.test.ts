import { describe, test } from 'vitest';
import { checkNoFix, checkRule } from '../../check.ts';
import { yaml } from '../../fixture.ts';
import { pod } from './pod.ts';

describe('resources', () => {
  const code = 'practice-missing-limits';

  test.each([
    'resources: {limits: {cpu: 1, memory: 1Gi}}',
    'resources: {limits: {memory: 1Gi}, requests: {cpu: 1}}',
  ])('are known: %s', (container) => {
    checkRule(code, pod({ container }));
  });
  test('say what is missing', () => {
    checkRule(
      code,
      yaml`
        apiVersion: v1
        kind: Pod
        metadata:
          name: p
        spec:
          initContainers:
            - name: i
          containers:
            - name: a
                    ^ information practice-missing-limits: 'a' may take all memory there is. Set 'resources'.
              resources: { requests: { memory: 1Gi, cpu: 1 } }
            - name: b
                    ^ information practice-missing-limits: 'b' says nothing of the cpu it needs. Set 'resources'.
              resources: { limits: { memory: 1Gi } }
      `,
    );
  });
  test('that are equal are equal in any notation', () => {
    const resources = (request: string) =>
      pod({ container: `resources: {limits: {memory: 1Gi}, requests: {memory: ${request}}}` });
    checkRule('practice-unequal-resources', resources('1024Mi'));
    checkNoFix('practice-unequal-resources', resources('1G'));
  });
  test('hold for the disk too', () => {
    checkRule(
      'practice-ephemeral-storage',
      pod({ container: 'resources: {limits: {ephemeral-storage: 1Gi}}' }),
    );
  });
});

describe('probes', () => {
  test('are missed of containers that go on', () => {
    checkRule('practice-missing-probe', pod({ container: 'readinessProbe: {exec: {command: [ls]}}' }));
    checkRule(
      'practice-missing-probe',
      yaml`
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: j
        spec:
          template:
            spec:
              containers:
                - name: j
      `,
    );
  });
  test('are alike in any order and style', () => {
    const probes = (readiness: string) =>
      pod({ container: `livenessProbe: {httpGet: {port: 80, path: /}}\nreadinessProbe:${readiness}` });
    checkNoFix('practice-identical-probes', probes("\n  httpGet:\n    path: '/'\n    port: 80"));
    checkRule('practice-identical-probes', probes('\n  httpGet:\n    path: /ready\n    port: 80'));
    checkRule('practice-identical-probes', probes(''));
  });
  test('ask a port the container lists', () => {
    const probe = (port: string, ports = 'ports: [{containerPort: 80}]\n') =>
      pod({ container: `${ports}startupProbe: {tcpSocket: {${port}}}` });
    checkNoFix('practice-probe-port', probe('port: 81'));
    checkRule('practice-probe-port', probe('port: 80'));
    checkRule('practice-probe-port', probe('port: 81', ''));
    checkRule('practice-probe-port', probe('port: http'));
    checkRule('practice-probe-port', probe('port: 81, host: example.com'));
  });
});

describe('an image', () => {
  test('is asked for each time', () => {
    checkRule('practice-pull-policy', pod({ container: 'imagePullPolicy: Always' }));
    checkNoFix('practice-pull-policy', pod({ container: 'imagePullPolicy: IfNotPresent' }));
  });
});

describe('a secret', () => {
  const code = 'practice-plain-secret';
  const env = (name: string, value: string) => pod({ container: `env: [{name: ${name}, value: ${value}}]` });

  test.each([
    'PASSWORD',
    'db.password',
    'MYSQL_ROOT_PASSWORD',
    'apiKey',
    'GITHUB_TOKEN',
    'awsSecret',
    'PGPASSWD',
  ])('is what %s holds', (name) => {
    checkNoFix(code, env(name, 'hunter2'));
  });
  test.each([
    ['PASSWORD_FILE', '/run/secrets/password'],
    ['PASSWORD', '""'],
    ['PASSWORD', '$(FROM_ABOVE)'],
    ['TOKEN', '/var/run/token'],
    ['USE_TOKEN', '"true"'],
    ['PASSWORD', '<fill in>'],
    ['MONKEY', 'banana'],
    ['COMPASS', 'north'],
    ['TOKENS', 'many'],
  ])('is not what %s: %s holds', (name, value) => {
    checkRule(code, env(name, value));
  });
  test('has no place in a ConfigMap', () => {
    checkRule(
      code,
      yaml`
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: site
        data:
          db-password: hunter2
                       ^^^^^^^ warning practice-plain-secret: The value of 'db-password' stands here for all to read. Keep it in a Secret, and refer to it.
          tls.key: |
                   ^ warning practice-plain-secret: The value of 'tls.key' stands here for all to read. Keep it in a Secret, and refer to it.
            -----BEGIN RSA PRIVATE KEY-----
          motd: hello
      `,
    );
    checkRule(code, 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\nstringData:\n  password: hunter2\n');
  });
  test('is better mounted than put into variables', () => {
    checkNoFix(
      'practice-secret-variable',
      pod({ container: 'env: [{name: A, valueFrom: {secretKeyRef: {name: a, key: b}}}]' }),
    );
    checkRule('practice-secret-variable', pod({ container: 'envFrom: [{configMapRef: {name: a}}]' }));
  });
});
