import { describe, test } from 'vitest';
import { checkDiagnostics } from '../../check.ts';
import { yaml } from '../../fixture.ts';

describe('a selector', () => {
  test('of a workload is required', () => {
    checkDiagnostics(yaml`
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
      ^^^^ error missing-field: This DeploymentSpec lacks 'selector'.
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: web
      spec:
      ^^^^ error missing-field: This DaemonSetSpec lacks 'selector'.
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
    `);
  });
  test('is not empty', () => {
    checkDiagnostics(yaml`
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: {}
        ^^^^^^^^ error selector-mismatch: An empty selector would select every pod. Name the labels of the template.
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: web
      spec:
        selector: { matchLabels: {} }
        ^^^^^^^^ error selector-mismatch: An empty selector would select every pod. Name the labels of the template.
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
    `);
  });
  test('selects the pods of the own template', () => {
    checkDiagnostics(yaml`
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: api } }
                                     ^^^ error selector-mismatch: The selector wants 'app: web'. Make label and selector the same.
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        template:
        ^^^^^^^^ error selector-mismatch: The selector wants 'app: web'. Label the pods of the template so.
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web, tier: front } }
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
    `);
  });
  test('may be written in conditions', () => {
    checkDiagnostics(yaml`
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector:
          matchExpressions:
            - { key: app, operator: In, values: [web, api] }
            - { key: tier, operator: Exists }
            - { key: stage, operator: NotIn, values: [test] }
            - { key: old, operator: DoesNotExist }
        template:
          metadata: { labels: { app: web, stage: test, old: "1" } }
                      ^^^^^^ error selector-mismatch: The selector wants a label 'tier'. Label the pods of the template so.
                                                 ^^^^ error selector-mismatch: The selector wants pods without 'stage: test'. Change one of the two.
                                                            ^^^ error selector-mismatch: The selector wants no label 'old'. Change one of the two.
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
    `);
  });
});

describe('pods of a Deployment or DaemonSet', () => {
  test('always restart, and have no deadline', () => {
    checkDiagnostics(yaml`
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            restartPolicy: Never
                           ^^^^^ error template-restart-policy: The pods of a Deployment need the restartPolicy 'Always'.
            activeDeadlineSeconds: 5
            ^^^^^^^^^^^^^^^^^^^^^ error forbidden-field: 'activeDeadlineSeconds' can't stand here. The pods of a Deployment run for good.
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            restartPolicy: OnFailure
                           ^^^^^^^^^ error template-restart-policy: The pods of a DaemonSet need the restartPolicy 'Always'.
            activeDeadlineSeconds: 5
            ^^^^^^^^^^^^^^^^^^^^^ error forbidden-field: 'activeDeadlineSeconds' can't stand here. The pods of a DaemonSet run for good.
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            restartPolicy: Always
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            restartPolicy: ""
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
    `);
  });
  test('are told one mistake once', () => {
    checkDiagnostics(yaml`
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            restartPolicy: never
                           ^^^^^ error unknown-value: 'never' is not allowed for 'restartPolicy'. Did you mean 'Never'?
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            restartPolicie: Always
            ^^^^^^^^^^^^^^ error unknown-field: A PodSpec has no 'restartPolicie'. Did you mean 'restartPolicy'?
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
    `);
  });
});

describe('a rollout', () => {
  test('takes numbers and percentages', () => {
    checkDiagnostics(yaml`
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        strategy: { rollingUpdate: { maxSurge: 200%, maxUnavailable: 101% } }
                                                                     ^^^^ error rolling-update: 'maxUnavailable' can't be more than 100%.
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        strategy: { rollingUpdate: { maxSurge: half, maxUnavailable: -1 } }
                                               ^^^^ error rolling-update: 'maxSurge' takes a whole number or a percentage such as '25%', not 'half'.
                                                                     ^^ error out-of-range: 'maxUnavailable' must be at least 0.
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
    `);
  });
  test('can move', () => {
    checkDiagnostics(yaml`
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        strategy: { rollingUpdate: { maxSurge: 0%, maxUnavailable: 0 } }
                                                                   ^ error rolling-update: With 'maxSurge' 0 as well, no pod could ever be replaced. Raise one of the two.
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        strategy: { rollingUpdate: { maxSurge: 0 } }
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        updateStrategy: { rollingUpdate: { maxUnavailable: 0 } }
                                                           ^ error rolling-update: With 'maxSurge' 0 as well, no pod could ever be replaced. Raise one of the two.
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        updateStrategy: { rollingUpdate: { maxSurge: 1 } }
                                                     ^ error rolling-update: A DaemonSet takes 'maxSurge' only with 'maxUnavailable: 0' beside it, which is 1 by itself.
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        updateStrategy: { type: OnDelete, rollingUpdate: { maxSurge: 1 } }
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
    `);
  });
  test('is none where pods are recreated', () => {
    checkDiagnostics(yaml`
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        strategy: { type: Recreate, rollingUpdate: { maxSurge: 1 } }
                                    ^^^^^^^^^^^^^ error forbidden-field: 'rollingUpdate' can't stand beside 'type: Recreate'. Remove one of the two.
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        strategy: { type: Recreate, rollingUpdate: ~ }
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
    `);
  });
  test('has a deadline behind the time a pod takes', () => {
    checkDiagnostics(yaml`
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        progressDeadlineSeconds: 60
                                 ^^ error progress-deadline: 'progressDeadlineSeconds' must be over 'minReadySeconds', which is 60.
        minReadySeconds: 60
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        minReadySeconds: 600
                         ^^^ error progress-deadline: 'minReadySeconds' must be under 'progressDeadlineSeconds', which is 600 unless it is set.
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        progressDeadlineSeconds: 61
        minReadySeconds: 60
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
    `);
  });
});

describe('a workload', () => {
  test('lacks what it is made of', () => {
    checkDiagnostics(yaml`
      apiVersion: apps/v1
      ^^^^^^^^^^ error missing-field: A Deployment lacks 'spec'.
      kind: Deployment
      metadata:
        name: web
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        template:
        ^^^^^^^^ error missing-field: 'template' needs a value.
    `);
  });
});
