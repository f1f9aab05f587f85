import { describe, test } from 'vitest';
import { checkDiagnostics } from '../../check.ts';
import { yaml } from '../../fixture.ts';

describe('a toleration', () => {
  test('has parts that go together', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        tolerations:
        ^^^^^^^^^^^ error toleration-mismatch: A toleration without 'key' tolerates every taint and needs 'operator: Exists'.
          - operator: Exists
          - key: a
            value: ""
          - key: a
            operator: Equal
            value: b
            effect: NoExecute
            tolerationSeconds: 60
          - value: b
            ^^^^^ error toleration-mismatch: A toleration without 'key' tolerates every taint and needs 'operator: Exists'.
          - key: a
            operator: Exists
            value: b
            ^^^^^ error toleration-mismatch: With 'operator: Exists' any value is tolerated. Remove 'value'.
          - key: a
            value: "a b"
                   ^^^^^ error toleration-mismatch: 'a b' has a blank, and only letters, digits, '-', '_' and '.' may stand in it.
          - key: a
            effect: NoSchedule
                    ^^^^^^^^^^ error toleration-mismatch: 'tolerationSeconds' only means something with 'effect: NoExecute'.
            tolerationSeconds: 60
          - key: a
            tolerationSeconds: 60
            ^^^^^^^^^^^^^^^^^ error toleration-mismatch: 'tolerationSeconds' only means something with 'effect: NoExecute'.
          - key: a
            operator: Lt
                      ^^ error toleration-mismatch: 'Lt' needs a cluster with the feature gate TaintTolerationComparisonOperators. Use 'Equal' or 'Exists'.
            value: "5"
          - key: "a b"
                 ^^^^^ error invalid-name: 'a b' has a blank, and only letters, digits, '-', '_' and '.' may stand in it. Write 'a-b'.
            operator: Exists
          -
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
});

describe('a condition on nodes', () => {
  test('has the values its operator needs', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        affinity:
          nodeAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
              nodeSelectorTerms:
                - matchExpressions:
                    - { key: a, operator: In }
                                          ^^ error selector-values: 'In' needs 'values'. List what the label may be.
                    - { key: a, operator: NotIn, values: [] }
                                                 ^^^^^^ error selector-values: 'NotIn' needs 'values'. List what the label may not be.
                    - { key: a, operator: Exists, values: [b] }
                                                  ^^^^^^ error selector-values: 'Exists' looks at the key alone. Remove 'values'.
                    - { key: a, operator: DoesNotExist, values: [] }
                    - { key: a, operator: Gt, values: ["1", "2"] }
                                              ^^^^^^ error selector-values: 'Gt' compares with one number. Give 'values' just that.
                    - { key: a, operator: Lt, values: [few] }
                    - { key: "a b", operator: In, values: ["a b"] }
                             ^^^^^ error invalid-name: 'a b' has a blank, and only letters, digits, '-', '_' and '.' may stand in it. Write 'a-b'.
                                                           ^^^^^ error invalid-name: 'a b' has a blank, and only letters, digits, '-', '_' and '.' may stand in it. Write 'a-b'.
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
  test('can look at one field', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        affinity:
          nodeAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
              nodeSelectorTerms:
                - matchFields:
                    - { key: metadata.name, operator: In, values: [node-1] }
                    - { key: metadata.name, operator: In, values: [node_1, node-2] }
                                                          ^^^^^^ error selector-values: A condition on a field has one item in 'values'. Give it just that.
                                                                   ^^^^^^ error selector-values: 'node_1' has '_', and only a-z, 0-9, '-' and '.' may stand in it.
                    - { key: metadata.uid, operator: Exists }
                             ^^^^^^^^^^^^ error selector-values: 'metadata.name' is the only field there is, not 'metadata.uid'.
                                                     ^^^^^^ error selector-values: Fields take 'In' or 'NotIn' only, not 'Exists'.
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
  test('that is only preferred may ask for anything', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        affinity:
          nodeAffinity:
            preferredDuringSchedulingIgnoredDuringExecution:
              - weight: 100
                preference: { matchExpressions: [{ key: a, operator: In, values: ["a b"] }] }
              - weight: 0
                        ^ error out-of-range: 'weight' must be between 1 and 100.
                preference: { matchExpressions: [{ key: a, operator: In }] }
                                                                     ^^ error selector-values: 'In' needs 'values'. List what the label may be.
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
});

describe('terms of nodes', () => {
  test('are needed where any are required', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        affinity:
          nodeAffinity:
            requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] }
                                                              ^^^^^^^^^^^^^^^^^ error missing-field: 'nodeSelectorTerms' needs a value.
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
});

describe('a term about other pods', () => {
  test('is about some of them, in one place', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        affinity:
          podAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
              - topologyKey: kubernetes.io/hostname
                labelSelector: { matchLabels: { app: web } }
                namespaces: [a, B]
                                ^ error invalid-name: 'B' has 'B', and only a-z, 0-9 and '-' may stand in it. Write 'b'.
                matchLabelKeys: [version, "a b"]
                                 ^^^^^^^ error label-key-clash: 'mismatchLabelKeys' names 'version' too. Keep it in one of the two.
                                          ^^^^^ error invalid-name: 'a b' has a blank, and only letters, digits, '-', '_' and '.' may stand in it. Write 'a-b'.
                mismatchLabelKeys: [version]
              - labelSelector: { matchExpressions: [{ key: a, operator: In }] }
                ^^^^^^^^^^^^^ error missing-field: This PodAffinityTerm lacks 'topologyKey'.
                                                                        ^^ error selector-values: 'In' needs 'values'. List what the label may be.
              - topologyKey: kubernetes.io/hostname
                ^^^^^^^^^^^ warning missing-label-selector: Without 'labelSelector' this looks at no pod. Say which pods it is about.
                matchLabelKeys: [version]
                ^^^^^^^^^^^^^^ error forbidden-field: 'matchLabelKeys' needs 'labelSelector' beside it. Add that, or remove this.
            preferredDuringSchedulingIgnoredDuringExecution:
              - weight: 101
                        ^^^ error out-of-range: 'weight' must be between 1 and 100.
                podAffinityTerm: { topologyKey: kubernetes.io/hostname, labelSelector: {} }
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
});

describe('keys of labels', () => {
  test('are told once for pods that have them', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        labels: { app: web }
      spec:
        topologySpreadConstraints:
          - maxSkew: 1
            topologyKey: kubernetes.io/hostname
            whenUnsatisfiable: DoNotSchedule
            labelSelector: { matchLabels: { app: web, tier: front } }
            matchLabelKeys: [app, tier]
                             ^^^ error label-key-clash: 'labelSelector' speaks of 'app' already. Keep it in one of the two.
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
});

describe('how pods spread', () => {
  test('is said in full, once for each place', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        topologySpreadConstraints:
          - maxSkew: 0
                     ^ error out-of-range: 'maxSkew' must be at least 1.
            topologyKey: kubernetes.io/hostname
                         ^^^^^^^^^^^^^^^^^^^^^^ error duplicate-pair: Another item has this 'topologyKey' with the same 'whenUnsatisfiable'. Change one, or remove this item.
            whenUnsatisfiable: ScheduleAnyway
            minDomains: 2
            ^^^^^^^^^^ error forbidden-field: 'minDomains' needs 'whenUnsatisfiable: DoNotSchedule' beside it. Add that, or remove this.
            labelSelector: {}
          - maxSkew: 2
            ^^^^^^^ warning missing-label-selector: Without 'labelSelector' this looks at no pod. Say which pods it is about.
            topologyKey: kubernetes.io/hostname
            whenUnsatisfiable: ScheduleAnyway
            matchLabelKeys: [app]
            ^^^^^^^^^^^^^^ error forbidden-field: 'matchLabelKeys' needs 'labelSelector' beside it. Add that, or remove this.
          - maxSkew: 2
            ^^^^^^^ error missing-field: This TopologySpreadConstraint lacks 'topologyKey'.
            ^^^^^^^ error missing-field: This TopologySpreadConstraint lacks 'whenUnsatisfiable'.
            labelSelector: {}
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
});
