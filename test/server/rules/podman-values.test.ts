import { describe, test } from 'vitest';
import { checkFix, checkNoFix, checkRule } from '../../check.ts';
import { yaml } from '../../fixture.ts';
import { pod } from './pod.ts';

describe('text that YAML takes for something else', () => {
  const code = 'podman-changed-scalar';

  test.each(['8080', 'true', 'yes', "'0022'", '"1.10"', '1.5', 'web', '1.2.3', '~'])(
    'stays as it is: %s',
    (value) => {
      checkRule(code, pod({ container: `args:\n  - ${value}` }));
    },
  );
  test('is told in lists, maps and fields', () => {
    checkRule(
      code,
      yaml`
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: site
          labels:
            version: 1.10
                     ^^^^ warning podman-changed-scalar: podman makes '1.1' of '1.10'. Put it in quotes.
        data:
          day: 2024-01-01
               ^^^^^^^^^^ warning podman-changed-scalar: podman makes '2024-01-01T00:00:00Z' of '2024-01-01'. Put it in quotes.
      `,
    );
  });
  test('goes into quotes', () => {
    checkFix(
      code,
      pod({ container: 'args: [-c, 0644] # mode' }),
      'Put it in quotes',
      pod({ container: "args: [-c, '0644'] # mode" }),
    );
  });
  test('is no text where a number is wanted', () => {
    checkRule(code, pod({ container: 'ports:\n  - containerPort: 0120' }));
  });
});

describe('a boolean', () => {
  test.each([
    ['yes', 'true'],
    ['on', 'true'],
    ['no', 'false'],
    ['N', 'false'],
  ])('%s means %s', (word, meant) => {
    checkFix(
      'podman-wrong-boolean',
      pod({ spec: `hostNetwork: ${word} # c` }),
      `Write ${meant}`,
      pod({ spec: `hostNetwork: ${meant} # c` }),
    );
  });
  test.each(['true', 'False', '"yes"', '~'])('%s is silent', (word) => {
    checkRule('podman-wrong-boolean', pod({ spec: `hostNetwork: ${word}` }));
  });
});

describe('a port', () => {
  const port = (number: string) =>
    pod({ container: `ports:\n  - containerPort: 80\n    hostPort: ${number}` });

  test.each(['0', '1', '65535', '5000000000'])('%s does not wrap around', (number) => {
    checkRule('podman-wrapped-port', port(number));
  });
  test('below 0 wraps around too', () => {
    checkRule(
      'podman-wrapped-port',
      port(
        '-1\n              ^^ warning podman-wrapped-port: podman makes port 65535 of -1. Ports begin at 1.',
      ),
    );
  });
  test.each(['0', '1024', '8080'])('%s is anyone’s', (number) => {
    checkRule('podman-privileged-port', port(number));
  });
});

describe('memory', () => {
  const limits = (memory: string) => pod({ container: `resources:\n  limits:\n    memory: ${memory}` });

  test.each(['1Mi', '64M', '1e7', '2Gi', '0', 'lots'])('of %s is enough to be meant', (memory) => {
    checkRule('podman-bytes-for-megabytes', limits(memory));
  });
  test('in thousandths of a byte was meant as megabytes', () => {
    checkFix('podman-bytes-for-megabytes', limits('64m # c'), 'Write 64Mi', limits('64Mi # c'));
    checkFix('podman-bytes-for-megabytes', limits('"64"'), 'Write 64Mi', limits('"64Mi"'));
  });
  test('is not what cpu is counted in', () => {
    checkRule('podman-bytes-for-megabytes', pod({ container: 'resources:\n  limits:\n    cpu: 64m' }));
  });
  test.each(['64Mi', '1500M', '1073741824', '64m', '2.5'])('of %s is no fraction of a unit', (memory) => {
    checkRule('podman-misread-memory', limits(memory));
  });
  test.each([
    ['1.5Gi', '1536Mi'],
    ['0.5Gi', '512Mi'],
  ])('of %s is written as %s', (memory, right) => {
    checkFix('podman-misread-memory', limits(memory), `Write '${right}'`, limits(right));
  });
  test('below nothing is none at all', () => {
    checkRule(
      'podman-misread-memory',
      limits(
        `-64Mi\n            ^^^^^ warning podman-misread-memory: podman sets nothing for '-64Mi', as if it were not there. Write how much it may be.`,
      ),
    );
  });

  const resources = (limit: string, request: string) =>
    pod({
      container: `resources:\n  limits: {memory: ${limit}, cpu: 1}\n  requests: {memory: ${request}, cpu: 2}`,
    });
  test('is not asked for beyond its limit', () => {
    checkRule('podman-memory-request', resources('64Mi', '64Mi'));
    checkRule('podman-memory-request', pod({ container: 'resources: {requests: {memory: 1Gi}}' }));
    checkFix(
      'podman-memory-request',
      resources('64Mi', '1Gi'),
      'Raise the limit to 1Gi',
      resources('1Gi', '1Gi'),
    );
    checkFix(
      'podman-memory-request',
      resources('64Mi', '1Gi'),
      'Lower the request to 64Mi',
      resources('64Mi', '64Mi'),
    );
  });
});

describe('a mode', () => {
  const mode = (text: string) =>
    pod({ spec: `volumes:\n  - name: v\n    secret: {secretName: s, defaultMode: ${text}}` });

  test.each(['0644', '0777', '0', '511', '420'])('%s is taken', (text) => {
    checkRule('podman-invalid-mode', mode(text));
  });
  test('lacks the zero that makes it octal', () => {
    checkFix('podman-invalid-mode', mode('755'), 'Write 0755', mode('0755'));
    checkNoFix('podman-invalid-mode', mode('01777'));
  });
  test('is not read before 4.8', () => {
    checkRule('podman-invalid-mode', mode('755'), '4.7');
  });
});

describe('a restartPolicy', () => {
  const policy = (text: string) => pod({ spec: `restartPolicy: ${text}` });

  test.each(['Always', 'OnFailure', 'Never', 'always'])('%s means what it says', (text) => {
    checkRule('podman-restart-policy', policy(text));
  });
  test('in other letters means Always', () => {
    checkFix(
      'podman-restart-policy',
      policy('onfailure # c'),
      "Change to 'OnFailure'",
      policy('OnFailure # c'),
    );
    checkNoFix('podman-restart-policy', policy('Sometimes'));
  });

  const job = (spec: string) =>
    `apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: j\nspec:\n  template:\n    spec:\n      containers:\n        - name: j\n          image: docker.io/library/busybox:1.37\n${spec}`;
  test('that a Job lacks means Always', () => {
    checkRule('podman-restart-policy', job('      restartPolicy: Never\n'));
    checkFix(
      'podman-restart-policy',
      job(''),
      "Add 'restartPolicy: OnFailure'",
      job('      restartPolicy: OnFailure\n'),
    );
  });
});

test('one replica is what podman makes', () => {
  const deployment = (replicas: string) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: d\nspec:\n  replicas: ${replicas}\n`;
  checkRule('podman-replicas', deployment('1'));
  checkFix('podman-replicas', deployment('0 # c'), 'Write 1', deployment('1 # c'));
});

test('a grace period that ends is silent', () => {
  checkRule('podman-endless-grace', pod({ spec: 'terminationGracePeriodSeconds: 0' }));
  checkRule('podman-endless-grace', pod({ spec: 'terminationGracePeriodSeconds: -1' }), '4.6');
});
