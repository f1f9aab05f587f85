import { describe, test } from 'vitest';
import { checkDiagnostics, checkFix, checkRule } from '../../check.ts';
import { yaml } from '../../fixture.ts';
import { pod } from './pod.ts';

describe('a probe', () => {
  test('that must succeed more than once is one of readiness', () => {
    const probe = (name: string, text: string) =>
      pod({ container: `${name}:\n  tcpSocket: {port: 80}${text}` });
    checkRule('success-threshold', probe('readinessProbe', '\n  successThreshold: 2'));
    checkRule('success-threshold', probe('livenessProbe', '\n  successThreshold: 1'));
    checkRule('success-threshold', probe('livenessProbe', '\n  successThreshold: 0'));
    checkFix(
      'success-threshold',
      probe('startupProbe', '\n  successThreshold: 3 # c'),
      "Remove 'successThreshold'",
      probe('startupProbe', ''),
    );
    checkFix(
      'success-threshold',
      probe('livenessProbe', '\n  successThreshold: 3 # c'),
      'Set it to 1',
      probe('livenessProbe', '\n  successThreshold: 1 # c'),
    );
  });
  test('of readiness ends no container', () => {
    checkDiagnostics(
      pod({
        container: yaml`
          livenessProbe:
            tcpSocket: { port: 80 }
            terminationGracePeriodSeconds: 5
          readinessProbe:
            tcpSocket: { port: 80 }
            terminationGracePeriodSeconds: 5
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error forbidden-field: 'terminationGracePeriodSeconds' can't stand here. A readiness probe ends no container.
        `,
      }),
    );
  });
});

describe('a sleep', () => {
  const sleep = (seconds: string, spec = '') =>
    pod({ spec, container: `lifecycle: {preStop: {sleep: {${seconds}}}}` });
  test.each([
    ['seconds: 30', ''],
    ['seconds: 0', ''],
    ['', 'terminationGracePeriodSeconds: 0'],
    ['seconds: 60', 'terminationGracePeriodSeconds: 60'],
    ['seconds: 60', 'terminationGracePeriodSeconds: soon'],
    ['seconds: 1', 'terminationGracePeriodSeconds: -5'],
  ])('of %s is done in time with %s', (seconds, spec) => {
    checkRule('sleep-too-long', sleep(seconds, spec));
  });
  test('that is too long is shortened, or the pod is given more time', () => {
    const before = sleep('seconds: 60', 'terminationGracePeriodSeconds: 45 # c');
    checkFix(
      'sleep-too-long',
      before,
      'Sleep 45 seconds',
      sleep('seconds: 45', 'terminationGracePeriodSeconds: 45 # c'),
    );
    checkFix(
      'sleep-too-long',
      before,
      'Give the pod 60 seconds to end',
      sleep('seconds: 60', 'terminationGracePeriodSeconds: 60 # c'),
    );
  });
  test('is not less than none', () => {
    checkFix('sleep-too-long', sleep('seconds: -1'), 'Sleep 30 seconds', sleep('seconds: 30'));
  });
});

describe('the time a pod has to end', () => {
  test('is not less than none', () => {
    checkRule('negative-grace-period', pod({ spec: 'terminationGracePeriodSeconds: 0' }));
    checkFix(
      'negative-grace-period',
      pod({ spec: 'terminationGracePeriodSeconds: -5' }),
      'Write 1',
      pod({ spec: 'terminationGracePeriodSeconds: 1' }),
    );
  });
});
