import { describe, expect, test } from 'vitest';
import { differences } from '../../server/features/running.ts';
import { faithful } from '../../server/lsp/faithful.ts';
import type { RunningContainer, RunningPod } from '../../server/protocol-running.ts';
import { newestPodman } from '../../server/schema/podman.ts';
import { manifest } from '../check.ts';
import { yaml } from '../fixture.ts';

const text = yaml`
  apiVersion: v1
  kind: ConfigMap
  metadata: { name: settings }
  data:
    mode: fast
  ---
  # The web server
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
    labels:
      app: web
  spec:
    containers:
      - name: srv
        image: nginx:1.27 # pinned
        args: [nginx, -g]
        ports:
          - containerPort: 80
            hostPort: 8080
        env:
          - name: MODE
            valueFrom:
              configMapKeyRef: { name: settings, key: mode }
          - name: LEVEL
            value: "1"
        volumeMounts:
          - name: data
            mountPath: /data
    volumes:
      - name: data
        persistentVolumeClaim:
          claimName: web-data
`;

const srv: RunningContainer = {
  ...{ name: 'srv', image: 'docker.io/library/nginx:1.27', process: ['/entry.sh', 'nginx', '-g'] },
  environment: { PATH: '/bin', HOSTNAME: 'web', MODE: 'fast', LEVEL: '1', OF_IMAGE: 'x' },
  ...{ workingDir: '/srv', tty: false, user: '101', memory: 0, memoryRequest: 0, cpu: 0 },
  mounts: [
    { path: '/data', kind: 'volume', source: 'web-data', readOnly: false },
    { path: '/var/cache', kind: 'volume', source: 'a'.repeat(64), readOnly: false },
  ],
  ...{ privileged: false, readOnlyRoot: false, added: [], dropped: ['AUDIT_WRITE', 'MKNOD', 'NET_RAW'] },
  own: {
    ...{ entrypoint: ['/entry.sh'], command: ['nginx'], environment: { PATH: '/bin', OF_IMAGE: 'x' } },
    ...{ workingDir: '/srv', user: '101', health: false },
  },
};

const web: RunningPod = {
  ...{
    name: 'web',
    byHand: false,
    labels: { app: 'web' },
    hostname: 'web',
    hostNetwork: false,
    restartPolicy: 'Always',
  },
  ports: [{ container: 80, protocol: 'TCP', host: 8080, address: '' }],
  ...{ hosts: [], dns: { nameservers: [], searches: [], options: [] }, sharesProcesses: false },
  ...{ hostPID: false, hostIPC: false, contents: {} },
  ...{ grace: 10, usualGrace: 10 },
  containers: [srv],
};

/** The lines that differ: `-` as it is written, `+` as it runs. */
function told(pod: RunningPod, written = text): readonly string[] {
  const found = differences(manifest(written), written.indexOf('apiVersion', 20), pod, newestPodman);
  const [before, after] = [written.split('\n'), (found?.text ?? '').split('\n')];
  return [
    ...before.filter((it) => !after.includes(it)).map((it) => `-${it.trim()}`),
    ...after.filter((it) => !before.includes(it)).map((it) => `+${it.trim()}`),
  ];
}

const container = (it: Partial<RunningContainer>): RunningPod => ({
  ...web,
  containers: [{ ...srv, ...it }],
});

const check = (command: string) => ({
  ...{ words: command.split(' '), delay: 0, period: 5, timeout: 1, retries: 3 },
});

test('what podman adds of itself is no difference, and not one letter is another', () => {
  expect(differences(manifest(text), text.indexOf('apiVersion', 20), web, newestPodman)).toEqual({
    count: 0,
    text,
  });
});

