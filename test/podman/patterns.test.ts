import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { AppPlan } from '../../server/patterns/variant.ts';
import { variants } from '../../server/patterns/variants.ts';
import { readDescribed } from '../../client/podman/described.ts';
import { roleAnnotation } from '../../server/roles/role.ts';
import { newPod } from '../check-patterns.ts';
import { only, yaml } from '../fixture.ts';

/**
 * Pods of patterns at work on a real podman: PODWRIGHT_TEST_PODMAN, or `podman`.
 * Its images are small stand-ins, so what is shown is that the containers are wired: the shared file arrives, the proxy
 * answers, and what has to end first has ended.
 */
const podman = process.env['PODWRIGHT_TEST_PODMAN'] ?? 'podman';
const works = spawnSync(podman, ['version']).status === 0;
const name = 'podwright-pattern';
/** What podman calls the pod of a Deployment of that name; before 4.4 it numbers them. */
const ofDeployment = [`${name}-pod`, `${name}-pod-0`];
let folder = '';

describe.skipIf(!works)(works ? `on ${podman}` : `skipped: '${podman}' can't be run`, () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'podwright-'));
  });
  afterEach(() => {
    run('pod', 'rm', '--force', '--time', '0', '--ignore', name, ...ofDeployment);
    const volumes = run('volume', 'ls', '--quiet', '--filter', `name=^${name}`).stdout.split('\n');
    run('volume', 'rm', '--force', '--', ...volumes.filter((it) => it !== ''));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('a log shipper prints the file that the app writes', async () => {
    play(pod('log-shipper'));
    await sees(() => logs('log-shipper'), /\d\d:\d\d:\d\d/);
  });

  test('an adapter prints it as JSON', async () => {
    play(pod('log-normaliser'));
    const [line = ''] = (await sees(() => logs('log-normaliser'), /\n/)).split('\n');
    expect(JSON.parse(line)).toEqual({
      source: 'app',
      message: expect.stringMatching(/\d\d:\d\d/) as string,
    });
  });

  test('another serves what the app reports as metrics', async () => {
    play(pod('prometheus-metrics'));
    await sees(() => asked('prometheus-metrics', 'http://127.0.0.1:9100/metrics'), /^app_orders \d+$/m);
  });

  test('an updater writes the page that the app serves', async () => {
    play(pod('content-updater'));
    await sees(() => asked('nginx', 'http://127.0.0.1:80/'), /<h1>It is /);
  });

  test.each([
    ['database-proxy', 'db.example.com:5432', '127.0.0.1:80', 5432],
    ['api-proxy', 'https://api.example.com', 'http://127.0.0.1:80', 8081],
  ])('a %s passes on what the app sends to its own port', async (id, upstream, served, port) => {
    const text = pod(id, web);
    play(text.replace(upstream, served));
    await sees(() => asked('nginx', `http://127.0.0.1:${port}/`), /Welcome to nginx/);
    expect(inside('nginx', 'sh', '-c', 'echo $API_HOST$DATABASE_HOST')).toBe('127.0.0.1\n');
  });

  test('containers get the annotations of a Deployment, but not those of its template', () => {
    play(yaml`
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: ${name}
        annotations:
          podwright.role/app: main
      spec:
        selector:
          matchLabels:
            app: web
        template:
          metadata:
            labels:
              app: web
            annotations:
              podwright.role/helper: adapter
          spec:
            containers:
              - name: app
                image: docker.io/library/busybox:1.37
                command: [sleep, "100"]
    `);
    const inspected = ofDeployment.flatMap((pod) => {
      const { status, stdout } = run('container', 'inspect', '--', `${pod}-app`);
      return status === 0 ? (JSON.parse(stdout) as unknown[]) : [];
    });
    const { annotations } = readDescribed(only(inspected, 'container'));
    expect([...annotations.keys()].filter((it) => it.startsWith(roleAnnotation))).toEqual([
      `${roleAnnotation}app`,
    ]);
  });
});

/** An app that serves a page to the pod alone. */
const web: AppPlan = { image: 'docker.io/library/nginx:1.27', ports: [{ container: 80 }] };

/** A pod of a variant and an app that makes use of it, which publishes nothing. */
function pod(id: string, app = appFor(id)): string {
  return newPod(name, id, app);
}

function appFor(id: string): AppPlan {
  const own = variants.find((it) => it.id === id)?.app;
  return own?.ports ? { ...own, ports: web.ports ?? [] } : (own ?? web);
}

function written(text: string): string {
  const file = join(folder, 'pod.yaml');
  writeFileSync(file, text);
  return file;
}

function play(text: string): void {
  const { status, stderr } = run('kube', 'play', '--', written(text));
  expect(status === 0 ? '' : stderr).toBe('');
}

function run(...args: readonly string[]) {
  return spawnSync(podman, args, { encoding: 'utf8' });
}

/** What a command in a container of the pod prints. */
function inside(container: string, ...command: readonly string[]): string {
  return run('exec', `${name}-${container}`, ...command).stdout;
}

/** Without a limit of time: the busybox that stands in for images may break off with one. */
function asked(container: string, url: string): string {
  return inside(container, 'wget', '-q', '-O', '-', url);
}

function logs(container: string): string {
  return run('logs', `${name}-${container}`).stdout;
}

/** Waits until a text has what is looked for. */
function sees(read: () => string, wanted: RegExp): Promise<string> {
  return vi.waitUntil(
    () => {
      const text = read();
      return wanted.test(text) ? text : undefined;
    },
    { timeout: 30_000, interval: 200 },
  );
}
