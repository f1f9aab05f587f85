import { describe, test } from 'vitest';
import { checkFix, checkNoFix, checkRule } from '../../check.ts';
import { pod } from './pod.ts';

const context = (text: string) => pod({ container: `securityContext: {${text}}` });

describe('a container', () => {
  test.each(['runAsUser: 1000', 'runAsNonRoot: true'])('is not root with %s', (text) => {
    checkRule('practice-root-user', context(text));
    checkRule('practice-root-user', pod({ spec: `securityContext: {${text}}` }));
  });
  test('is root where it says so itself', () => {
    checkNoFix(
      'practice-root-user',
      pod({ spec: 'securityContext: {runAsUser: 1000}', container: 'securityContext: {runAsUser: 0}' }),
    );
  });
  test('is privileged only where it says so', () => {
    checkRule('practice-privileged', context('privileged: false'));
    checkFix(
      'practice-privileged',
      context('privileged: true, tty: 1'),
      "Remove 'privileged'",
      context('tty: 1'),
    );
  });
  test('gains no rights', () => {
    checkRule('practice-privilege-escalation', context('allowPrivilegeEscalation: false'));
    checkRule('practice-privilege-escalation', context('privileged: true'));
    checkNoFix('practice-privilege-escalation', context('privileged: false'));
  });
  test('can’t change its programs', () => {
    checkRule('practice-writable-root', context('readOnlyRootFilesystem: true'));
    checkNoFix('practice-writable-root', context('readOnlyRootFilesystem: false'));
  });
  test.each(['CAP_SYS_ADMIN', 'net_admin', 'ALL'])('may do harm with %s', (name) => {
    checkNoFix('practice-dangerous-capability', context(`capabilities: {add: [${name}]}`));
  });
  test('may do what is harmless, and drop whatever it likes', () => {
    const names = 'add: [NET_BIND_SERVICE, NOT_ONE], drop: [SYS_ADMIN]';
    checkRule('practice-dangerous-capability', context(`capabilities: {${names}}`));
  });
  test('keeps no capabilities', () => {
    checkRule('practice-kept-capabilities', context('capabilities: {drop: [all]}'));
    checkNoFix('practice-kept-capabilities', context('capabilities: {drop: [NET_RAW]}'));
  });
  test('has a filter of system calls', () => {
    checkRule('practice-missing-seccomp', context('seccompProfile: {type: RuntimeDefault}'));
    checkRule(
      'practice-missing-seccomp',
      pod({ spec: 'securityContext: {seccompProfile: {type: RuntimeDefault}}' }),
    );
  });
  test('sees what others see of /proc', () => {
    checkRule('practice-unmasked-proc', context('procMount: Default'));
  });
});

describe('a pod', () => {
  test.each(['hostNetwork', 'hostPID', 'hostIPC'])('is no part of the host by %s', (field) => {
    checkRule('practice-host-namespace', pod({ spec: `${field}: false` }));
    checkNoFix('practice-host-namespace', pod({ spec: `${field}: true` }));
  });
  test.each(['kernel.shm_rmid_forced', 'net.ipv4.tcp_syncookies', 'net/ipv4/tcp_rmem'])(
    'sets what nodes let it set: %s',
    (name) => {
      checkRule('practice-unsafe-sysctl', pod({ spec: `securityContext: {sysctls: [{name: ${name}}]}` }));
    },
  );
  test('has an account of its own, or none', () => {
    checkRule('practice-service-account', pod({ spec: 'serviceAccountName: web' }));
    checkRule('practice-service-account', pod({ spec: 'automountServiceAccountToken: false' }));
    checkNoFix('practice-service-account', pod({ spec: 'serviceAccountName: default' }));
  });

  const host = (path: string) => pod({ spec: `volumes: [{name: v, hostPath: {path: ${path}}}]` });
  test.each(['/', '/etc', '/etc/', '//proc', '/var/run/docker.sock', '/run/user/1000/podman/podman.sock'])(
    'gets at the host by %s',
    (path) => {
      checkNoFix('practice-sensitive-host-path', host(path));
    },
  );
  test.each(['/srv', '/etc/localtime', '/home/me/site', './etc'])('has no harm in %s', (path) => {
    checkRule('practice-sensitive-host-path', host(path));
  });
  test('reads from the host without writing', () => {
    const mount = (more: string, source = 'hostPath: {path: /srv}') =>
      pod({
        spec: `volumes: [{name: v, ${source}}]`,
        container: `volumeMounts: [{name: v, mountPath: ${more}}]`,
      });
    checkNoFix('practice-writable-host-path', mount('/v'));
    checkRule('practice-writable-host-path', mount('/v, readOnly: true'));
    checkRule('practice-writable-host-path', mount('"/v:z,ro"'));
    checkRule('practice-writable-host-path', mount('/v', 'emptyDir: {}'));
  });
  test('leaves ports of the host and SSH alone', () => {
    checkRule('practice-host-port', pod({ container: 'ports: [{containerPort: 80, hostPort: 0}]' }));
    checkRule('practice-ssh-port', pod({ container: 'ports: [{containerPort: 2222}]' }));
  });
});
