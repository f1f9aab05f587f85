import { describe, test } from 'vitest';
import { checkDiagnostics, checkFix, checkNoFix } from '../../check.ts';
import { yaml } from '../../fixture.ts';

/** A pod whose container has these limits, in flow style. */
function limits(text: string): string {
  return yaml`
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
    spec:
      containers:
        - name: web
          image: docker.io/library/nginx:1.27
          resources:
            limits: ${text}
  `;
}

describe('an amount', () => {
  test.each([
    '{cpu: 500m, memory: 64Mi}',
    '{cpu: 2, memory: 134217728}',
    '{cpu: .5, memory: "1."}',
    '{cpu: 0x10, memory: 1e9}',
    '{cpu: +1, memory: 1_000}',
    '{cpu: " 1 ", memory: 1E}',
    '{cpu: ~, memory: }',
  ])('is one in %s', (text) => {
    checkDiagnostics(limits(text));
  });
  test('has a suffix of Kubernetes, in its case', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        volumes:
          - name: cache
            emptyDir:
              sizeLimit: 512 mb
                         ^^^^^^ error invalid-quantity: '512 mb' is no amount. Write '512Mi' or '512M'.
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
            resources:
              limits:
                cpu: lots
                     ^^^^ error invalid-quantity: 'lots' is no amount. Write a number with a suffix, such as 500m or 64Mi.
                memory: true
                        ^^^^ error invalid-quantity: 'true' is no amount. Write a number with a suffix, such as 500m or 64Mi.
    `);
  });
  test('is mended in its quotes', () => {
    checkFix('invalid-quantity', limits('{memory: "1GiB"}'), "Write '1Gi'", limits('{memory: "1Gi"}'));
    checkFix('invalid-quantity', limits('{memory: 512K}'), "Write '512k'", limits('{memory: 512k}'));
  });
  test('is not guessed', () => {
    checkNoFix('invalid-quantity', limits('{memory: lots}'));
  });
});
