import { describe, test } from 'vitest';
import { checkFix, checkNoFix, checkRule } from '../../check.ts';
import { yaml } from '../../fixture.ts';
import { pod } from './pod.ts';

describe('a probe', () => {
  const probe = (text: string, name = 'livenessProbe') => pod({ container: `${name}: {${text}}` });

  test('without a handler is dropped', () => {
    checkRule(
      'podman-dropped-probe',
      pod({
        container: yaml`
          startupProbe:
          ^^^^^^^^^^^^ warning podman-dropped-probe: podman drops a probe without 'exec', 'httpGet' or 'tcpSocket'. Give it one.
            periodSeconds: 5
        `,
      }),
    );
    checkRule('podman-dropped-probe', probe('periodSeconds: 5', 'readinessProbe'));
    checkRule('podman-dropped-probe', probe('grpc: {port: 5}, exec: {command: [ls]}'));
    checkRule('podman-dropped-probe', probe('htpGet: {port: 5}'));
  });
  test('that runs its own command needs no tool', () => {
    checkRule('podman-probe-tool', probe('exec: {command: [ls]}, httpGet: {port: 80}'));
    checkRule('podman-probe-tool', probe('httpGet: {port: 80}', 'readinessProbe'));
    checkNoFix('podman-probe-tool', probe('tcpSocket: {port: 80}', 'startupProbe'));
  });
  test('of a socket has to name a host before podman 4.6', () => {
    const code = 'podman-probe-host';
    const old = '4.5';
    checkFix(
      code,
      probe('tcpSocket: {port: 80}'),
      "Set 'host: localhost'",
      probe('tcpSocket: {port: 80, host: localhost}'),
      old,
    );
    checkRule(code, probe('tcpSocket: {port: 80, host: localhost}'), old);
    checkRule(code, probe('tcpSocket: {port: 80}', 'readinessProbe'), old);
    checkRule(code, probe('httpGet: {port: 80}, tcpSocket: {port: 80}', 'startupProbe'), old);
    checkRule(code, probe('tcpSocket: {port: 80}'), '4.6');
  });
  test('takes the first handler of podman’s order', () => {
    checkFix(
      'podman-several-sources',
      probe('httpGet: {port: 80}, exec: {command: [ls]}'),
      "Remove 'httpGet'",
      probe('exec: {command: [ls]}'),
    );
    checkRule('podman-several-sources', probe('httpGet: {port: 80}, exec: {}', 'readinessProbe'));
  });
  test('of a delay below nothing is refused', () => {
    checkRule(
      'podman-probe-default',
      pod({
        container: yaml`
          livenessProbe:
            initialDelaySeconds: -1
                                 ^^ error podman-probe-default: podman refuses a delay below 0. Write 0 or more.
            periodSeconds: 0
          readinessProbe:
            initialDelaySeconds: -1
        `,
      }),
    );
  });
});

describe('a probed port', () => {
  const code = 'podman-unknown-probe-port';
  const named = (port: string, handler = 'httpGet') =>
    pod({
      container: `ports: [{name: http, containerPort: 80}]\nlivenessProbe: {${handler}: {port: ${port}}}`,
    });

  test.each(['http', '8080', '"8080"'])('%s is known', (port) => {
    checkRule(code, named(port));
  });
  test('may be misspelt', () => {
    checkFix(code, named('htpp', 'tcpSocket'), "Change to 'http'", named('http', 'tcpSocket'));
    checkNoFix(code, named('admin'));
  });
  test('goes by its number before 4.6', () => {
    checkRule(code, named('80'), '4.5');
    checkRule(
      code,
      pod({
        container: yaml`
          ports: [{ name: http, containerPort: 80 }]
          livenessProbe:
            tcpSocket:
              port: http
                    ^^^^ error podman-unknown-probe-port: podman 4.5 refuses the name of a port here: names work since 4.6. Write its number.
        `,
      }),
      '4.5',
    );
  });
});

describe('an init container', () => {
  const init = (text: string) => pod({ spec: `initContainers:\n  - name: i${text}` });

  test('has no probes and no lifecycle', () => {
    checkFix(
      'podman-init-handler',
      init('\n    lifecycle: {preStop: {sleep: {seconds: 1}}}'),
      "Remove 'lifecycle'",
      init(''),
    );
    checkRule('podman-init-handler', init('\n    livenessProbe:'));
  });
});

describe('a stopSignal', () => {
  const signal = (text: string) => pod({ container: `lifecycle: {stopSignal: ${text}}` });

  test.each(['SIGTERM', 'term', '15', 'SIGRTMIN+3', 'RTMAX-14'])('%s is one', (text) => {
    checkRule('podman-unknown-signal', signal(text));
  });
  test.each(['SIG', '65', 'RTMIN+16'])('%s is none', (text) => {
    checkNoFix('podman-unknown-signal', signal(text));
  });
  test('is not read before 5.6', () => {
    checkRule('podman-unknown-signal', signal('nope'), '5.5');
  });
});
