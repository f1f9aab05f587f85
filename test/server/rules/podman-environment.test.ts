import { describe, test } from 'vitest';
import { checkAcross, checkFix, checkNoFix, checkRule } from '../../check.ts';
import { yaml } from '../../fixture.ts';
import { pod } from './pod.ts';

describe('a variable in a value', () => {
  const code = 'podman-unexpanded-variable';
  const env = (value: string) =>
    pod({ container: `env:\n  - name: HOST\n    value: db\n  - name: URL\n    value: ${value}` });

  test('is written out', () => {
    checkFix(
      code,
      env('http://$(HOST):80/$(HOST) # c'),
      "Write 'http://db:80/db'",
      env('http://db:80/db # c'),
    );
  });
  test.each(['$(OTHER)', '$$(HOST)', '$HOST', '$(date +%s)'])('is none Kubernetes knows: %s', (value) => {
    checkRule(code, env(value));
  });
  test('has a value nobody can see', () => {
    checkNoFix(
      code,
      pod({
        container: yaml`
          env:
            - name: HOST
              valueFrom: { fieldRef: { fieldPath: metadata.name } }
            - name: URL
              value: http://$(HOST)/
        `,
      }),
    );
  });
  test('stands below, where Kubernetes doesn’t replace it either', () => {
    checkRule(code, pod({ container: 'env: [{name: A, value: $(B)}, {name: B, value: c}]' }));
  });
  test('is replaced in command and args since 4.7', () => {
    const args = (caret: string) => pod({ container: `env: [{name: A, value: b}]\nargs:\n  - $(A)${caret}` });
    checkRule(code, args(''), '4.7');
    checkRule(
      code,
      args(
        "\n    ^^^^ warning podman-unexpanded-variable: podman 4.6 leaves '$(A)' in it as it is. Write what it stands for.",
      ),
      '4.6',
    );
  });
});

describe('a variable', () => {
  test('has a name', () => {
    checkRule(
      'podman-odd-variable',
      pod({
        container: yaml`
          env:
            - value: a
              ^^^^^ warning podman-odd-variable: podman makes a variable without a name of it. Name it.
            - name: 'a.b-C'
              value: c
        `,
      }),
    );
  });
  test('is set once', () => {
    checkRule('podman-repeated-variable', pod({ container: 'env: [{name: A}, {name: a}]' }));
    checkFix(
      'podman-repeated-variable',
      pod({ container: 'env:\n  - name: A\n    value: a\n  - name: A\n    value: b' }),
      'Remove the one above',
      pod({ container: 'env:\n  - name: A\n    value: b' }),
    );
  });
  test('comes from somewhere', () => {
    checkRule('podman-empty-variable', pod({ container: 'env: [{name: A, valueFrom: {fieldRef: {}}}]' }));
    checkRule('podman-empty-variable', pod({ container: 'env: [{name: A}]' }));
    checkNoFix('podman-empty-variable', pod({ container: 'env: [{name: A, valueFrom: {fieldRef: }}]' }));
  });
  test('comes from one place, and the one of a reference before the one that is written out', () => {
    checkRule(
      'podman-several-sources',
      pod({
        container: yaml`
          env:
            - name: A
              value: a
              valueFrom:
              ^^^^^^^^^ warning podman-several-sources: podman takes 'valueFrom' and drops 'value'. Remove one of the two.
                fieldRef:
                  fieldPath: metadata.name
                configMapKeyRef:
                ^^^^^^^^^^^^^^^ warning podman-several-sources: podman takes 'configMapKeyRef' and drops 'fieldRef'. Remove one of the two.
                  name: a
                  key: b
        `,
      }),
    );
  });
});

describe('a part of the pod in a variable', () => {
  const code = 'podman-unsupported-field-ref';
  const from = (source: string) => pod({ container: `env: [{name: A, valueFrom: {${source}}}]` });

  test.each([
    'fieldRef: {fieldPath: metadata.uid}',
    `fieldRef: {fieldPath: "metadata.labels['a']"}`,
    `fieldRef: {fieldPath: "metadata.annotations['a/b']"}`,
    'resourceFieldRef: {resource: requests.memory, divisor: 1Mi}',
    'resourceFieldRef: {resource: limits.cpu, divisor: 1m}',
    'resourceFieldRef: {resource: limits.cpu, divisor: 0}',
  ])('is taken: %s', (source) => {
    checkRule(code, from(source));
  });
  test.each([
    'fieldRef: {fieldPath: spec.nodeName}',
    'resourceFieldRef: {resource: limits.ephemeral-storage}',
    'resourceFieldRef: {resource: limits.memory, divisor: 2}',
    'resourceFieldRef: {resource: limits.cpu, divisor: 1k}',
  ])('is refused: %s', (source) => {
    checkNoFix(code, from(source));
  });
  test('is no matter of a volume podman refuses as a whole', () => {
    const items = 'items: [{path: a, fieldRef: {fieldPath: spec.nodeName}}]';
    checkRule(code, pod({ spec: `volumes: [{name: v, downwardAPI: {${items}}}]` }));
  });
});

describe('a variable that envFrom brings too', () => {
  const code = 'podman-overridden-variable';
  const container = (caret: string) =>
    pod({
      container: `env:\n  - name: MODE${caret}\n    value: fast\n  - name: OTHER\nenvFrom:\n  - secretRef:\n      name: site`,
    });
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: site\nstringData:\n  MODE: slow\n';

  test('is the other one before 5.8, also from another file', () => {
    const says =
      "\n          ^^^^ warning podman-overridden-variable: podman 5.7 takes 'MODE' from the Secret 'site' instead. Since 5.8, 'env' wins.";
    checkAcross(code, { 'a.yaml': container(says), 'b.yaml': secret }, { podman: '5.7' });
    checkAcross(code, { 'a.yaml': container(''), 'b.yaml': secret }, { podman: '5.8' });
  });
});

describe('a source in another file', () => {
  const user = (optional: string, caret: string) =>
    pod({ container: `envFrom:\n  - secretRef:\n      name: db${caret}\n      optional: ${optional}` });
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\n';

  test('has to be played before, unless it is optional or stands here too', () => {
    const says =
      "\n            ^^ information podman-other-file: The Secret 'db' stands in b c.yaml. Play that file before this one, or both together.";
    checkAcross('podman-other-file', { 'a.yaml': user('false', says), 'x/b%20c.yaml': secret });
    checkAcross('podman-other-file', { 'a.yaml': user('true', ''), 'b.yaml': secret });
    checkAcross('podman-other-file', { 'a.yaml': `${user('false', '')}---\n${secret}`, 'b.yaml': secret });
  });
});
