import { describe, expect, test } from 'vitest';
import { checkRefactoring, refactored, refactoringsAt } from '../../check-refactorings.ts';
import { yaml } from '../../fixture.ts';

const pod = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: shop
    namespace: trade
  spec:
    containers:
      - name: app
        image: docker.io/library/busybox:1.37
        env:
          - name: MODE # how it runs
            value: fast # for now
          - name: GREETING
            value: |
              hello,
              world
          - {name: DB_PASSWORD, value: "hunter2"}
          - name: PLACE
            value: $(MODE)/place
          - name: EMPTY
            value: ""
`;

/** The pod with the cursor behind a piece of it. */
const behind = (piece: string) => pod.replace(piece, `${piece}<|>`);

test('values of variables go into a ConfigMap, and passwords into a Secret', () => {
  checkRefactoring(
    behind('name: app'),
    'Extract env into a ConfigMap and a Secret',
    yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: shop
        namespace: trade
      spec:
        containers:
          - name: app
            image: docker.io/library/busybox:1.37
            env:
              - name: MODE # how it runs
                valueFrom:
                  configMapKeyRef:
                    name: shop-config
                    key: MODE # for now
              - name: GREETING
                valueFrom:
                  configMapKeyRef:
                    name: shop-config
                    key: GREETING
              - {name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: shop-secret, key: DB_PASSWORD}}}
              - name: PLACE
                value: $(MODE)/place
              - name: EMPTY
                value: ""
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: shop-config
        namespace: trade
      data:
        MODE: fast
        GREETING: |
          hello,
          world
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: shop-secret
        namespace: trade
      stringData:
        DB_PASSWORD: hunter2
    `,
  );
});

describe('one variable can go alone', () => {
  test('into a ConfigMap, or into a Secret', () => {
    expect(refactoringsAt(behind('name: MODE'))).toEqual([
      "Extract 'MODE' into a ConfigMap",
      "Extract 'MODE' into a Secret",
    ]);
    const text = refactored(behind('value: fast'), "Extract 'MODE' into a Secret");
    expect(text).toContain(
      'secretKeyRef:\n              name: shop-secret\n              key: MODE # for now\n',
    );
    expect(text).toMatch(/stringData:\n {2}MODE: fast\n$/);
  });
  test('but a password into a Secret alone', () => {
    expect(refactoringsAt(behind('name: DB_'))).toEqual(["Extract 'DB_PASSWORD' into a Secret"]);
  });
});

test('no Secret is made for a podman that reads none', () => {
  const old = { podman: '4.3', target: 'podman' } as const;
  expect(refactoringsAt(behind('env:'), old)).toEqual(['Extract env into a ConfigMap']);
  expect(refactoringsAt(behind('name: DB_'), old)).toEqual([]);
  expect(refactoringsAt(behind('name: MODE'), old)).toEqual(["Extract 'MODE' into a ConfigMap"]);
  expect(refactoringsAt(behind('name: DB_'), { ...old, target: 'kubernetes' })).toHaveLength(1);
});

describe('a variable stays where', () => {
  test.each([
    ['others are replaced in it', 'name: PLACE'],
    ['it says nothing', 'name: EMPTY'],
  ])('%s', (_, piece) => {
    expect(refactoringsAt(behind(piece))).toEqual([]);
  });
  test.each([
    ['no ConfigMap has such a key', '- {name: "A B", <|>value: x}'],
    ['two have its name', '- {name: A, <|>value: x}\n      - {name: A, value: y}'],
    ['its value is no text', '- {name: A, <|>value: 1}'],
    ['its value is used elsewhere', '- {name: A, <|>value: &a x}\n      - {name: B, value: *a}'],
    ['it has a source already', '- {name: A, <|>value: x, valueFrom: {}}'],
    ['a comment stands in its value', '- name: A\n        <|>value: | # why\n          x\n'],
  ])('%s', (_, env) => {
    const text = `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: app\n      env:\n      ${env}\n`;
    expect(refactoringsAt(text)).toEqual([]);
  });
});

describe('a name is chosen that nobody has', () => {
  const configMap = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`;

  test('in the file or the workspace', () => {
    const text = refactored(
      `${behind('name: MODE')}---\n${configMap('shop-config')}`,
      "Extract 'MODE' into a ConfigMap",
      { files: [configMap('shop-config-2')] },
    );
    expect(text.match(/name: shop-config-3$/gm)).toHaveLength(2);
  });
  test('nor asks for', () => {
    const asks = pod
      .replace('name: shop', 'name: other')
      .replace('env:', 'envFrom: [{configMapRef: {name: shop-config}}]\n      env:');
    const text = refactored(behind('name: MODE'), "Extract 'MODE' into a ConfigMap", { files: [asks] });
    expect(text).toContain('name: shop-config-2\n');
  });
  test('with the container’s where there are several', () => {
    const several = behind('name: MODE').replace('  containers:\n', '  containers:\n    - name: helper\n');
    expect(refactored(several, "Extract 'MODE' into a ConfigMap")).toContain('name: shop-app-config\n');
  });
  test('and a plain one where the pod’s is none', () => {
    const odd = behind('name: MODE').replace('name: shop', 'name: "Shop: #1"');
    expect(refactored(odd, "Extract 'MODE' into a ConfigMap")).toContain('name: app-config\n');
  });
});

describe('the new document stands behind the pod’s', () => {
  test('before the next', () => {
    const text = refactored(
      `${behind('name: MODE')}# behind it\n---\nkind: Other\n`,
      "Extract 'MODE' into a ConfigMap",
    );
    expect(text).toContain('# behind it\n---\napiVersion: v1\nkind: ConfigMap\n');
    expect(text).toMatch(/MODE: fast\n---\nkind: Other\n$/);
  });
  test('where the file ends without a line break', () => {
    const text = refactored(behind('name: MODE').trimEnd(), "Extract 'MODE' into a ConfigMap");
    expect(text).toMatch(/value: ""\n---\napiVersion: v1\n.*MODE: fast$/s);
  });
  test('but not where that would change a text at the end', () => {
    const open = behind('name: MODE').replace('value: ""\n', 'value: |\n            open');
    expect(refactoringsAt(open)).toEqual([]);
  });
  test('and not in JSON, which has no documents', () => {
    const json =
      '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, "spec": {"containers": [{"name": "app", "env": [{"name": "A",\n"value": "<|>x"}]}]}}';
    expect(refactoringsAt(json)).toEqual([]);
  });
});
