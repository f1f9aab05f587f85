import { describe, test } from 'vitest';
import { checkDiagnostics, checkFix, checkNoFix, checkRule } from '../../check.ts';
import { yaml } from '../../fixture.ts';
import { pod } from './pod.ts';

/** A pod whose container has these requests and limits. */
function resources(requests: string, limits: string): string {
  return pod({ container: `resources:\n  requests: ${requests}\n  limits: ${limits}` });
}

describe('a request', () => {
  test.each([
    ['{cpu: 500m}', '{cpu: 0.5}'],
    ['{memory: 1024Ki}', '{memory: 1Mi}'],
    ['{cpu: 1}', '{memory: 1}'],
    ['{cpu: 0.0001}', '{cpu: 1m}'],
    ['{cpu: lots}', '{cpu: 1}'],
    ['{cpu: ~}', '{cpu: 0}'],
    ['{kubernetes.io/batteries: 1}', '{kubernetes.io/batteries: 2}'],
  ])('of %s is within the limits %s', (requests, limits) => {
    checkRule('request-over-limit', resources(requests, limits));
    checkRule('fixed-resource', resources(requests, limits));
  });
  test('above the limit is mended at either', () => {
    const before = resources('{cpu: 2}', '{cpu: "500m"}');
    checkFix('request-over-limit', before, 'Raise the limit to 2', resources('{cpu: 2}', '{cpu: "2"}'));
    checkFix(
      'request-over-limit',
      before,
      'Lower the request to 500m',
      resources('{cpu: 500m}', '{cpu: "500m"}'),
    );
  });
  test('is compared for a pod as a whole too', () => {
    checkRule(
      'request-over-limit',
      pod({
        spec: yaml`
          resources:
            requests:
              memory: 2Gi
                      ^^^ error request-over-limit: 'memory' is requested above its limit, 1Gi. Raise the limit or lower the request.
            limits:
              memory: 1Gi
        `,
      }),
    );
  });
});

describe('a resource', () => {
  test('has a name that the holder can have', () => {
    checkRule(
      'unknown-resource',
      pod({
        spec: yaml`
          resources:
            limits:
              ephemeral-storage: 1Gi
              ^^^^^^^^^^^^^^^^^ error unknown-resource: 'ephemeral-storage' is no resource that a pod as a whole can have. Use cpu, memory or hugepages of a size.
          overhead:
            gpu: 1
            ^^^ error unknown-resource: 'gpu' is no resource of a container. Did you mean 'cpu'?
        `,
        container: yaml`
          resources:
            limits:
              ephemeral-storage: 1Gi
              hugepages-2Mi: 2Mi
              nvidia.com/gpu: 1
              pods: 1
              ^^^^ error unknown-resource: 'pods' is no resource of a container. Use cpu, memory, ephemeral-storage or hugepages of a size. Devices have a domain before them, as in example.com/gpu.
              requests.nvidia.com/gpu: 1
              ^^^^^^^^^^^^^^^^^^^^^^^ error unknown-resource: 'requests.nvidia.com/gpu' may not begin with 'requests.'. Use cpu, memory, ephemeral-storage or hugepages of a size. Devices have a domain before them, as in example.com/gpu.
        `,
      }),
    );
  });
  test('is written in the right case', () => {
    checkFix(
      'unknown-resource',
      resources('{}', '{Memory: 1}'),
      "Change to 'memory'",
      resources('{}', '{memory: 1}'),
    );
  });
});

describe('a device', () => {
  test('comes in whole pieces', () => {
    checkRule(
      'fixed-resource',
      pod({
        container: yaml`
          resources:
            limits:
              example.com/a: 500m
                             ^^^^ error fixed-resource: 'example.com/a' is given out in whole pieces. Write a whole number.
              example.com/b: 2000m
              kubernetes.io/c: 500m
        `,
      }),
    );
  });
  test('has one number for request and limit', () => {
    const before = resources('{example.com/a: 1}', '{example.com/a: 2}');
    checkFix(
      'fixed-resource',
      before,
      'Set the request to 2',
      resources('{example.com/a: 2}', '{example.com/a: 2}'),
    );
    checkFix(
      'fixed-resource',
      before,
      'Set the limit to 1',
      resources('{example.com/a: 1}', '{example.com/a: 1}'),
    );
  });
  test('has a limit', () => {
    checkFix(
      'fixed-resource',
      resources('{example.com/a: 1}', '{cpu: 1}'),
      'Set the limit to 1',
      resources('{example.com/a: 1}', '{cpu: 1, example.com/a: 1}'),
    );
    checkFix(
      'fixed-resource',
      pod({ container: 'resources:\n  requests:\n    example.com/a: 1' }),
      'Set the limit to 1',
      pod({ container: 'resources:\n  requests:\n    example.com/a: 1\n  limits:\n    example.com/a: 1' }),
    );
  });
  test('needs no request', () => {
    checkRule('fixed-resource', resources('{}', '{example.com/a: 1}'));
  });
});

