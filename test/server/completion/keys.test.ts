import { describe, expect, test } from 'vitest';
import {
  accepted,
  checkCompletion,
  checkOffers,
  checkOffersFirst,
  checkOffersNot,
} from '../../check-completion.ts';
import { yaml } from '../../fixture.ts';

const pod = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
`;

describe('in an empty file', () => {
  test('an object begins with apiVersion and kind', () => {
    checkOffers('<|>', ['apiVersion', 'kind']);
  });
  test('kind follows apiVersion', () => {
    checkOffersFirst('apiVersion: v1\n<|>', ['kind', 'metadata']);
  });
  test('kinds are offered, those of the apiVersion first', () => {
    checkOffersFirst('apiVersion: apps/v1\nkind: <|>', ['Deployment', 'DaemonSet', 'Pod']);
  });
  test('the apiVersion of the kind comes first', () => {
    checkOffersFirst('kind: Job\napiVersion: <|>', ['batch/v1']);
  });
  test('a kind half-written does not hide the rest', () => {
    checkOffersFirst('apiVersion: v1\nkind: Po\n<|>', ['metadata']);
  });
  test('an item of a List is completed as an object', () => {
    checkOffersFirst('apiVersion: v1\nkind: List\nitems:\n  - <|>', ['apiVersion', 'kind']);
    checkOffersFirst('apiVersion: v1\nkind: List\nitems:\n  - kind: <|>', ['Pod']);
  });
  test('the other end of a colon gets its blank', () => {
    checkCompletion('apiVersion: v1\nkind:<|>', 'Pod', 'apiVersion: v1\nkind: Pod');
  });
});

describe('a key', () => {
  test('is offered required ones first, without those that stand there', () => {
    checkOffersFirst(`${pod}spec:\n  containers:\n    - <|>`, ['name', 'image']);
    checkOffersNot(`${pod}spec:\n  containers:\n    - name: a\n      <|>\n      image: b\n`, [
      'name',
      'image',
    ]);
  });
  test('brings its colon and the blank behind it', () => {
    checkCompletion(`${pod}spec:\n  restart<|>`, 'restartPolicy', `${pod}spec:\n  restartPolicy: <|>`);
  });
  test('keeps the colon that stands there', () => {
    checkCompletion(
      `${pod}spec:\n  restart<|>: Always\n`,
      'restartPolicy',
      `${pod}spec:\n  restartPolicy: Always\n`,
    );
  });
  test('that holds a list brings its first item', () => {
    checkCompletion(
      `${pod}spec:\n  containers:\n    - name: a\n      po<|>\n`,
      'ports',
      `${pod}spec:\n  containers:\n    - name: a\n      ports:\n        - containerPort: <|>\n`,
    );
  });
  test('follows lists at the column of their key where the file has them', () => {
    checkCompletion(
      `${pod}spec:\n  containers:\n  - name: a\n    po<|>\n`,
      'ports',
      `${pod}spec:\n  containers:\n  - name: a\n    ports:\n    - containerPort: <|>\n`,
    );
  });
  test('that holds a map brings the map', () => {
    checkCompletion(
      `${pod}spec:\n  containers:\n    - name: a\n      livenessProbe:\n        http<|>\n`,
      'httpGet',
      `${pod}spec:\n  containers:\n    - name: a\n      livenessProbe:\n        httpGet:\n          path: <|>\n          port: <|>\n`,
    );
  });
  test('is offered on an empty line between others', () => {
    checkOffersFirst(`apiVersion: v1\nkind: Pod\n<|>\nspec:\n  containers: []\n`, ['metadata']);
    checkOffersNot(`apiVersion: v1\nkind: Pod\n<|>\nspec:\n  containers: []\n`, ['spec']);
  });
  test('is offered for the map that fits the column', () => {
    checkOffersFirst(`${pod}spec:\n  containers:\n    - name: a\n      image: b\n  <|>\n`, [
      'initContainers',
      'volumes',
    ]);
  });
  test('on a line that fits no column moves to the one that does', () => {
    checkCompletion(
      `${pod}spec:\n   restart<|>\n  containers: []\n`,
      'restartPolicy',
      `${pod}spec:\n  restartPolicy: <|>\n  containers: []\n`,
    );
  });
  test('at the dash of the item above moves into that item', () => {
    checkCompletion(
      `${pod}spec:\n  containers:\n    - name: a\n    im<|>\n  restartPolicy: Never\n`,
      'image',
      `${pod}spec:\n  containers:\n    - name: a\n      image: <|>\n  restartPolicy: Never\n`,
    );
  });
  test('within brackets stays within them', () => {
    checkCompletion(
      `${pod}spec: {containers: [{name: a, im<|>}]}\n`,
      'image',
      `${pod}spec: {containers: [{name: a, image: <|>}]}\n`,
    );
  });
  test('is offered behind a bracket that is not closed yet', () => {
    checkOffersFirst(`${pod}spec:\n  containers: [{<|>\n  restartPolicy: Always\n`, ['name', 'image']);
  });
  test('is offered while the rest of the document is broken', () => {
    checkOffersFirst(`${pod}spec:\n  containers:\n    - na<|>\n      image: "b\n  restartPolicy: {\n`, [
      'name',
    ]);
  });
  test('of limits is a resource', () => {
    checkOffersFirst(
      `${pod}spec:\n  containers:\n    - name: a\n      resources:\n        limits:\n          <|>\n`,
      ['cpu', 'memory'],
    );
  });
  test('is narrowed by the kind of its own document', () => {
    checkOffersFirst(`${pod}---\napiVersion: v1\nkind: ConfigMap\n<|>`, ['metadata', 'data']);
    checkOffersNot(`${pod}---\napiVersion: v1\nkind: ConfigMap\n<|>`, ['spec']);
  });
  test('is narrowed by the kind of its own item of a List', () => {
    checkOffersFirst(
      `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n    <|>\n`,
      ['metadata', 'data'],
    );
  });
});

