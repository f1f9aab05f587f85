import { describe, test } from 'vitest';
import { checkDiagnostics } from '../../check.ts';
import { yaml } from '../../fixture.ts';

describe('an apiVersion', () => {
  test('that has no such kind is told at the kind', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Deployment
            ^^^^^^^^^^ error unknown-kind: Kubernetes has no kind 'Deployment' in v1. A Deployment has the apiVersion 'apps/v1'.
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
    `);
  });
  test('that there is none of is told at itself', () => {
    checkDiagnostics(yaml`
      apiVersion: v2
                  ^^ error unknown-kind: A ConfigMap has the apiVersion 'v1', not 'v2'.
      kind: ConfigMap
      metadata:
        name: web
      ---
      apiVersion: 1
                  ^ error unknown-kind: A ConfigMap has the apiVersion 'v1', not '1'.
      kind: ConfigMap
      metadata:
        name: web
    `);
  });
  test('is told in items of a List', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: List
      items:
        - apiVersion: apps/v1
          kind: ConfigMap
                ^^^^^^^^^ error unknown-kind: Kubernetes has no kind 'ConfigMap' in apps/v1. A ConfigMap has the apiVersion 'v1'.
          metadata: { name: a }
        - apiVersion: v1
          kind: ConfigMapp
                ^^^^^^^^^^ error unknown-kind: Kubernetes has no kind 'ConfigMapp' in v1. Did you mean 'ConfigMap'?
          metadata: { name: a }
        - apiVersion: example.com/v1
          kind: Anything
    `);
  });
});

describe('a key', () => {
  test('that stands there twice is told, however it is written', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
        labels:
          on: a
          y: b
          ^ error duplicate-key: 'y' means the same key as 'on'. Put one of the two in quotes.
          "true": c
          1: d
          0x1: e
          ^^^ error duplicate-key: '0x1' means the same key as '1'. Put one of the two in quotes.
          "1": f
    `);
  });
  test('that a merge brings is told where it is written again', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        containers:
          - &base
            name: web
            image: docker.io/library/nginx:1.27
          - <<: *base
            name: api
            ^^^^ error overridden-merge: '<<' brings 'name' already, and the API server refuses it twice. Leave it out of what is merged.
          - name: log
            image: docker.io/library/busybox:1.36
            resources:
              <<: &small
                limits: { cpu: 1 }
    `);
  });
});

describe('a bare list of objects', () => {
  test('is no document', () => {
    checkDiagnostics(yaml`
      - apiVersion: v1
      ^ error bare-list: A document is one object, and this is a list. Part objects by lines of '---', or put them under 'items' of a List.
        kind: ConfigMap
        metadata: { name: a }
      - apiVersion: v1
        kind: ConfigMap
        metadata: { name: b }
    `);
  });
  test('is told of no other list', () => {
    checkDiagnostics(yaml`
      - apiVersion: v1
        kind: ConfigMap
        metadata: { name: a }
      - name: a task
    `);
  });
});

describe('a control character', () => {
  test('is none of YAML, unless it is written as an escape', () => {
    const text = (value: string) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata:\n  a: ${value}\n`;
    checkDiagnostics(text('"x\\u0001y\tz\u0085"'));
    checkDiagnostics(
      text(
        '"x\u0001y"\n       ^ error yaml-syntax: YAML allows no control characters. Remove it, or write it as an escape within double quotes.',
      ),
    );
  });
});

describe('an empty item', () => {
  test('lacks all it needs', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
            env:
            ^^^ error missing-field: This item is empty, and an EnvVar needs 'name'.
              - name: A
                value: b
              -
            ports: [null]
                    ^^^^ error missing-field: This item is empty, and a ContainerPort needs 'containerPort'.
    `);
  });
});