describe('what runs is told in the words of the manifest:', () => {
  test.each<[string, RunningPod, readonly string[]]>([
    [
      'an image, beside its comment',
      container({ image: 'docker.io/library/nginx:1.26' }),
      ['-image: nginx:1.27 # pinned', '+image: docker.io/library/nginx:1.26 # pinned'],
    ],
    [
      'arguments',
      container({ process: ['/entry.sh', 'nginx', '-T'] }),
      ['-args: [nginx, -g]', '+args: [nginx, -T]'],
    ],
    [
      'a program without arguments of its own',
      container({ process: ['/entry.sh', 'nginx'] }),
      ['-args: [nginx, -g]'],
    ],
    [
      'a value where it stands in the ConfigMap',
      container({ environment: { ...srv.environment, MODE: 'slow' } }),
      ['-mode: fast', '+mode: slow'],
    ],
    [
      'a value, in the quotes it has',
      container({ environment: { ...srv.environment, LEVEL: '2' } }),
      ['-value: "1"', '+value: "2"'],
    ],
    [
      'a variable more',
      container({ environment: { ...srv.environment, MORE: 'a' } }),
      ['+- name: MORE', '+value: a'],
    ],
    [
      'a port of the host',
      { ...web, ports: [{ ...web.ports[0], host: 8081 }] as RunningPod['ports'] },
      ['-hostPort: 8080', '+hostPort: 8081'],
    ],
    [
      'a port less',
      { ...web, ports: [] },
      ['-ports:', '-- containerPort: 80', '-hostPort: 8080', '+ports: []'],
    ],
    ['labels', { ...web, labels: { app: 'old', tier: 'front' } }, ['-app: web', '+app: old', '+tier: front']],
    ['a restart policy', { ...web, restartPolicy: 'Never' }, ['+restartPolicy: Never']],
    [
      'a volume',
      container({ mounts: [{ path: '/data', kind: 'volume', source: 'old', readOnly: false }] }),
      ['-claimName: web-data', '+claimName: old'],
    ],
    ['a limit', container({ memory: 64 * 1024 * 1024 }), ['+resources:', '+limits:', '+memory: 64Mi']],
    [
      'several limits, under one key',
      container({ memory: 2 ** 30, memoryRequest: 2 ** 29, cpu: 5e8 }),
      ['+resources:', '+limits:', '+memory: 1Gi', '+cpu: 500m', '+requests:', '+memory: 512Mi'],
    ],
    [
      'several rights, under one key',
      container({ readOnlyRoot: true, added: ['NET_ADMIN'] }),
      [...['+securityContext:', '+readOnlyRootFilesystem: true', '+capabilities:', '+add:', '+- NET_ADMIN']],
    ],
    [
      'names of other machines',
      { ...web, hosts: [{ name: 'db', address: '10.0.0.9' }] },
      ['+hostAliases:', '+- ip: 10.0.0.9', '+hostnames:', '+- db'],
    ],
    [
      'name servers',
      { ...web, dns: { nameservers: ['1.1.1.1'], searches: [], options: ['ndots:2', 'edns0'] } },
      [
        ...['+dnsConfig:', '+nameservers:', '+- 1.1.1.1', '+options:'],
        ...['+- name: ndots', '+value: "2"', '+- name: edns0'],
      ],
    ],
    ['processes that are shared', { ...web, sharesProcesses: true }, ['+shareProcessNamespace: true']],
    [
      'the processes of the machine',
      { ...web, hostPID: true, hostIPC: true },
      ['+hostIPC: true', '+hostPID: true'],
    ],
    ['a time to end', { ...web, grace: 3 }, ['+terminationGracePeriodSeconds: 3']],
    [
      'a health check that asks for a page',
      container({ health: check('curl -f HTTP://localhost:80/ok || exit 1') }),
      ['+livenessProbe:', '+httpGet:', '+path: /ok', '+port: 80', '+periodSeconds: 5'],
    ],
    [
      'one that opens a port',
      container({ health: check('nc -z -v db 5432 || exit 1') }),
      ['+livenessProbe:', '+tcpSocket:', '+port: 5432', '+host: db', '+periodSeconds: 5'],
    ],
    [
      'one that runs a command',
      container({ health: { ...check('test -f'), words: ['test', '-f'] } }),
      ['+livenessProbe:', '+exec:', '+command:', '+- test', '+- -f', '+periodSeconds: 5'],
    ],
    ['a user', container({ user: '1000' }), ['+securityContext:', '+runAsUser: 1000']],
  ])('%s', (_, pod, expected) => {
    expect(told(pod)).toEqual(expected);
  });

  test('a container that is not written, and one that does not run', () => {
    const pod = { ...web, containers: [{ ...srv, name: 'other' }] };
    expect(told(pod)).toEqual(expect.arrayContaining(['-- name: srv', '+- name: other']) as unknown);
  });
});

