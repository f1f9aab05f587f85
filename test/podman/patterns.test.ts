import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { variants } from '../../server/patterns/variants.ts';
import { readDescribed } from '../../client/podman/described.ts';
import { roleAnnotation } from '../../server/roles/role.ts';
import { only } from '../fixture.ts';
import { podNames, prefix, together, waiting } from './pattern-pods.ts';

/**
 * Containers of all patterns at work on a real podman: PODWRIGHT_TEST_PODMAN, or `podman`.
 * Its images are small stand-ins, so what is shown is that the containers are wired: the shared file arrives, the proxy
 * answers, and what has to end first has ended. Most pods are played at once, which is quicker.
 */
const podman = process.env['PODWRIGHT_TEST_PODMAN'] ?? 'podman';
const works = spawnSync(podman, ['version']).status === 0;

describe.skipIf(!works)(works ? `on ${podman}` : `skipped: '${podman}' can't be run`, () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'podwright-'));
    removeAll();
    play(...together);
  });
  afterAll(() => {
    removeAll();
    rmSync(folder, { recursive: true });
  });

  test('a log shipper prints the file that the app writes', async () => {
    await sees(() => logs('logs', 'log-shipper'), /\d\d:\d\d:\d\d/);
  });

  test('an adapter prints it as JSON', async () => {
    const [line = ''] = (await sees(() => logs('logs', 'log-normaliser'), /\n/)).split('\n');
    expect(JSON.parse(line)).toEqual({
      source: 'app',
      message: expect.stringMatching(/\d\d:\d\d/) as string,
    });
  });

  test('another serves what the app reports as metrics', async () => {
    await sees(() => asked('metrics', 'app', 9100, '/metrics'), /^app_orders \d+$/m);
  });

  test('an exporter measures whether the app answers', async () => {
    const probe = (port: number) =>
      asked('proxies', 'nginx', 9115, `/probe?module=http_2xx&target=127.0.0.1:${port}`);
    await sees(() => probe(80), /^probe_success 1$/m);
    expect(probe(81)).toContain('probe_success 0\n');
  });

  test('an updater writes the page that the app serves', async () => {
    await sees(() => asked('content', 'nginx', 80), /<h1>It is /);
  });

  test('a reloader fetches the configuration that the app reads, and tells the app', async () => {
    await sees(() => logs('reloaded', 'app'), /^POST \/-\/reload 200$/m);
    expect(inside('reloaded', 'app', 'cat', '/etc/app/app.conf')).toContain('process_start_time');
  });

  // What stands in for caddy speaks no TLS.
  test.each([
    ['TLS proxy', 8443],
    ['proxy to a database', 5432],
    ['proxy to an API', 8081],
  ])('a %s passes on what is sent to its own port', async (_, port) => {
    await sees(() => asked('proxies', 'nginx', port), /Welcome to nginx/);
  });

  test('an app is told to ask its proxies', () => {
    const told = inside(
      'proxies',
      'nginx',
      'sh',
      '-c',
      'echo $DATABASE_HOST:$DATABASE_PORT $API_HOST:$API_PORT',
    );
    expect(told).toBe('127.0.0.1:5432 127.0.0.1:8081\n');
  });

  test('a volume is prepared before the app that serves it starts', async () => {
    await sees(() => asked('prepared', 'nginx', 80), /Prepared before the app/);
    endInTurn('prepared', ['prepare-volume', 'nginx']);
  });

  test("a volume is the app's own before the app starts", async () => {
    await sees(() => inside('owned', 'app', 'cat', '/data/visits'), /\d\d:\d\d/);
    expect(inside('owned', 'app', 'stat', '-c', '%u', '/data')).toBe('1000\n');
    endInTurn('owned', ['fix-permissions', 'app']);
  });

  test('an app starts once the database is there and has been changed for it', async () => {
    const ended = begin(waiting(addressOfDatabase()));
    await sees(() => logs('waiting', 'wait-for-service'), /Waiting for/);
    expect(isRunning('waiting', 'nginx')).toBe(false);
    inside('database', 'app', 'touch', '/tmp/open');
    expect(await ended).toBe('');
    expect(isRunning('waiting', 'nginx')).toBe(true);
    endInTurn('waiting', ['wait-for-service', 'run-migration', 'nginx']);
    await sees(() => logs('database', 'app'), /statement: CREATE TABLE IF NOT EXISTS visits/);
  });

  test('containers get the annotations of a Deployment, but not those of its template', () => {
    const inspected = ['pod', 'pod-0'].flatMap((it) => inspect(it, 'app'));
    const { annotations } = readDescribed(only(inspected, 'container'));
    expect([...annotations.keys()].filter((it) => it.startsWith(roleAnnotation))).toEqual([
      `${roleAnnotation}app`,
    ]);
  });

  test('no variant is left out', () => {
    const names = run('ps', '--all', '--format', '{{.Names}}').stdout.split('\n');
    const isPlayed = (id: string) => podNames.some((it) => names.includes(`${it}-${id}`));
    expect(variants.map((it) => it.id).filter((it) => !isPlayed(it))).toEqual([]);
  });

  function written(...documents: readonly string[]): string {
    const file = join(folder, 'pods.yaml');
    writeFileSync(file, documents.join('---\n'));
    return file;
  }

  function play(...documents: readonly string[]): void {
    const { status, stderr } = run('kube', 'play', '--', written(...documents));
    expect(status === 0 ? '' : stderr).toBe('');
  }

  /** Plays what doesn't start until something else does; in the end gives what podman says where it fails. */
  async function begin(text: string): Promise<string> {
    const playing = spawn(podman, ['kube', 'play', '--', written(text)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const said: string[] = [];
    playing.stderr.on('data', (it) => said.push(String(it)));
    const [status] = (await once(playing, 'close')) as [number];
    return status === 0 ? '' : said.join('');
  }
});

