import { describe, test } from 'vitest';
import { checkDiagnostics } from '../../check.ts';
import { yaml } from '../../fixture.ts';

describe('pods of a Job', () => {
  test('come to an end', () => {
    checkDiagnostics(yaml`
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: render
      spec:
        template:
          metadata: { labels: { app: web } }
          spec:
          ^^^^ error template-restart-policy: The pods of a Job need the restartPolicy 'Never' or 'OnFailure'.
            containers:
              - name: web
                image: docker.io/library/busybox:1.36
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: render
      spec:
        template:
          metadata: { labels: { app: web } }
          spec:
            restartPolicy: Always
                           ^^^^^^ error template-restart-policy: The pods of a Job need the restartPolicy 'Never' or 'OnFailure'.
            containers:
              - name: web
                image: docker.io/library/busybox:1.36
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: render
      spec:
        template:
          metadata: { labels: { app: web } }
          spec:
            restartPolicy: OnFailure
            containers:
              - name: web
                image: docker.io/library/busybox:1.36
    `);
  });
  test('that fail by a policy are not restarted', () => {
    checkDiagnostics(yaml`
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: render
      spec:
        podFailurePolicy: { rules: [] }
        template:
          metadata: { labels: { app: web } }
          spec:
            restartPolicy: OnFailure
                           ^^^^^^^^^ error template-restart-policy: The pods of a Job need the restartPolicy 'Never'.
            containers:
              - name: web
                image: docker.io/library/busybox:1.36
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: render
      spec:
        podFailurePolicy: { rules: [] }
        podReplacementPolicy: TerminatingOrFailed
        ^^^^^^^^^^^^^^^^^^^^ error forbidden-field: 'podReplacementPolicy: TerminatingOrFailed' can't stand beside 'podFailurePolicy'. Remove one of the two.
        template:
          metadata: { labels: { app: web } }
          spec:
            restartPolicy: Never
            containers:
              - name: web
                image: docker.io/library/busybox:1.36
    `);
  });
});

describe('the selector of a Job', () => {
  test('is made by Kubernetes', () => {
    checkDiagnostics(yaml`
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: render
      spec:
        selector: { matchLabels: { app: web } }
        ^^^^^^^^ error forbidden-field: 'selector' needs 'manualSelector: true' beside it. Kubernetes makes one of its own.
        template:
          metadata: { labels: { app: web } }
          spec:
            restartPolicy: Never
            containers:
              - name: web
                image: docker.io/library/busybox:1.36
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: render
      spec:
        manualSelector: true
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            restartPolicy: Never
            containers:
              - name: web
                image: docker.io/library/busybox:1.36
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: render
      spec:
        manualSelector: true
        selector: { matchLabels: { app: api } }
        template:
          metadata: { labels: { app: web } }
                                     ^^^ error selector-mismatch: The selector wants 'app: api'. Make label and selector the same.
          spec:
            restartPolicy: Never
            containers:
              - name: web
                image: docker.io/library/busybox:1.36
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: render
      spec:
        manualSelector: true
        ^^^^^^^^^^^^^^ error missing-field: 'manualSelector: true' needs 'selector' beside it.
        template:
          metadata: { labels: { app: web } }
          spec:
            restartPolicy: Never
            containers:
              - name: web
                image: docker.io/library/busybox:1.36
    `);
  });
});

