import { describe, test } from 'vitest';
import { checkAcross, checkFix, checkNoFix, checkRule } from '../../check.ts';
import { withoutCarets, yaml } from '../../fixture.ts';
import { pod } from './pod.ts';

describe('a native sidecar', () => {
  const code = 'podman-blocking-sidecar';

  test('moves behind the containers, with all that is its own', () => {
    checkFix(
      code,
      yaml`
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          initContainers:
          - name: logs # of the web server
            # Runs as long as the pod.
            restartPolicy: Always
            image: docker.io/library/busybox:1.37
            command:
            - tail
            - |
              -f
          containers:
            - name: web
              image: docker.io/library/nginx:1.27
          hostname: web
      `,
      "Move it into 'containers'",
      yaml`
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: web
              image: docker.io/library/nginx:1.27
            - name: logs # of the web server
              # Runs as long as the pod.
              image: docker.io/library/busybox:1.37
              command:
              - tail
              - |
                -f
          hostname: web
      `,
    );
  });
  test('leaves the other init containers', () => {
    const init = '    - name: wait\n      image: docker.io/library/busybox:1.37\n';
    const head = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n';
    const web = '  containers:\n    - name: web\n      image: docker.io/library/nginx:1.27\n';
    checkFix(
      code,
      `${head}  initContainers:\n    - name: logs\n      restartPolicy: Always\n${init}${web}`,
      "Move it into 'containers'",
      `${head}  initContainers:\n${init}${web}    - name: logs\n`,
    );
  });
  test('within brackets stays within its own', () => {
    const head = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n';
    const web = '  containers:\n    - name: web\n      image: docker.io/library/nginx:1.27\n';
    checkFix(
      code,
      `${head}  initContainers: [{name: logs, restartPolicy: Always}]\n${web}`,
      "Move it into 'containers'",
      `${head}${web}    - {name: logs}\n`,
    );
  });
  test('is none without its restartPolicy', () => {
    checkRule(code, pod({ spec: 'initContainers:\n  - name: wait' }));
    checkRule(code, pod({ container: 'restartPolicy: Always' }));
  });
});

test('podman 4.3 gets past init containers of a pod that ends', () => {
  const init = (policy: string) => pod({ spec: `restartPolicy: ${policy}\ninitContainers:\n  - name: i` });
  checkRule('podman-looping-init', init('Never'), '4.3');
  checkRule('podman-looping-init', init('Always'), '4.4');
  checkFix('podman-looping-init', init('Always'), "Set 'restartPolicy: OnFailure'", init('OnFailure'), '4.3');
});

test('what podman 4.3 runs over and over in a workload stays, for Kubernetes takes no other policy there', () => {
  const text = yaml`
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
    spec:
      template:
        spec:
          initContainers:
          ^^^^^^^^^^^^^^ warning podman-looping-init: podman 4.3 runs init containers over and over, unless 'restartPolicy' is OnFailure or Never.
            - name: wait
  `;
  checkRule('podman-looping-init', text, '4.3');
  checkNoFix('podman-looping-init', withoutCarets(text), '4.3');
});

test('podman 4.3 alone hands out base64', () => {
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\ndata:\n  a: Yg==\n';
  checkRule('podman-raw-secret', secret);
  checkRule(
    'podman-raw-secret',
    secret.replace(
      '\ndata:\n',
      '\ndata:\n^^^^ warning podman-raw-secret: podman 4.3 hands out what stands here as it is, in base64.\n',
    ),
    '4.3',
  );
});

describe('capabilities', () => {
  const code = 'podman-invalid-capability';
  const capabilities = (text: string) => pod({ container: `securityContext: {capabilities: {${text}}}` });

  test.each(['add: [NET_ADMIN, cap_sys_time, CAP_BPF]', 'add: [CHOWN], drop: [ALL]', 'add: [all]'])(
    '%s are taken',
    (text) => {
      checkRule(code, capabilities(text));
    },
  );
  test('are Linux’s', () => {
    checkFix(code, capabilities('drop: [NET_RAWW]'), "Change to 'NET_RAW'", capabilities('drop: [NET_RAW]'));
    checkNoFix(code, capabilities('add: [EVERYTHING]'));
  });
  test('are not both added and dropped, however they are written', () => {
    checkNoFix(code, capabilities('add: [CAP_NET_RAW], drop: [net_raw]'));
    checkNoFix(code, capabilities('add: [ALL], drop: [ALL]'));
  });
});

describe('sysctls', () => {
  const code = 'podman-disallowed-sysctl';
  const sysctl = (name: string, more = '') =>
    pod({ spec: `securityContext: {sysctls: [{name: ${name}, value: "1"}]}${more}` });

  test.each(['net.core.somaxconn', 'kernel.shmmax', 'fs.mqueue.msg_max'])('%s is the pod’s own', (name) => {
    checkRule(code, sysctl(name));
  });
  test.each([
    ['net.core.somaxconn', '\nhostNetwork: true'],
    ['kernel.sem', '\nhostIPC: true'],
    ['kernel.panic', ''],
  ])('%s is the host’s%s', (name, more) => {
    checkNoFix(code, sysctl(name, more));
  });
  test('are not set before 4.5', () => {
    checkRule(code, sysctl('vm.swappiness'), '4.4');
  });
});

describe('a file', () => {
  const code = 'podman-nothing-to-play';
  const object = (kind: string, apiVersion = 'v1') =>
    `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: a\n`;

  test.each(['Pod', 'Secret', 'PersistentVolumeClaim'])('with a %s is played', (kind) => {
    checkRule(code, `${object('Service')}---\n${object(kind)}`);
  });
  test('of ConfigMaps is for --configmap', () => {
    checkRule(
      code,
      yaml`
        apiVersion: v1
        kind: ConfigMap
              ^^^^^^^^^ information podman-nothing-to-play: podman plays no ConfigMap by itself. Put it into the file of its pod, or play that with --configmap.
        metadata:
          name: a
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: b
      `,
    );
  });
  test('of what only helps others run may be played with others', () => {
    checkRule(
      code,
      object('Service').replace(
        'Service\n',
        'Service\n      ^^^^^^^ information podman-nothing-to-play: podman plays nothing of this file by itself.\n',
      ),
    );
  });
  test('of a List is what stands in it', () => {
    const list = (kind: string) =>
      `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ${kind}\n    metadata:\n      name: a\n`;
    checkRule(code, list('Pod'));
    checkNoFix(code, list('StatefulSet'));
  });
  test('is what an older podman passes over', () => {
    const job = object('Job', 'batch/v1');
    checkRule(code, job, '5.3');
    checkAcross(
      code,
      {
        'a.yaml': job.replace(
          'Job\n',
          'Job\n      ^^^ error podman-nothing-to-play: podman refuses this file: there is nothing in it that it plays.\n',
        ),
        'b.yaml': object('Pod'),
      },
      { podman: '5.2' },
    );
  });
});
