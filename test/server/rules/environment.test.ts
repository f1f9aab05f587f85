import { describe, expect, test } from 'vitest';
import { divisorsOf, wrongFieldPath, wrongResourceField } from '../../../server/schema/field-paths.ts';
import { checkDiagnostics, checkFix, checkRule } from '../../check.ts';
import { yaml } from '../../fixture.ts';
import { pod } from './pod.ts';

describe('a field path', () => {
  test.each([
    'metadata.name',
    'metadata.uid',
    "metadata.labels['app']",
    "metadata.annotations['Example.com/Note']",
    'spec.host',
    'status.podIPs',
  ])('of a variable is %s', (path) => {
    expect(wrongFieldPath(path, 'variable')).toBeUndefined();
  });
  test.each([
    ['metadata.labels', "needs a key: write metadata.labels['key']"],
    ["metadata.labels['a b']", 'has a key that'],
    ["spec.nodeName['a']", 'has a key, and only labels and annotations have keys'],
    ['status.nodeIP', 'is no field that a variable can show'],
    ["metadata.labels['app'", 'is no field that a variable can show'],
  ])('of a variable is not %s', (path, says) => {
    expect(wrongFieldPath(path, 'variable')?.says).toContain(says);
  });
  test('of a file is of the metadata alone', () => {
    expect(wrongFieldPath('metadata.labels', 'file')).toBeUndefined();
    expect(wrongFieldPath('status.podIP', 'file')?.says).toBe('is no field that a file can show');
  });
  test('has one version', () => {
    const before = (version: string) =>
      pod({
        container: `env: [{name: A, valueFrom: {fieldRef: {apiVersion: ${version}, fieldPath: metadata.name}}}]`,
      });
    checkFix('unknown-field-path', before('v2'), "Change to 'v1'", before('v1'));
    checkRule('unknown-field-path', before('v1'));
    checkRule('unknown-field-path', before('""'));
  });
  test('is told with what it may be', () => {
    checkRule(
      'unknown-field-path',
      pod({
        spec: yaml`
          volumes:
            - name: info
              downwardAPI:
                items:
                  - path: ip
                    fieldRef:
                      fieldPath: status.podIP
                                 ^^^^^^^^^^^^ error unknown-field-path: 'status.podIP' is no field that a file can show. Use metadata.name, metadata.namespace, metadata.uid, metadata.labels or metadata.annotations.
        `,
        container: yaml`
          env:
            - name: LIMIT
              valueFrom:
                resourceFieldRef:
                  resource: limits.mem
                            ^^^^^^^^^^ error unknown-field-path: 'limits.mem' is no resource that can be shown. Did you mean 'limits.memory'?
        `,
      }),
    );
  });
});

test('the resource of a variable is a limit or a request', () => {
  expect(wrongResourceField('limits.hugepages-2Mi')).toBeUndefined();
  expect(wrongResourceField('requests.cpu')).toBeUndefined();
  expect(wrongResourceField('cpu')?.says).toBe('is no resource that can be shown');
});

describe('a divisor', () => {
  const divided = (resource: string, divisor: string) =>
    pod({
      container: `env: [{name: A, valueFrom: {resourceFieldRef: {resource: ${resource}, divisor: ${divisor}}}}]`,
    });
  test.each([
    ['limits.cpu', '1m'],
    ['limits.cpu', '1000m'],
    ['limits.memory', '1Mi'],
    ['limits.memory', '1024Ki'],
    ['limits.memory', '1000'],
    ['limits.memory', '0'],
    ['requests.hugepages-2Mi', '1Ki'],
  ])('of %s is %s', (resource, divisor) => {
    checkRule('invalid-divisor', divided(resource, divisor));
  });
  test.each([
    ['limits.cpu', '100m'],
    ['limits.cpu', '-1'],
    ['limits.memory', '2Mi'],
    ['limits.memory', '1024'],
    ['limits.memory', '"1e3"'],
    ['requests.ephemeral-storage', '1m'],
  ])('of %s is not %s', (resource, divisor) => {
    checkFix(
      'invalid-divisor',
      divided(resource, divisor),
      'Use 1',
      divided(resource, divisor.replace(/[^"]+/, '1')),
    );
  });
  test('of what can not be shown is not looked at', () => {
    expect(divisorsOf('cpu')).toBeUndefined();
  });
});

describe('a variable that is set twice', () => {
  test('hides the first', () => {
    checkRule(
      'hidden-variable',
      pod({
        container: yaml`
          env:
            - { name: A, value: a }
            - { name: A, value: $(A)b }
            - name: A
                    ^ warning hidden-variable: 'A' is set above, and this hides it. Remove one of the two.
              value: $(A)
            - name: A
                    ^ warning hidden-variable: 'A' is set above, and this hides it. Remove one of the two.
              valueFrom: { secretKeyRef: { name: a, key: b } }
            - { name: B }
        `,
      }),
    );
  });
  test('loses either', () => {
    const env = (...items: readonly string[]) => pod({ container: `env: [${items.join(', ')}]` });
    const before = env('{name: A, value: a}', '{name: A, value: b}');
    checkFix('hidden-variable', before, 'Remove the one above', env('{name: A, value: b}'));
    checkFix('hidden-variable', before, 'Remove this one', env('{name: A, value: a}'));
  });
});

test('a key of a ConfigMap needs the ConfigMap too', () => {
  checkDiagnostics(
    pod({
      container: yaml`
        env:
          - name: A
            valueFrom:
              configMapKeyRef:
              ^^^^^^^^^^^^^^^ error missing-field: This ConfigMapKeySelector lacks 'name'.
                key: a
      `,
    }),
  );
});