describe('names of other machines', () => {
  const names = (hosts: string) =>
    text.replace('spec:\n', `spec:\n  hostAliases:\n    - { ip: 10.0.0.9, hostnames: [${hosts}] }\n`);
  const at = (name: string, address = '10.0.0.9') => ({ name, address });

  test.each<[string, RunningPod['hosts'], readonly string[]]>([
    ['db, db2', [at('db2'), at('db')], []],
    ['db', [at('db'), at('new')], ['hostnames: [db]', 'hostnames: [db, new]']],
    ['db, old', [at('db')], ['hostnames: [db, old]', 'hostnames: [db]']],
    ['db', [at('db'), at('six', 'fd00::1')], ['', '- ip: fd00::1']],
  ])('%s', (written, hosts, [before, after]) => {
    const changed = told({ ...web, hosts }, names(written)).join('\n');
    if (before === undefined) expect(changed).toBe('');
    else expect(changed).toEqual(expect.stringContaining(after ?? ''));
    expect(changed).toContain(before ?? '');
  });

  test('that the pod does not have go', () => {
    expect(told(web, names('db')).join()).toContain('-- { ip: 10.0.0.9, hostnames: [db] }');
  });
});

describe('a health check', () => {
  const probe = (it: string) => text.replace('      args:', `      livenessProbe: ${it}\n      args:`);
  const runs = (command: string, it: Partial<RunningContainer['health']> = {}) =>
    container({ health: { ...check(command), period: 10, ...it } });

  test.each([
    ['{ exec: { command: [test, -f, /a b] } }', 'test -f /a b'],
    ['{ httpGet: { port: 80 } }', 'curl -f http://localhost:80/ || exit 1'],
    ['{ httpGet: { port: 80, path: /a, host: h, scheme: HTTPS } }', 'curl -f HTTPS://h:80/a || exit 1'],
    ['{ tcpSocket: { port: 80 }, periodSeconds: 0 }', 'nc -z -v localhost 80 || exit 1'],
    // As podman 4.3 writes them.
    ['{ exec: { command: [sh, -c, echo  a] } }', 'sh -c echo a || exit 1'],
    ['{ tcpSocket: { port: 80 } }', 'nc -z -v  80 || exit 1'],
    ['{ tcpSocket: { port: nobody } }', 'nc -z -v localhost 0 || exit 1'],
  ])('as podman makes it of %s is no difference', (written, command) => {
    expect(told(runs(command), probe(written))).toEqual([]);
  });

  test.each([
    [
      '{ httpGet: { port: 80, path: /a } }',
      runs('curl -f http://localhost:80/b || exit 1'),
      'livenessProbe: { httpGet: { port: 80, path: /b } }',
    ],
    [
      '{ httpGet: { port: 80, host: h } }',
      runs('curl -f http://localhost:81/ || exit 1'),
      'livenessProbe: { httpGet: { port: 81, host: localhost } }',
    ],
    ['{ exec: { command: [a] } }', runs('b c'), 'livenessProbe: { exec: { command: [b, c] } }'],
    [
      '{ tcpSocket: { port: 80 } }',
      runs('curl -f http://localhost:80/b || exit 1'),
      'livenessProbe: {httpGet: {path: /b, port: 80}}',
    ],
    [
      '{ tcpSocket: { port: 80 } }',
      runs('nc -z -v localhost 80 || exit 1', { delay: 5 }),
      'livenessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 5 }',
    ],
    [
      '{ exec: { command: [a] }, periodSeconds: 20 }',
      runs('a'),
      'livenessProbe: { exec: { command: [a] }, periodSeconds: 10 }',
    ],
  ])('that differs from %s is told', (written, pod, expected) => {
    expect(told(pod, probe(written))).toEqual([`-livenessProbe: ${written}`, `+${expected}`]);
  });

  test('that there is none of is taken out', () => {
    expect(told(web, probe('{ exec: { command: [a] } }'))).toEqual([
      '-livenessProbe: { exec: { command: [a] } }',
    ]);
  });

  test('beside a startup probe, of its image, and without a handler is no difference', () => {
    const startup = probe('{ exec: { command: [a] } }').replace('livenessProbe', 'startupProbe');
    expect(told(runs('b'), startup)).toEqual([]);
    expect(told(container({ health: check('b'), own: { ...srv.own, health: true } }))).toEqual([]);
    expect(told(web, probe('{ periodSeconds: 3 }'))).toEqual([]);
  });
});

