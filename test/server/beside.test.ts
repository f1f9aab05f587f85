import { describe, expect, test } from 'vitest';
import { checkOwnProblems, left, ownLabels, redHat, withSchema } from '../check-beside.ts';
import { yaml } from '../fixture.ts';

describe('without another YAML server nothing is left to others', () => {
  test('of problems', () => {
    checkOwnProblems(
      yaml`
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: web
          name: db
          ^^^^ error duplicate-key: 'name' stands here twice. Remove one of the two.
      `,
      {},
    );
  });

  test('unless a person says that there is one', () => {
    const all = Object.values(left('kind: Pod\n', { manner: 'ownOnly' }));
    expect(all).toEqual(all.map(() => true));
  });
});

describe('with one that has no schema for the file', () => {
  test('what is no YAML is left to it', () => {
    checkOwnProblems(
      yaml`
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: "web
      `,
      { other: redHat },
    );
  });

  test('and so are keys that stand twice', () => {
    checkOwnProblems(
      yaml`
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: web
          name: db
      `,
      { other: redHat },
    );
  });

  test('but not where its validation is switched off', () => {
    expect(left('kind: Pod\n', { other: { ...redHat, validates: false } }).syntax).toBe(false);
  });

  test('what is no such object is told by us', () => {
    checkOwnProblems(
      yaml`
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: web
        datas: {}
        ^^^^^ error unknown-field: A ConfigMap has no 'datas'. Did you mean 'data'?
      `,
      { other: redHat },
    );
  });

  test('keys are offered by us, which it does not', () => {
    expect(ownLabels('apiVersion: v1\nkind: Pod\nspec:\n  restart<|>', { other: redHat })).toContain(
      'restartPolicy',
    );
  });

  test('the outline is left to it', () => {
    expect(left('kind: Pod\n', { other: redHat }).symbols).toBe(true);
  });
});

describe('with one that has a schema for the file', () => {
  test('fields that there are not, types, and fields that must be there are left to it', () => {
    checkOwnProblems(
      yaml`
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          hostNetwork: 'true'
          containers:
            - image: docker.io/library/nginx:1.27
              comand: [sleep]
      `,
      { other: withSchema },
    );
  });

  test('what OpenAPI does not know to be required is told by us', () => {
    checkOwnProblems(
      yaml`
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: web
              ^^^^ error missing-field: This Container lacks 'image'.
      `,
      { other: withSchema },
    );
  });

  test('a field that is there but empty is told by us, since null passes a schema', () => {
    checkOwnProblems(
      yaml`
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name:
              ^^^^ error missing-field: 'name' needs a value.
              image: docker.io/library/nginx:1.27
      `,
      { other: withSchema },
    );
  });

  test.each([
    ['yes', 'a boolean'],
    ['0b11', 'a number'],
  ])('the text %s, which is %s to Kubernetes alone, is told by us', (word, sort) => {
    checkOwnProblems(
      yaml`
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: web
        data:
          key: ${word}
               ${'^'.repeat(word.length)} error wrong-type: 'key' takes text, and this is ${sort}. Put it in quotes: "${word}".
      `,
      { other: withSchema },
    );
  });

  test.each(['true', '1', '0x1F', '1e3'])('the text %s is left to it', (word) => {
    checkOwnProblems(
      yaml`
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: web
        data:
          key: ${word}
      `,
      { other: withSchema },
    );
  });

  test('values that fields take are told by us, since OpenAPI has none', () => {
    checkOwnProblems(
      yaml`
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: web
        immutable: true
        kinds: no field
      `,
      { other: withSchema },
    );
    expect(
      ownLabels('apiVersion: v1\nkind: Pod\nspec:\n  restartPolicy: <|>', { other: withSchema }),
    ).toEqual(expect.arrayContaining(['Always', 'Never']));
  });

  test('keys, new items, true and false, and kinds are left to it', () => {
    const offered = (text: string) => ownLabels(text, { other: withSchema });
    expect(offered('apiVersion: v1\nkind: Pod\nspec:\n  <|>')).toEqual([]);
    expect(offered('apiVersion: v1\nkind: Pod\nspec:\n  volumes:\n    <|>')).toEqual([]);
    expect(offered('apiVersion: v1\nkind: Pod\nspec:\n  hostNetwork: <|>')).toEqual([]);
    expect(offered('apiVersion: v1\nkind: <|>')).toEqual([]);
  });

  test('containers of patterns, which no schema has, are offered by us', () => {
    const offered = ownLabels('apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    <|>', {
      other: withSchema,
    });
    expect(offered[0]).toBe('- sidecar: log shipper');
  });

  test('keys that no schema has are offered by us', () => {
    const limits =
      'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - resources:\n        limits:\n          <|>';
    expect(ownLabels(limits, { other: withSchema })).toEqual(expect.arrayContaining(['cpu', 'memory']));
  });

  test('nothing is left to it where a person wants all of us', () => {
    const all = Object.values(left('kind: Pod\n', { other: withSchema, manner: 'everything' }));
    expect(all).toEqual(all.map(() => false));
  });

  test('nothing but YAML is left to it where the schema could not be loaded', () => {
    const failed = { ...withSchema, schemaFailed: withSchema.withSchema };
    expect(left('kind: Pod\n', { other: failed })).toEqual(left('kind: Pod\n', { other: redHat }));
    const named = '# $schema: ./pod.json\nkind: Pod\n';
    expect(left(named, { other: failed }).schemaCompletion).toBe(false);
  });

  test.each([
    ['validates', 'schemaProblems'],
    ['completes', 'schemaCompletion'],
    ['hovers', 'schemaHover'],
  ] as const)('what it does not, where %s is off, is not left to it', (does, part) => {
    expect(left('kind: Pod\n', { other: withSchema })[part]).toBe(true);
    expect(left('kind: Pod\n', { other: { ...withSchema, [does]: false } })[part]).toBe(false);
  });
});

describe('a comment above the document', () => {
  test.each([
    '# yaml-language-server: $schema=https://example.com/pod.json\nkind: Pod\n',
    '---\n# A pod.\n# $schema: ./pod.json\nkind: Pod\n',
  ])('gives it a schema: %j', (text) => {
    expect(left(text, { other: redHat }).schemaCompletion).toBe(true);
  });

  test('takes its schema away', () => {
    const text = '# yaml-language-server: $schema=none\nkind: Pod\n';
    expect(left(text, { other: withSchema }).schemaCompletion).toBe(false);
  });

  test.each(['kind: Pod\n# $schema: ./pod.json\n', '# About $schema: nothing\nkind: Pod\n'])(
    'that says something else, or stands elsewhere, does not: %j',
    (text) => {
      expect(left(text, { other: redHat }).schemaCompletion).toBe(false);
    },
  );
});
