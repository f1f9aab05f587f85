import { describe, test } from 'vitest';
import { checkFix, checkRule } from '../../check.ts';
import { yaml } from '../../fixture.ts';
import { pod } from './pod.ts';

describe('a field podman passes over', () => {
  const code = 'podman-ignored-field';

  test('is told once, with all that stands in it', () => {
    checkRule(
      code,
      pod({
        spec: yaml`
          affinity:
          ^^^^^^^^ hint podman-ignored-field: podman ignores 'affinity'.
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms: []
        `,
      }),
    );
  });
  test('says what a person loses', () => {
    checkRule(
      code,
      pod({
        container: yaml`
          envFrom:
            - prefix: DB_
              ^^^^^^ warning podman-ignored-field: podman ignores 'prefix': the variables are named like the keys alone.
              configMapRef:
                name: db
        `,
      }),
    );
  });
  test.each([
    'enableServiceLinks: true',
    'dnsPolicy: ClusterFirst',
    'securityContext:\n  runAsNonRoot: false',
    'hostname: web',
    'restartPolicy: Never',
  ])('is no loss where it says what holds anyway, and none is told of what podman reads: %s', (spec) => {
    checkRule(code, pod({ spec }));
  });
  test('goes without a trace', () => {
    checkFix(
      code,
      pod({ spec: 'priority: 5 # high\nhostname: web' }),
      "Remove 'priority'",
      pod({ spec: 'hostname: web' }),
    );
  });
  test('is what a version doesn’t know yet', () => {
    const probe = (caret: string) => pod({ container: `startupProbe:${caret}\n  exec:\n    command: [ls]` });
    checkRule(
      code,
      probe(
        `\n^^^^^^^^^^^^ information podman-ignored-field: podman 4.3 ignores 'startupProbe': the first to act on it is 4.4.`,
      ),
      '4.3',
    );
    checkRule(code, probe(''), '4.4');
  });
  test('is found in templates and in the items of a List', () => {
    checkRule(
      code,
      yaml`
        apiVersion: v1
        kind: List
        items:
          - apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              paused: true
              ^^^^^^ warning podman-ignored-field: podman ignores 'paused' and plays the pod at once.
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
                spec:
                  nodeName: here
                  ^^^^^^^^ hint podman-ignored-field: podman ignores 'nodeName'.
                  containers:
                    - name: web
                      image: docker.io/library/nginx:1.27
      `,
    );
  });
  test('is no matter in an object that is passed over as a whole', () => {
    checkRule(code, 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  type: NodePort\n');
    checkRule(
      code,
      'apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: web\nspec:\n  backoffLimit: 2\n',
      '5.2',
    );
  });
});

describe('a request or limit podman passes over', () => {
  const code = 'podman-ignored-amount';

  test('is told, and memory and limits of cpu are not', () => {
    checkRule(
      code,
      pod({
        container: yaml`
          resources:
            limits:
              cpu: 1
              memory: 64Mi
              hugepages-2Mi: 4Mi
              ^^^^^^^^^^^^^ hint podman-ignored-amount: podman ignores the limit of 'hugepages-2Mi'.
            requests:
              cpu: 1
              ^^^ hint podman-ignored-amount: podman ignores the request for 'cpu'.
              memory: 64Mi
        `,
      }),
    );
  });
  test('devices count since 5.4', () => {
    const device = (caret: string) =>
      pod({ container: `resources:\n  limits:\n    nvidia.com/gpu=all: 1${caret}` });
    checkRule(code, device(''), '5.4');
    checkRule(
      code,
      device(
        `\n    ^^^^^^^^^^^^^^^^^^ information podman-ignored-amount: podman 5.3 ignores the limit of 'nvidia.com/gpu=all'.`,
      ),
      '5.3',
    );
  });
});

describe('a kind podman passes over', () => {
  const code = 'podman-ignored-kind';

  test('is greyed where it only helps others run', () => {
    checkRule(
      code,
      yaml`
        apiVersion: v1
        kind: Service
              ^^^^^^^ hint podman-ignored-kind: podman passes over a Service.
        metadata:
          name: web
      `,
    );
  });
  test('may be one it knows in other letters', () => {
    checkRule(
      code,
      yaml`
        apiVersion: v1
        kind: pod
              ^^^ warning podman-ignored-kind: podman has no kind 'pod' and passes over it. Did you mean 'Pod'?
        metadata:
          name: web
      `,
    );
    checkFix(
      code,
      'apiVersion: v1\nkind: pod # c\nmetadata:\n  name: web\n',
      "Rename to 'Pod'",
      'apiVersion: v1\nkind: Pod # c\nmetadata:\n  name: web\n',
    );
  });
  test.each([
    ['DaemonSet', 'apps/v1', '4.6', '4.7'],
    ['Job', 'batch/v1', '5.2', '5.3'],
    ['List', 'v1', '4.6', '4.7'],
  ])('%s came later', (kind, apiVersion, before, since) => {
    const text = (caret: string) =>
      `apiVersion: ${apiVersion}\nkind: ${kind}${caret}\nmetadata:\n  name: web\n`;
    const carets = `\n      ${'^'.repeat(kind.length)}`;
    checkRule(
      code,
      text(
        `${carets} warning podman-ignored-kind: podman ${before} passes over a ${kind}: the first to play it is ${since}.`,
      ),
      before,
    );
    checkRule(code, text(''), since);
  });
});

describe('a field in other letters', () => {
  const code = 'podman-wrong-case-field';

  test('is silent where the right one stands beside it', () => {
    checkRule(code, pod({ container: 'ImagePullPolicy: Never\nimagePullPolicy: Always' }));
    checkRule(code, pod({ container: 'imagePullPolicey: Never' }));
  });
  test('gets the right ones', () => {
    checkFix(
      code,
      pod({ container: 'TTY: true # c' }),
      "Rename to 'tty'",
      pod({ container: 'tty: true # c' }),
    );
  });
});

test('a procMount podman knows is silent', () => {
  checkRule('podman-ignored-proc-mount', pod({ container: 'securityContext: {procMount: Unmasked}' }));
  checkRule('podman-ignored-proc-mount', pod({ container: 'securityContext: {procMount: Default}' }));
});
