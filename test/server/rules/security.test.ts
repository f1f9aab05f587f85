import { describe, expect, test } from 'vitest';
import { sysctlNamespace } from '../../../server/schema/sysctls.ts';
import { checkDiagnostics, checkFix, checkNoFix, checkRule } from '../../check.ts';
import { yaml } from '../../fixture.ts';
import { pod } from './pod.ts';

const context = (text: string) => pod({ container: `securityContext:\n  ${text.replaceAll('\n', '\n  ')}` });

describe('escalation', () => {
  test('that is forbidden clashes with privileges', () => {
    checkDiagnostics(
      pod({
        container: yaml`
          securityContext:
            privileged: yes
            allowPrivilegeEscalation: off
            ^^^^^^^^^^^^^^^^^^^^^^^^ error forbidden-field: 'allowPrivilegeEscalation: false' can't stand beside 'privileged: true'. A privileged container may do all that escalation could give it.
        `,
      }),
    );
  });
  test('that is forbidden clashes with the capability of an administrator', () => {
    const before = context('allowPrivilegeEscalation: false\ncapabilities: {add: [KILL, CAP_SYS_ADMIN]}');
    checkFix(
      'privilege-escalation',
      before,
      "Remove 'CAP_SYS_ADMIN'",
      context('allowPrivilegeEscalation: false\ncapabilities: {add: [KILL]}'),
    );
    checkFix(
      'privilege-escalation',
      before,
      "Remove 'allowPrivilegeEscalation'",
      context('capabilities: {add: [KILL, CAP_SYS_ADMIN]}'),
    );
  });
  test('goes with all else', () => {
    checkDiagnostics(context('allowPrivilegeEscalation: false\ncapabilities: {add: [SYS_ADMIN, NOPE]}'));
    checkDiagnostics(context('allowPrivilegeEscalation: true\nprivileged: true'));
    checkDiagnostics(context('capabilities: {add: [CAP_SYS_ADMIN]}'));
    checkDiagnostics(context('allowPrivilegeEscalation: false\ncapabilities: {drop: [CAP_SYS_ADMIN]}'));
  });
});

describe('a profile', () => {
  test('on the node has its file named, and no other has', () => {
    checkDiagnostics(
      pod({
        spec: yaml`
          securityContext:
            seccompProfile:
              type: Localhost
              ^^^^ error missing-field: 'type: Localhost' needs 'localhostProfile' beside it.
            appArmorProfile:
              type: RuntimeDefault
              localhostProfile: mine
              ^^^^^^^^^^^^^^^^ error forbidden-field: 'localhostProfile' needs 'type: Localhost' beside it. Add that, or remove this.
        `,
        container: yaml`
          securityContext:
            seccompProfile:
              type: Localhost
              localhostProfile: ../profile.json
                                ^^^^^^^^^^^^^^^ error invalid-path: '../profile.json' must not step up with '..'.
            appArmorProfile:
              type: Localhost
              localhostProfile: ' mine'
                                ^^^^^^^ error invalid-format: 'mine' must have no blanks at its ends.
        `,
      }),
    );
  });
});

describe('an old annotation', () => {
  const annotated = (annotation: string, spec: string) => yaml`
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      annotations:
        note: a
        ${annotation}
    spec:
      securityContext: {${spec}}
      containers:
        - name: web
          image: docker.io/library/nginx:1.27
  `;
  const appArmor = 'container.apparmor.security.beta.kubernetes.io/web';
  const seccomp = 'seccomp.security.alpha.kubernetes.io/pod';
  test.each([
    [`${seccomp}: unconfined`, 'seccompProfile: {type: Unconfined}'],
    [`${seccomp}: docker/default`, 'seccompProfile: {type: RuntimeDefault}'],
    [`${seccomp}: localhost/a.json`, 'seccompProfile: {type: Localhost, localhostProfile: a.json}'],
    [`${seccomp}: unconfined`, ''],
    [`${appArmor}: runtime/default`, 'appArmorProfile: {type: RuntimeDefault}'],
    [`${appArmor}x: unconfined`, 'appArmorProfile: {type: RuntimeDefault}'],
  ])('%s goes with %s', (annotation, spec) => {
    checkRule('profile-annotation', annotated(annotation, spec));
  });
  test.each([
    [`${seccomp}: unconfined`, 'seccompProfile: {type: RuntimeDefault}', `${seccomp}: runtime/default`],
    [
      `${seccomp}: localhost/b`,
      'seccompProfile: {type: Localhost, localhostProfile: a}',
      `${seccomp}: localhost/a`,
    ],
    [`${appArmor}: runtime/default`, 'appArmorProfile: {type: Unconfined}', `${appArmor}: unconfined`],
  ])('%s clashes with %s', (annotation, spec, right) => {
    checkFix(
      'profile-annotation',
      annotated(annotation, spec),
      'Change the annotation',
      annotated(right, spec),
    );
  });
  test('of a container is compared with what it says itself', () => {
    checkRule(
      'profile-annotation',
      yaml`
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          annotations:
            container.seccomp.security.alpha.kubernetes.io/web: unconfined
        spec:
          containers:
            - name: web
              image: docker.io/library/nginx:1.27
              securityContext:
                seccompProfile:
                  type: RuntimeDefault
                        ^^^^^^^^^^^^^^ error profile-annotation: The annotation 'container.seccomp.security.alpha.kubernetes.io/web' says 'unconfined'. Both must say the same, or remove the annotation.
      `,
    );
  });
});

