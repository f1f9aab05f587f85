import { describe, test } from 'vitest';
import { checkDiagnostics } from '../../check.ts';
import { yaml } from '../../fixture.ts';

describe('an old label of nodes', () => {
  test('is told with its new name', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        nodeSelector:
          beta.kubernetes.io/arch: amd64
          ^^^^^^^^^^^^^^^^^^^^^^^ warning deprecated-label: 'beta.kubernetes.io/arch' is called 'kubernetes.io/arch' since Kubernetes 1.14. Use that.
          kubernetes.io/os: linux
        topologySpreadConstraints:
          - maxSkew: 1
            topologyKey: failure-domain.beta.kubernetes.io/zone
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning deprecated-label: 'failure-domain.beta.kubernetes.io/zone' is called 'topology.kubernetes.io/zone' since Kubernetes 1.17. Use that.
            whenUnsatisfiable: ScheduleAnyway
            labelSelector: {}
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
});

describe('an old annotation', () => {
  test('is told with the field in its place', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        annotations:
          security.alpha.kubernetes.io/sysctls: a=b
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning deprecated-annotation: Nobody reads this any more. Use the field 'sysctls'.
          seccomp.security.alpha.kubernetes.io/pod: unconfined
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning deprecated-annotation: Nobody reads this any more. Use the field 'seccompProfile'.
          container.seccomp.security.alpha.kubernetes.io/web: unconfined
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning deprecated-annotation: Nobody reads this any more. Use the field 'seccompProfile'.
          container.apparmor.security.beta.kubernetes.io/web: unconfined
      spec:
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
  test('is silent beside the field', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        annotations:
          seccomp.security.alpha.kubernetes.io/pod: unconfined
          container.seccomp.security.alpha.kubernetes.io/web: unconfined
      spec:
        securityContext: { seccompProfile: { type: Unconfined } }
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
            securityContext: { seccompProfile: { type: Unconfined } }
    `);
  });
  test('of a template is told of AppArmor too', () => {
    checkDiagnostics(yaml`
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata:
            labels: { app: web }
            annotations:
              container.apparmor.security.beta.kubernetes.io/web: unconfined
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning deprecated-annotation: Nobody reads this any more. Use the field 'appArmorProfile'.
          spec:
            containers:
              - name: web
                image: docker.io/library/nginx:1.27
    `);
  });
});

describe('what is said twice', () => {
  test('is told where it means one', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        hostAliases:
          - { ip: 127.0.0.1, hostnames: [a] }
          - { ip: 127.0.0.1, hostnames: [b] }
                  ^^^^^^^^^ warning repeated-entry: Another item has the ip '127.0.0.1' already. Remove one of the two.
        imagePullSecrets:
          - name: a
          - name: b
          - name: a
                  ^ warning repeated-entry: Another item has the name 'a' already. Remove one of the two.
          - name: ""
                  ^^ warning repeated-entry: This names no Secret. Give it a name, or remove it.
          - {}
            ^^ warning repeated-entry: This names no Secret. Give it a name, or remove it.
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
});

describe('a rule about other pods', () => {
  test('that names none is told', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        affinity:
          podAntiAffinity:
            preferredDuringSchedulingIgnoredDuringExecution:
              - weight: 1
                podAffinityTerm:
                  topologyKey: kubernetes.io/hostname
                  ^^^^^^^^^^^ warning missing-label-selector: Without 'labelSelector' this looks at no pod. Say which pods it is about.
              - weight: 1
                podAffinityTerm:
                  topologyKey: kubernetes.io/hostname
                  labelSelector: {}
              - weight: 1
                podAffinityTerm:
                  topologyKey: kubernetes.io/hostname
                  labelselector: {}
                  ^^^^^^^^^^^^^ error unknown-field: A PodAffinityTerm has no 'labelselector'. Did you mean 'labelSelector'?
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
    `);
  });
});

describe("a Pod's name", () => {
  test("is its host's name too", () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web.example
              ^^^^^^^^^^^ warning name-as-hostname: 'web.example' is the pod's host name too, and a host name has no dots and 63 characters at the most. Use such a name.
      spec:
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web.example
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
});
