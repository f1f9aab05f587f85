import { describe, test } from 'vitest';
import { checkDiagnostics } from '../../check.ts';
import { yaml } from '../../fixture.ts';

describe("an object's name", () => {
  test('is missed, alone and with all of its metadata', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
      ^^^^^^^^ error missing-field: The metadata lacks 'name'.
        labels: { app: web }
      ---
      apiVersion: v1
      ^^^^^^^^^^ error missing-field: A ConfigMap lacks 'metadata'.
      kind: ConfigMap
      data: {}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: ""
        ^^^^ error missing-field: 'name' needs a value.
    `);
  });
  test('may be left to the server, in a format of its own', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        generateName: settings-
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata:
        generateName: Settings-
                      ^^^^^^^^^ error invalid-name: 'Settings-' has 'S', and only a-z, 0-9, '-' and '.' may stand in it. Write 'settings-'.
    `);
  });
  test('is one of DNS, and of a Service a label', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: my.settings
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: My_Settings
              ^^^^^^^^^^^ error invalid-name: 'My_Settings' has 'M', and only a-z, 0-9, '-' and '.' may stand in it. Write 'my-settings'.
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: 2.web
              ^^^^^ error invalid-name: '2.web' has '.', and only a-z, 0-9 and '-' may stand in it. Write '2-web'.
      spec:
        ports: [{ port: 80 }]
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: 2web
      spec:
        ports: [{ port: 80 }]
    `);
  });
  test('is told in each item of a List', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: List
      items:
        - apiVersion: v1
          kind: ConfigMap
          metadata:
            name: A
                  ^ error invalid-name: 'A' has 'A', and only a-z, 0-9, '-' and '.' may stand in it. Write 'a'.
        - apiVersion: v1
          kind: ConfigMap
          metadata: {}
          ^^^^^^^^ error missing-field: The metadata lacks 'name'.
    `);
  });
  test('of a template is read by nobody', () => {
    checkDiagnostics(yaml`
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { name: Not_A_Name, namespace: A.B, labels: { app: web } }
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
    `);
  });
});

describe('a namespace', () => {
  test('is a label', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
        namespace: a.b
                   ^^^ error invalid-name: 'a.b' has '.', and only a-z, 0-9 and '-' may stand in it. Write 'a-b'.
    `);
  });
});

describe('labels', () => {
  test('have keys and values in formats of their own', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
        labels:
          app: web-
               ^^^^ error invalid-name: 'web-' must begin and end with a letter or digit. Write 'web'.
          "a b": c
          ^^^^^ error invalid-name: 'a b' has a blank, and only letters, digits, '-', '_' and '.' may stand in it. Write 'a-b'.
          a/b/c: d
          ^^^^^ error invalid-name: 'a/b/c' may have one '/' at the most. Write 'a/b-c'.
          /x: d
          ^^ error invalid-name: '/x' lacks a prefix before its '/'. Write 'x'.
          x/: d
          ^^ error invalid-name: 'x/' lacks a name behind its '/'. Write 'x'.
          Example.com/x: d
          ^^^^^^^^^^^^^ error invalid-name: 'Example.com/x' has a prefix that has 'E', and only a-z, 0-9, '-' and '.' may stand in it. Write 'example.com/x'.
          example.com/X_y.z: ""
          "1": A_b.c-D
    `);
  });
  test('of a template and in selectors have them too', () => {
    checkDiagnostics(yaml`
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web }, matchExpressions: [{ key: "x y", operator: Exists }] }
                                                                         ^^^^^ error invalid-name: 'x y' has a blank, and only letters, digits, '-', '_' and '.' may stand in it. Write 'x-y'.
        template:
          metadata: { labels: { app: web, "a b": c } }
                      ^^^^^^ error selector-mismatch: The selector wants a label 'x y'. Label the pods of the template so.
                                          ^^^^^ error invalid-name: 'a b' has a blank, and only letters, digits, '-', '_' and '.' may stand in it. Write 'a-b'.
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
    `);
  });
});

describe('annotations', () => {
  test('have keys like labels, in any case, and any text', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
        annotations:
          Example.com/Note: "anything: at all"
          a b: c
          ^^^ error invalid-name: 'a b' has a blank, and only letters, digits, '-', '_' and '.' may stand in it. Write 'a-b'.
    `);
  });
  test('that Kubernetes reads have values it can read', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        annotations:
          controller.kubernetes.io/pod-deletion-cost: "-10"
          seccomp.security.alpha.kubernetes.io/pod: localhost/../x
                                                    ^^^^^^^^^^^^^^ error invalid-annotation: This annotation takes 'runtime/default', 'unconfined' or 'localhost/PATH', not 'localhost/../x'.
          container.apparmor.security.beta.kubernetes.io/web: strict
                                                              ^^^^^^ error invalid-annotation: This annotation takes 'runtime/default', 'unconfined' or 'localhost/PROFILE', not 'strict'.
          kubernetes.io/config.mirror: "1"
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-annotation: A mirror pod names the node it mirrors. Set 'nodeName' in the spec.
      spec:
        securityContext: { seccompProfile: { type: RuntimeDefault }, appArmorProfile: { type: RuntimeDefault } }
                                                   ^^^^^^^^^^^^^^ error profile-annotation: The annotation 'seccomp.security.alpha.kubernetes.io/pod' says 'localhost/../x'. Both must say the same, or remove the annotation.
                                                                                              ^^^^^^^^^^^^^^ error profile-annotation: The annotation 'container.apparmor.security.beta.kubernetes.io/web' says 'strict'. Both must say the same, or remove the annotation.
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
  test('of a template are read like those of a Pod', () => {
    checkDiagnostics(yaml`
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web }, annotations: { controller.kubernetes.io/pod-deletion-cost: a } }
                                                                                                       ^ error invalid-annotation: This annotation takes a whole number of 32 bits, such as "100", not 'a'.
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
    `);
  });
});

describe('finalizers', () => {
  test('need a prefix, but for those of Kubernetes', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
        finalizers: [kubernetes, orphan, example.com/wait, wait]
                                                           ^^^^ error invalid-name: 'wait' needs a prefix with a '/', such as 'example.com/'.
    `);
  });
});

describe('owners', () => {
  test('are controlled by one at the most, and named in full', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
        ownerReferences:
          - { apiVersion: apps/v1, kind: ReplicaSet, name: a, uid: u, controller: true }
          - { apiVersion: apps/v1, kind: ReplicaSet, name: b, uid: v, controller: false }
          - { apiVersion: apps/v1, kind: ReplicaSet, name: c, uid: w, controller: true }
                                                                                  ^^^^ error two-controllers: Another owner controls this object already. Keep 'controller' with one of them.
          - { apiVersion: apps/v1, kind: ReplicaSet, name: d }
              ^^^^^^^^^^ error missing-field: This OwnerReference lacks 'uid'.
    `);
  });
});

describe('times', () => {
  test('have a zone', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
        creationTimestamp: 2026-01-31T12:00:00Z
        deletionTimestamp: 2026-01-31
                           ^^^^^^^^^^ error wrong-type: 'deletionTimestamp' takes a date and time such as '2026-01-31T12:00:00Z'.
    `);
  });
});