describe('hugepages', () => {
  test('come in whole pages, beside CPU or memory', () => {
    checkRule(
      'hugepages',
      pod({
        container: yaml`
          resources:
            limits:
              hugepages-2Mi: 4Mi
              ^^^^^^^^^^^^^ error hugepages: Hugepages need CPU or memory beside them. Add a limit or request of either.
              hugepages-1Gi: 0
              hugepages-huge: 1Gi
              ^^^^^^^^^^^^^^ error hugepages: 'hugepages-huge' names no size of a page. Write a size such as hugepages-2Mi or hugepages-1Gi.
              hugepages-64Ki: 65k
                              ^^^ error hugepages: '65k' is no whole number of pages of 64Ki.
        `,
      }),
    );
    checkRule('hugepages', resources('{memory: 1Mi}', '{hugepages-2Mi: 2Mi}'));
  });
  test('are not missed beside what is half written', () => {
    checkRule('hugepages', pod({ container: 'resources:\n  limits:\n    hugepages-2Mi: 2Mi\n    memor' }));
  });
});

describe('a pod as a whole', () => {
  test('has as much as its containers request at one time', () => {
    checkRule(
      'pod-resources',
      yaml`
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          resources:
            requests:
              cpu: 2
                   ^ error pod-resources: The containers request 2.5 of 'cpu' together, above this request. Raise it.
              memory: 2Gi
            limits:
              hugepages-2Mi: 2Mi
          initContainers:
            - name: setup
              image: docker.io/library/nginx:1.27
              resources: { requests: { cpu: 2, memory: 2Gi } }
            - name: sidecar
              image: docker.io/library/nginx:1.27
              restartPolicy: Always
              resources: { limits: { cpu: 500m } }
          containers:
            - name: a
              image: docker.io/library/nginx:1.27
              resources: { requests: { cpu: 1, memory: 1Gi } }
            - name: b
              image: docker.io/library/nginx:1.27
              resources: { requests: { cpu: 1, memory: 1Gi } }
      `,
    );
  });
  test('has a limit of no less than what is requested at one time', () => {
    const limit = (text: string) => yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        resources: { limits: { cpu: ${text} } }
        containers:
          - name: a
            image: docker.io/library/nginx:1.27
            resources: { requests: { cpu: 1 } }
          - name: b
            image: docker.io/library/nginx:1.27
            resources: { requests: { cpu: 1 } }
    `;
    checkFix('pod-resources', limit('1'), 'Raise it to 2', limit('2'));
  });
  test('asks nothing of its containers where it has nothing itself', () => {
    checkRule('pod-resources', resources('{cpu: 100}', '{cpu: 100}'));
  });
});

describe('bytes', () => {
  test('have no fractions', () => {
    checkRule(
      'fractional-bytes',
      pod({
        container: yaml`
          resources:
            limits:
              cpu: 100m
              memory: 0.5
                      ^^^ warning fractional-bytes: '0.5' is no whole number of bytes. Round it.
              ephemeral-storage: 1000m
        `,
      }),
    );
    checkFix(
      'fractional-bytes',
      resources('{}', '{memory: 64m}'),
      "Write '64Mi'",
      resources('{}', '{memory: 64Mi}'),
    );
    checkNoFix('fractional-bytes', resources('{}', '{memory: 1.5m}'));
  });
});

test('restarting for a resize needs a pod that restarts', () => {
  checkDiagnostics(
    pod({
      spec: 'restartPolicy: Never',
      container: yaml`
        resizePolicy:
          - resourceName: cpu
            restartPolicy: RestartContainer
            ^^^^^^^^^^^^^ error forbidden-field: 'restartPolicy: RestartContainer' can't stand beside 'restartPolicy: Never'. Remove one of the two.
          - resourceName: memory
            restartPolicy: NotRequired
      `,
    }),
  );
});

describe('a claim of a device', () => {
  test('is of one that the pod has, and once', () => {
    checkRule(
      'unknown-resource-claim',
      pod({
        spec: 'resourceClaims: [{name: gpu, resourceClaimName: gpu}, {name: net, resourceClaimName: net}]',
        container: yaml`
          resources:
            claims:
              - name: gpus
                      ^^^^ error unknown-resource-claim: The pod has no resource claim 'gpus'. Did you mean 'gpu'?
              - { name: gpu, request: a }
              - { name: gpu, request: b }
              - name: gpu
                      ^^^ error unknown-resource-claim: 'gpu' is claimed above. Remove this item, or have each claim ask for another request.
              - name: net
        `,
      }),
    );
  });
});