describe('a kernel parameter', () => {
  test.each([
    ['net.core.somaxconn', 'hostNetwork'],
    ['net/ipv4/conf/eth0.1/forwarding', 'hostNetwork'],
    ['kernel.shmmax', 'hostIPC'],
    ['kernel.sem', 'hostIPC'],
    ['kernel.semaphore', undefined],
    ['fs.mqueue.msg_max', 'hostIPC'],
    ['vm.swappiness', undefined],
    ['network.x', undefined],
  ])('%s belongs to the namespace of %s', (name, namespace) => {
    expect(sysctlNamespace(name)).toBe(namespace);
  });
  const sysctl = (name: string, spec: string) =>
    pod({ spec: `${spec}securityContext: {sysctls: [{name: ${name}, value: "1"}]}` });
  test('of the host is not the business of a pod', () => {
    checkFix(
      'host-sysctl',
      sysctl('kernel.shmmax', 'hostIPC: true\n'),
      "Remove 'hostIPC'",
      sysctl('kernel.shmmax', ''),
    );
    checkRule('host-sysctl', sysctl('kernel.shmmax', 'hostNetwork: true\n'));
    checkRule('host-sysctl', sysctl('net.core.somaxconn', 'hostNetwork: false\n'));
  });
  test('has a name of its form', () => {
    checkDiagnostics(sysctl('net/ipv4/conf/eth0_1/forwarding', ''));
    checkNoFix('invalid-name', sysctl('.', ''));
  });
});

describe('containers of Windows on the host', () => {
  const hostProcess = (spec: string, ...containers: readonly string[]) =>
    [
      'apiVersion: v1',
      'kind: Pod',
      'metadata: {name: web}',
      'spec:',
      ...spec.split('\n').map((it) => `  ${it}`),
      '  containers:',
      ...containers.map(
        (it, index) => `  - {name: c${index}, image: a:1, securityContext: {windowsOptions: {${it}}}}`,
      ),
      '',
    ].join('\n');
  test('are all of a pod, and on its network', () => {
    checkRule('host-process', hostProcess('hostNetwork: true', 'hostProcess: true', 'hostProcess: true'));
    checkRule('host-process', hostProcess('restartPolicy: Always', 'hostProcess: false', ''));
    checkNoFix('host-process', hostProcess('hostNetwork: true', 'hostProcess: true', ''));
  });
  test('say what their pod says', () => {
    const spec = 'hostNetwork: true\nsecurityContext: {windowsOptions: {hostProcess: true}}';
    checkRule('host-process', hostProcess(spec, '', 'hostProcess: true'));
    checkNoFix('host-process', hostProcess(spec, 'hostProcess: true', 'hostProcess: false'));
  });
  test('are put on the network of the host', () => {
    const before = hostProcess('hostNetwork: false', 'hostProcess: true');
    checkFix(
      'host-process',
      before,
      "Set 'hostNetwork: true'",
      hostProcess('hostNetwork: true', 'hostProcess: true'),
    );
  });
});

test('namespaces of the host exclude those of the pod', () => {
  checkDiagnostics(
    pod({
      spec: yaml`
        hostPID: true
        shareProcessNamespace: true
        ^^^^^^^^^^^^^^^^^^^^^ error forbidden-field: 'shareProcessNamespace: true' can't stand beside 'hostPID: true'. Remove one of the two.
      `,
      container: yaml`
        securityContext:
          procMount: Unmasked
          ^^^^^^^^^ error forbidden-field: 'procMount: Unmasked' needs 'hostUsers: false' beside it. Add that, or remove this.
      `,
    }),
  );
});

test('a mount that reaches the host needs privileges', () => {
  checkDiagnostics(
    pod({
      spec: 'volumes: [{name: a}]',
      container: yaml`
        volumeMounts:
          - name: a
            mountPath: /a
            mountPropagation: Bidirectional
            ^^^^^^^^^^^^^^^^ error forbidden-field: 'mountPropagation: Bidirectional' needs 'securityContext.privileged: true' beside it. Add that, or remove this.
          - name: a
            mountPath: /b
            recursiveReadOnly: Enabled
            ^^^^^^^^^^^^^^^^^ error forbidden-field: 'recursiveReadOnly: Enabled' needs 'readOnly: true' beside it. Add that, or remove this.
          - name: a
            mountPath: /c
            readOnly: true
            mountPropagation: None
            recursiveReadOnly: IfPossible
      `,
    }),
  );
});

describe('a user of Windows', () => {
  const user = (name: string) => context(`windowsOptions: {runAsUserName: '${name}'}`);
  test.each(['ContainerUser', 'DOMAIN\\user', 'example.com\\a user', 'a.b-c_d'])('is %s', (name) => {
    checkDiagnostics(user(name));
  });
  test.each(['a:b', 'a\\b\\c', '\\user', 'DOMAIN\\', '...', 'a@b'])('is not %s', (name) => {
    checkNoFix('invalid-format', user(name));
  });
});