describe('a Job with indexes', () => {
  test('needs a number of them', () => {
    checkDiagnostics(yaml`
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: render
      spec:
        completionMode: Indexed
        ^^^^^^^^^^^^^^ error missing-field: 'completionMode: Indexed' needs 'completions' beside it.
        template:
          metadata: { labels: { app: web } }
          spec:
            restartPolicy: Never
            containers:
              - name: web
                image: docker.io/library/busybox:1.36
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: render
      spec:
        completionMode: Indexed
        completions: 3
        template:
          metadata: { labels: { app: web } }
          spec:
            restartPolicy: Never
            containers:
              - name: web
                image: docker.io/library/busybox:1.36
    `);
  });
  test('is needed for limits of each index', () => {
    checkDiagnostics(yaml`
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: render
      spec:
        backoffLimitPerIndex: 1
        ^^^^^^^^^^^^^^^^^^^^ error forbidden-field: 'backoffLimitPerIndex' needs 'completionMode: Indexed' beside it. Add that, or remove this.
        successPolicy: { rules: [{ succeededCount: 1 }] }
        ^^^^^^^^^^^^^ error forbidden-field: 'successPolicy' needs 'completionMode: Indexed' beside it. Add that, or remove this.
        template:
          metadata: { labels: { app: web } }
          spec:
            restartPolicy: Never
            containers:
              - name: web
                image: docker.io/library/busybox:1.36
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: render
      spec:
        completionMode: Indexed
        completions: 3
        maxFailedIndexes: 1
        ^^^^^^^^^^^^^^^^ error missing-field: 'maxFailedIndexes' needs 'backoffLimitPerIndex' beside it.
        template:
          metadata: { labels: { app: web } }
          spec:
            restartPolicy: Never
            containers:
              - name: web
                image: docker.io/library/busybox:1.36
    `);
  });
  test('counts no more than it has', () => {
    checkDiagnostics(yaml`
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: render
      spec:
        completionMode: Indexed
        completions: 3
        parallelism: 100001
                     ^^^^^^ error indexed-job: A Job with indexes can have 'parallelism' 100000 at the most.
        backoffLimitPerIndex: 1
        maxFailedIndexes: 4
                          ^ error indexed-job: This Job can have 'maxFailedIndexes' 3 at the most.
        successPolicy:
          rules:
            - succeededCount: 3
              succeededIndexes: 0-2
            - succeededCount: 2
                              ^ error indexed-job: 'succeededCount' can be 1 at the most: this rule names that many indexes.
              succeededIndexes: "1"
            - succeededIndexes: 0,3
                                ^^^ error indexed-job: This takes indexes below 'completions' in rising order, such as '0-2,5'.
            - succeededIndexes: 2,1
                                ^^^ error indexed-job: This takes indexes below 'completions' in rising order, such as '0-2,5'.
            - {}
              ^^ error indexed-job: This rule needs 'succeededCount' or 'succeededIndexes'.
        template:
          metadata: { labels: { app: web } }
          spec:
            restartPolicy: Never
            containers:
              - name: web
                image: docker.io/library/busybox:1.36
    `);
  });
  test('names hosts by them', () => {
    checkDiagnostics(yaml`
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: a.b
              ^^^ error indexed-job: The last pod's host name would be 'a.b-2', which has '.', and only a-z, 0-9 and '-' may stand in it.
      spec:
        completionMode: Indexed
        completions: 3
        template:
          metadata: { labels: { app: web } }
          spec:
            restartPolicy: Never
            containers:
              - name: web
                image: docker.io/library/busybox:1.36
    `);
  });
  test('limits what is kept of very many', () => {
    checkDiagnostics(yaml`
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: render
      spec:
        completionMode: Indexed
        completions: 100001
        backoffLimitPerIndex: 1
        ^^^^^^^^^^^^^^^^^^^^ error indexed-job: A Job with over 100000 indexes and a limit for each needs 'maxFailedIndexes'.
        template:
          metadata: { labels: { app: web } }
          spec:
            restartPolicy: Never
            containers:
              - name: web
                image: docker.io/library/busybox:1.36
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: render
      spec:
        completionMode: Indexed
        completions: 100001
        backoffLimitPerIndex: 1
        maxFailedIndexes: 10001
                          ^^^^^ error indexed-job: A Job with over 100000 indexes and a limit for each can have 'maxFailedIndexes' 10000 at the most.
        parallelism: 10001
                     ^^^^^ error indexed-job: A Job with over 100000 indexes and a limit for each can have 'parallelism' 10000 at the most.
        template:
          metadata: { labels: { app: web } }
          spec:
            restartPolicy: Never
            containers:
              - name: web
                image: docker.io/library/busybox:1.36
    `);
  });
});

describe('a failure policy', () => {
  test('reads exit codes in order, or conditions', () => {
    checkDiagnostics(yaml`
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: render
      spec:
        podFailurePolicy:
          rules:
            - action: FailJob
              onExitCodes: { operator: In, values: [0, 1, 1] }
                                                    ^ error failure-policy: Exit code 0 is no failure. Remove it.
                                                          ^ error failure-policy: 1 stands in this list already. Remove one of the two.
            - action: Ignore
              onExitCodes: { operator: NotIn, values: [0, 1] }
              onPodConditions: [{ type: DisruptionTarget }]
              ^^^^^^^^^^^^^^^ error one-of: This PodFailurePolicyRule has 'onExitCodes' already. Remove one of the two.
            - action: Count
              ^^^^^^ error one-of: This PodFailurePolicyRule needs one of 'onExitCodes' and 'onPodConditions'.
            - action: FailIndex
              ^^^^^^ error forbidden-field: 'action: FailIndex' needs 'backoffLimitPerIndex' beside it. Add that, or remove this.
              onExitCodes: { operator: In, values: [] }
                                           ^^^^^^ error missing-field: 'values' needs a value.
        template:
          metadata: { labels: { app: web } }
          spec:
            restartPolicy: Never
            containers:
              - name: web
                image: docker.io/library/busybox:1.36
    `);
  });
});
