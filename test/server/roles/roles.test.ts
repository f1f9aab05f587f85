import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { variants } from '../../../server/patterns/variants.ts';
import { reasonFor, rolesAmong } from '../../check-roles.ts';
import { added } from '../../check-patterns.ts';
import { yaml } from '../../fixture.ts';

/** A pod of these containers and more of its spec, each a line of YAML in braces. */
function pod(containers: readonly string[], ...more: readonly string[]): string {
  const items = containers.map((it) => `    - {${it}}\n`);
  return `kind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n${items.join('')}${more.map((it) => `  ${it}\n`).join('')}`;
}

describe('a container that a pattern adds is what the pattern says,', () => {
  const mains: Readonly<Record<string, string>> = {
    'to a web server': 'image: docker.io/library/nginx:1.27',
    'to a web server that is published':
      'image: docker.io/library/nginx:1.27\n      ports:\n        - containerPort: 80\n          hostPort: 8080',
    'to an app of its own making': 'image: docker.io/library/busybox:1.37\n      command: [sleep, "100"]',
    'to an app that has volumes': [
      'image: quay.io/example/app:1',
      '      volumeMounts: [{name: a, mountPath: /var/www}, {name: b, mountPath: /var/log},',
      '        {name: c, mountPath: /etc/app}, {name: d, mountPath: /status}, {name: e, mountPath: /prepared}]',
      '  volumes: [{name: a, emptyDir: {}}, {name: b, emptyDir: {}}, {name: c, emptyDir: {}},',
      '    {name: d, emptyDir: {}}, {name: e, emptyDir: {}}]',
    ].join('\n'),
  };
  const plain = (main: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: app\n      ${mains[main] ?? ''}\n`;
  const cases = Object.keys(mains).flatMap((main) => variants.map((it) => ({ main, id: it.id, it })));
  test.each(cases)('$id $main', ({ main, it }) => {
    const roles = rolesAmong(added(plain(main), it.id)?.text ?? '');
    expect(roles.toSorted()).toEqual(
      ['app: main', `${it.container.name}: ${it.pattern}: ${it.title}`].toSorted(),
    );
  });
  test.each(['podman', 'kubernetes'] as const)('also when all are in one pod of %s', (engine) => {
    const all = variants.reduce(
      (text, { id }) => added(text, id)?.text ?? '',
      plain('to a web server that is published'),
    );
    expect(rolesAmong(all, engine).toSorted()).toEqual(
      [
        'app: main',
        ...variants.map(({ container, pattern, title }) => `${container.name}: ${pattern}: ${title}`),
      ].toSorted(),
    );
  });
});

test.each([
  ['app-fluentd', ['app: main', 'fluentd: sidecar: log shipper']],
  [
    'dynamic-webserver',
    ['prepare: init: prepare a volume', 'nginx: main', 'updater: sidecar: content updater'],
  ],
  ['ml-serving', ['serving: main', 'metrics: sidecar: metrics exporter', 'logs: sidecar: log shipper']],
  ['nginx-curl', ['nginx: main', 'curl: sidecar']],
  ['postgres-a', ['postgres: -']],
  ['wordpress-mysql', ['wordpress: -', 'mysql: -']],
  ['patterns/adapter', ['app: main', 'adapter: adapter: Prometheus metrics']],
  ['patterns/ambassador', ['app: main', 'ambassador: ambassador']],
  ['patterns/init', ['prepare: init: prepare a volume', 'nginx: main']],
  ['patterns/sidecar', ['app: main', 'log-printer: sidecar: log shipper']],
])('the sample %s is understood', (name, roles) => {
  expect(rolesAmong(readFileSync(`samples/${name}.yaml`, 'utf8'))).toEqual(roles);
});

describe('a container is told by what it shares with others:', () => {
  test('one that reads the logs of another, whatever its image', () => {
    const text = pod(
      [
        'name: app, volumeMounts: [{name: logs, mountPath: /out}]',
        'name: reader, volumeMounts: [{name: logs, mountPath: /in, readOnly: true}]',
      ],
      'volumes: [{name: logs, emptyDir: {}}]',
    );
    expect(rolesAmong(text)).toEqual(['app: main', 'reader: sidecar: log reader']);
    expect(reasonFor(text, 'reader')).toBe("It reads the logs that 'app' writes to the volume 'logs'.");
    expect(reasonFor(text, 'app')).toBe('The other containers are there for it.');
  });
  test('not one that mounts the same volume for something else, or another part of it', () => {
    const both = (mount: string) =>
      pod(
        [
          `name: app, volumeMounts: [{name: code, mountPath: /code${mount}}]`,
          `name: web, volumeMounts: [{name: code, mountPath: /var/www/html, readOnly: true${mount}}]`,
        ],
        'volumes: [{name: code, emptyDir: {}}]',
      );
    expect(rolesAmong(both(''))).toEqual(['app: -', 'web: -']);
    expect(rolesAmong(both(', subPath: logs').replaceAll('code', 'logs'))).toEqual(['app: -', 'web: -']);
  });
  test('not one that reads logs which nobody can write', () => {
    const mount = 'volumeMounts: [{name: logs, mountPath: /logs';
    const text = pod(
      [`name: app, ${mount}}]`, `name: reader, ${mount}, readOnly: true}]`],
      'volumes: [{name: logs, configMap: {name: logs}}]',
    );
    expect(rolesAmong(text)).toEqual(['app: -', 'reader: -']);
  });
  test('one before the app, and one behind it', () => {
    const front = pod([
      'name: app, ports: [{containerPort: 3000}]',
      'name: front, image: quay.io/a/nginx, ports: [{containerPort: 80}], env: [{name: UPSTREAM, value: "http://localhost:3000"}]',
    ]);
    expect(rolesAmong(front)).toEqual(['app: main', 'front: sidecar: reverse proxy']);
    expect(reasonFor(front, 'front')).toBe(
      "It passes what it gets at port 80 on to 'app' at localhost:3000.",
    );
    const behind = pod([
      'name: app, env: [{name: REDIS_URL, value: "redis://127.0.0.1:6379"}]',
      'name: away, image: docker.io/library/haproxy:3.1, command: [haproxy, -f, x], env: [{name: PORT, value: "6379"}]',
    ]);
    expect(rolesAmong(behind)).toEqual(['app: main', 'away: ambassador: proxy to a database']);
  });
  test('not a database that the app finds at localhost, nor a web server that somebody asks', () => {
    const database = 'name: db, image: docker.io/library/postgres:17, ports: [{containerPort: 5432}]';
    expect(rolesAmong(pod(['name: app, env: [{name: DB, value: "localhost:5432"}]', database]))).toEqual([
      'app: -',
      'db: -',
    ]);
    const asking =
      'name: web, image: docker.io/library/nginx:1.27, ports: [{containerPort: 80}], env: [{name: DB, value: "localhost:5432"}]';
    expect(rolesAmong(pod([asking, database]))).toEqual(['web: -', 'db: -']);
    const server = 'name: web, image: docker.io/library/httpd:2';
    expect(rolesAmong(pod(['name: app, env: [{name: DB_HOST, value: localhost}]', server]))).toEqual([
      'app: -',
      'web: -',
    ]);
  });
});

describe('a container is told by its image where nothing else tells:', () => {
  const app = 'name: app, image: quay.io/example/app:1';
  test.each([
    ['docker.io/fluent/fluent-bit:3.2', 'sidecar: log shipper'],
    ['mirror.example.com:5000/x/fluent/fluent-bit@sha256:0', 'sidecar: log shipper'],
    ['quay.io/prometheuscommunity/postgres-exporter:v1', 'sidecar: metrics exporter'],
    ['gcr.io/cloud-sql-connectors/cloud-sql-proxy:2', 'ambassador: proxy to a database'],
    ['docker.io/istio/proxyv2:1.20', 'sidecar: service mesh proxy'],
  ])('%s', (image, role) => {
    const text = pod([app, `name: other, image: "${image}"`]);
    expect(rolesAmong(text)).toEqual(['app: main', `other: ${role}`]);
  });
  test.each(['quay.io/example/my-fluentd-app:1', 'docker.io/library/nginx:1.27', 'vector/thing', ''])(
    'not %s',
    (image) => {
      expect(rolesAmong(pod([app, `name: other, image: "${image}"`]))).toEqual(['app: -', 'other: -']);
    },
  );
  test('not where nothing would be left that the pod is for, and not the only one', () => {
    const shipper = 'name: logs, image: docker.io/fluent/fluentd:v1';
    expect(rolesAmong(pod([shipper]))).toEqual(['logs: -']);
    const exporter = 'name: measures, image: quay.io/prometheus/node-exporter:v1';
    expect(rolesAmong(pod([shipper, exporter]))).toEqual(['logs: -', 'measures: -']);
  });
});

describe('an init container is told by what its command does:', () => {
  const init = (container: string, engine: 'podman' | 'kubernetes' = 'podman') =>
    rolesAmong(
      pod(
        ['name: app, volumeMounts: [{name: data, mountPath: /data}]'],
        `initContainers: [{name: first, ${container}}]`,
      ),
      engine,
    )[0]?.replace('first: ', '');
  test.each([
    ['command: [sh, -c, "while ! nc -z db 5432; do sleep 1; done"]', 'init: wait for a service'],
    ['command: [sh, -c, "for i in 1 2; do wget -q db && exit 0; sleep 1; done"]', 'init: wait for a service'],
    ['command: [python, manage.py, migrate]', 'init: run a migration'],
    ['image: docker.io/flyway/flyway:11', 'init: run a migration'],
    ['command: [./bin/migrate, up]', 'init: run a migration'],
    ['command: [rails, "db:migrate"]', 'init: run a migration'],
    ['command: [kubectl, wait, --for=condition=complete, job/migrate]', 'init: wait for a service'],
    ['command: [chown, -R, "1000", /data]', 'init: fix permissions'],
    [
      'command: [/bin/sh, -ec, "mkdir -p /data && chmod 777 /data"], volumeMounts: [{name: data, mountPath: /data}]',
      'init: fix permissions',
    ],
    ['volumeMounts: [{name: data, mountPath: /out}]', 'init: prepare a volume'],
    ['command: [cp, x, /out/y], volumeMounts: [{name: data, mountPath: /out}]', 'init: prepare a volume'],
  ])('{%s} is %s', (container, role) => {
    expect(init(container)).toBe(role);
  });
  test.each([
    'command: [sh, -c, "echo done"]',
    'command: [psql-like-thing]',
    'command: [./check], volumeMounts: [{name: data, mountPath: /out}]',
    'command: [cp, x, /out/y], volumeMounts: [{name: data, mountPath: /out, readOnly: true}]',
    'command: [sh, -c, "until psql -c true; do sleep 1; done"]',
    'command: [sh, -c, "psql -c \'SELECT 1\' || exit 1"]',
    'command: [cp, /app/migrate, /x]',
    'command: [sh, -c, "curl example.com; chown 1 /x"]',
  ])('{%s} tells no more than its place', (container) => {
    expect(init(container)).toBe('init');
  });
});

test('an init container that is restarted is a sidecar on Kubernetes, and one to wait for under podman', () => {
  const text = readFileSync('test/manifests/init-and-sidecar.yaml', 'utf8');
  expect(rolesAmong(text, 'podman')).toEqual(['wait: init: wait for a service', 'proxy: init', 'app: main']);
  expect(rolesAmong(text, 'kubernetes')).toEqual([
    'wait: init: wait for a service',
    'proxy: sidecar',
    'app: main',
  ]);
  expect(reasonFor(text, 'proxy', 'podman')).toContain('podman waits for it to end');
  expect(reasonFor(text, 'proxy', 'kubernetes')).toContain('runs on beside them');
});

describe('a person has the last word:', () => {
  const text = (annotation: string) => yaml`
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
    spec:
      template:
        metadata:
          annotations:
            ${annotation}
        spec:
          containers:
            - name: app
              image: docker.io/fluent/fluentd:v1
            - name: helper
              image: quay.io/example/helper:1
  `;
  test('of a role, and of its sort in their own words', () => {
    const said = text('podwright.role/helper: sidecar  cache of pages');
    expect(rolesAmong(said)).toEqual(['app: main', 'helper: sidecar: cache of pages']);
    expect(reasonFor(said, 'helper')).toBe("The annotation 'podwright.role/helper' says so.");
    expect(rolesAmong(text('podwright.role/app: main'))).toEqual(['app: main', 'helper: -']);
  });
  test('of the container kubectl takes', () => {
    expect(rolesAmong(text('kubectl.kubernetes.io/default-container: app'))).toEqual([
      'app: main',
      'helper: -',
    ]);
  });
  test('but what is no role counts for nothing', () => {
    expect(rolesAmong(text('podwright.role/helper: assistant'))).toEqual([
      'app: sidecar: log shipper',
      'helper: main',
    ]);
    expect(rolesAmong(text('podwright.role/helper: constructor'))).toContain('helper: main');
  });
});

test('each pod of a file has roles of its own, also by way of aliases', () => {
  const text = yaml`
    kind: List
    items:
      - kind: Pod
        spec:
          initContainers:
            - &first {name: first, command: [chown, "1", /x]}
          containers: [{name: app}]
      - kind: Pod
        spec:
          initContainers: [*first]
          containers: [{name: alone}]
  `;
  expect(rolesAmong(text)).toEqual([
    'first: init: fix permissions',
    'app: main',
    'first: init: fix permissions',
    'alone: main',
  ]);
});

test('a command of any length is read as far as a person would write one', () => {
  const long = `while true; do ${'echo $A; '.repeat(100_000)} sleep 1; done`;
  const text = pod([
    `name: app, command: [sh, -c, "${long}"], env: [{name: A, value: "${'x'.repeat(10_000)}"}]`,
    'name: logs, image: docker.io/fluent/fluentd:v1',
  ]);
  expect(rolesAmong(text)).toEqual(['app: main', 'logs: sidecar: log shipper']);
});

test('a crowd of containers is not held against each other', () => {
  const many = (n: number) =>
    rolesAmong(
      pod(['name: logs, image: docker.io/fluent/fluentd:v1', ...Array.from({ length: n }, () => 'name: a')]),
    );
  expect(many(99)[0]).toBe('logs: sidecar: log shipper');
  expect(many(100)[0]).toBe('logs: -');
});