describe('files that are made of a ConfigMap', () => {
  const mounted = (data: string, more = '') =>
    text
      .replace('    mode: fast\n', data)
      .replace('  mode: fast\n', data)
      .concat(`    - name: conf\n      configMap: { name: settings${more} }\n`);
  const page = '  mode: fast\n  page: |\n    <h1>\n      Hello\n    </h1>\n';
  const holding = (files: Readonly<Record<string, string>>) => ({ ...web, contents: { settings: files } });

  test('hold what is written, beside what others have put there', () => {
    const files = { mode: 'fast', page: '<h1>\n  Hello\n</h1>\n', left: 'x' };
    expect(told(holding(files), mounted(page))).toEqual([]);
  });

  test.each([
    ['slow', '<h1>\n  Hello\n</h1>\n', ['-mode: fast', '+mode: slow']],
    ['fast', '<h1>\n  Bye\n\n</h1>\n', ['-Hello', '+Bye']],
    ['fast', '<h1>\n  Hello\n</h1>', ['-page: |', '+page: |-']],
    ['fast', '  odd', ['-page: |', '-<h1>', '-Hello', '-</h1>', '+page: "  odd"']],
  ])('that hold %s and %j are told where the ConfigMap has them', (mode, now, lines) => {
    const found = told(holding({ mode, page: now }), mounted(page)).filter((it) => it !== '+');
    expect(found).toEqual(lines);
  });

  test('are those that items name', () => {
    const items = ', items: [{ key: mode, path: sub.conf }]';
    const files = { mode: 'old', 'sub.conf': 'fast' };
    expect(told(holding(files), mounted('  mode: fast\n', items))).toEqual([]);
    expect(told(holding({ 'sub.conf': 'slow' }), mounted('  mode: fast\n', items))).toEqual([
      '-mode: fast',
      '+mode: slow',
    ]);
  });

  test('are unknown where podman does not say', () => {
    expect(told(web, mounted(page))).toEqual([]);
  });
});

test.each(['\n', '\r\n'])(
  'a container that is not written takes the place of the last that does not run',
  (br) => {
    const written = text.replace('  volumes:\n', '    - name: old\n      image: busybox\n  volumes:\n');
    const pod = { ...web, containers: [srv, { ...srv, name: 'new', image: 'alpine' }] };
    const [before, after] = ['name: old\n      image: busybox', 'name: new\n      image: alpine'];
    const lines = (it: string) => it.replaceAll('\n', br);
    const found = differences(
      manifest(lines(written)),
      lines(written).indexOf('apiVersion', 20),
      pod,
      newestPodman,
    );
    expect(found?.text).toBe(lines(written.replace(before, after)));
  },
);