describe('an item', () => {
  test('brings its dash and its required keys', () => {
    checkCompletion(
      `${pod}spec:\n  containers:\n    <|>\n`,
      '- name',
      `${pod}spec:\n  containers:\n    - name: <|>\n      image: <|>\n`,
    );
  });
  test('may stand at the column of its key', () => {
    checkCompletion(
      `${pod}spec:\n  containers:\n  <|>\n`,
      '- name',
      `${pod}spec:\n  containers:\n  - name: <|>\n    image: <|>\n`,
    );
  });
  test('is offered behind the others', () => {
    checkOffersFirst(`${pod}spec:\n  containers:\n    - name: a\n      image: b\n    <|>\n`, ['- name']);
  });
});

describe('a value', () => {
  test('is one of those allowed, the default first', () => {
    checkOffers(`${pod}spec:\n  restartPolicy: <|>\n`, ['Always', 'Never', 'OnFailure']);
  });
  test('replaces the word at the cursor', () => {
    checkCompletion(
      `${pod}spec:\n  restartPolicy: Al<|>ways\n`,
      'Never',
      `${pod}spec:\n  restartPolicy: Never\n`,
    );
  });
  test('is true or false', () => {
    checkOffers(`${pod}spec:\n  hostNetwork: <|>\n`, ['true', 'false']);
  });
  test('stays within its quotes', () => {
    checkCompletion(
      `${pod}spec:\n  restartPolicy: "<|>"\n`,
      'Never',
      `${pod}spec:\n  restartPolicy: "Never"\n`,
    );
  });
  test('keeps the comment behind it', () => {
    checkCompletion(
      `${pod}spec:\n  restartPolicy: <|> # for now\n`,
      'Never',
      `${pod}spec:\n  restartPolicy: Never # for now\n`,
    );
  });
  test('of free text is not made up', () => {
    checkOffers(`${pod}spec:\n  containers:\n    - workingDir: <|>\n`, []);
  });
});

describe('nothing is offered', () => {
  test('in a comment', () => {
    checkOffers(`${pod}spec: # re<|>\n`, []);
  });
  test('in a block scalar', () => {
    checkOffers(`${pod}spec:\n  containers:\n    - name: a\n      args:\n        - |\n          na<|>\n`, []);
  });
  test("in another tool's file", () => {
    checkOffers('services:\n  web:\n    image: nginx\n<|>', []);
    checkOffers('name: ci\non: push\n<|>', []);
    checkOffers('apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n<|>', []);
  });
});

describe('a whole pod', () => {
  /** Types a text behind `=` at the first tab stop, or behind all where none is left; or accepts a completion there. */
  function step(text: string, what: string): string {
    if (!what.startsWith('=')) return accepted(text, what);
    const [before = '', after = '', ...rest] = text.split('<|>');
    return [before + what.slice(1) + after, ...rest].join('<|>');
  }

  test('is written from nothing by what is offered', () => {
    const head = [
      'apiVersion',
      'v1',
      '=\n<|>',
      'kind',
      'Pod',
      '=\n<|>',
      'metadata',
      '=web',
      '=\n<|>',
      'spec',
    ];
    const container = ['=app', '=nginx', '=\n      <|>', 'ports', '=80'];
    const mount = ['=\n      <|>', 'volumeMounts', '=data', '=/data'];
    const volume = ['=\n  <|>', 'volumes', 'data', '=\n      <|>', 'emptyDir', '='];
    const policy = ['=\n  <|>', 'restartPolicy', 'Never'];
    expect([...head, ...container, ...mount, ...volume, ...policy].reduce(step, '<|>')).toBe(
      yaml`
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: nginx
              ports:
                - containerPort: 80
              volumeMounts:
                - name: data
                  mountPath: /data
          volumes:
            - name: data
              emptyDir: {}
          restartPolicy: Never`,
    );
  });
});