function run(...args: readonly string[]) {
  return spawnSync(podman, args, { encoding: 'utf8' });
}

/** What a command in a container of a pod prints. */
function inside(pod: string, container: string, ...command: readonly string[]): string {
  return run('exec', nameOf(pod, container), ...command).stdout;
}

/** What a port of a pod answers to one of its containers. */
function asked(pod: string, container: string, port: number, path = '/'): string {
  return inside(pod, container, 'wget', '-q', '-O', '-', `http://127.0.0.1:${port}${path}`);
}

function logs(pod: string, container: string): string {
  return run('logs', nameOf(pod, container)).stdout;
}

function isRunning(pod: string, container: string): boolean {
  return run('ps', '--format', '{{.Names}}').stdout.split('\n').includes(nameOf(pod, container));
}

function nameOf(pod: string, container: string): string {
  return `${prefix}-${pod}-${container}`;
}

function addressOfDatabase(): string {
  const infra = run(
    'pod',
    'inspect',
    '--format',
    '{{.InfraContainerID}}',
    `${prefix}-database`,
  ).stdout.trim();
  const address = '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}';
  return run('container', 'inspect', '--format', address, '--', infra).stdout.trim();
}

type Inspected = {
  readonly State: {
    readonly ExitCode: number;
    readonly StartedAt: string;
    readonly FinishedAt: string;
  };
};

/** What podman tells of a container; nothing where there is none. */
function inspect(pod: string, container: string): readonly Inspected[] {
  const { status, stdout } = run('container', 'inspect', '--', nameOf(pod, container));
  return status === 0 ? (JSON.parse(stdout) as Inspected[]) : [];
}

/** Expects each of these containers of a pod but the last to have succeeded before the next was started. */
function endInTurn(pod: string, containers: readonly string[]): void {
  const states = containers.map((it) => only(inspect(pod, it), it).State);
  for (const [index, { StartedAt }] of states.entries()) {
    const before = states[index - 1];
    if (!before) continue;
    expect(before.ExitCode).toBe(0);
    expect(Date.parse(before.FinishedAt)).toBeLessThanOrEqual(Date.parse(StartedAt));
  }
}

/** Removes all that these tests make, and what a run that was broken off has left. */
function removeAll(): void {
  run('pod', 'rm', '--force', '--time', '0', '--ignore', ...podNames);
  const volumes = run('volume', 'ls', '--quiet', '--filter', `name=^${prefix}`).stdout.split('\n');
  run('volume', 'rm', '--force', '--', ...volumes.filter((it) => it !== ''));
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