describe('where all that is written goes, and other things come, is written what comes:', () => {
  const labels = (it: string) => text.replace('  labels:\n    app: web\n', it);

  test.each([
    ['  labels:\n    app: web\n', '  labels:\n    tier: front\n    zone: a\n'],
    ['  labels:\n    app: web # its own\n', '  labels: # its own\n    tier: front\n    zone: a\n'],
    ['  labels:\n    # its own\n    app: web\n', '  labels:\n    # its own\n    tier: front\n    zone: a\n'],
    ['  labels:\n    app: web\n    more: b\n', '  labels:\n    zone: a\n    tier: front\n'],
    ['  labels: { app: web }\n', '  labels: { tier: front, zone: a }\n'],
    ['  labels: {app: web, more: b}\n', '  labels: {tier: front, zone: a}\n'],
  ])('%j', (written, after) => {
    const pod = { ...web, labels: { tier: 'front', zone: 'a' } };
    const found = differences(manifest(labels(written)), text.indexOf('apiVersion', 20), pod, newestPodman);
    expect(found?.text).toBe(labels(after));
  });

  test('a container, and what is added to the pod behind it', () => {
    const before = text.slice(0, text.indexOf('  volumes:'));
    const pod = { ...web, containers: [{ ...srv, name: 'other' }], restartPolicy: 'Never' as const };
    const found = differences(manifest(before), text.indexOf('apiVersion', 20), pod, newestPodman);
    expect(found?.text).toBe(
      `${before.slice(0, before.indexOf('    - name: srv'))}    - name: other\n      image: docker.io/library/nginx:1.27\n  restartPolicy: Never\n`,
    );
  });

  test('nothing where nothing comes, while a key comes behind it', () => {
    const pod = { ...web, labels: {}, hostname: 'here' };
    expect(told(pod)).toEqual(['-labels:', '-app: web', '+labels: {}', '+hostname: here']);
  });
});

test('where no pod is described nothing is compared', () => {
  expect(differences(manifest(text), 0, web, newestPodman)).toBeUndefined();
});

test('what is taken from elsewhere is no difference', () => {
  const elsewhere = text.replace('settings, key', 'unknown, key');
  expect(told(container({ environment: { ...srv.environment, MODE: 'slow' } }), elsewhere)).toEqual([]);
});

describe('of a pod that was made by hand', () => {
  const byHand: RunningPod = {
    ...web,
    ...{ name: 'my_web', byHand: true, hostname: 'web', labels: {}, restartPolicy: 'Never' },
    containers: [{ ...srv, name: 'brave_noether' }],
  };
  const generated = text
    .replace('name: srv', 'name: bravenoether')
    .replace('app: web', 'app: myweb')
    .replace('spec:\n', 'spec:\n  hostname: web\n  restartPolicy: Never\n');

  test('what podman generates says the same', () => {
    expect(told(byHand, generated)).toEqual([]);
  });

  test('a label is told that podman has not generated', () => {
    expect(told(byHand, generated.replace('app: myweb', 'app: other'))).toContain('-app: other');
    expect(told({ ...byHand, byHand: false }, generated)).toContain('-app: myweb');
  });

  test('what podman does not generate is added', () => {
    const more = { ...srv, name: 'brave_noether', health: check('test -f /a') };
    const pod = { ...byHand, name: 'web', labels: { tier: 'front' }, containers: [more] };
    const bare = generated.replace('app: myweb', 'app: web').replace('  restartPolicy: Never\n', '');
    const whole = faithful(manifest(bare), pod, newestPodman);
    for (const it of ['restartPolicy: Never', 'app: web', 'tier: front', 'periodSeconds: 5']) {
      expect(whole).toContain(it);
    }
    expect(faithful(manifest(whole), pod, newestPodman)).toBe(whole);
    expect(faithful(manifest(bare), { ...pod, name: 'other' }, newestPodman)).toBe(bare);
  });
});
