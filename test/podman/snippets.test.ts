import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { localListing } from '../../client/podman/listing.ts';
import { podmanRunner } from '../../client/podman/run.ts';
import { manifestOf, snippets, type Snippet } from '../project/snippet.ts';

/** Each snippet, accepted with its defaults, on a real podman: PODWRIGHT_TEST_PODMAN, or `podman`. */
const podman = process.env['PODWRIGHT_TEST_PODMAN'] ?? 'podman';
const works = spawnSync(podman, ['version']).status === 0;
const listing = localListing(
  podmanRunner(() => ({ path: podman })),
  () => undefined,
);
const list = async () => (await listing(new AbortController().signal)).pods;
let folder = '';

describe.skipIf(!works)(works ? `on ${podman}` : `skipped: '${podman}' can't be run`, () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'podwright-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  let name = '';
  let file = '';
  afterEach(() => {
    spawnSync(podman, ['kube', 'down', '--', file]);
    // podman 4.3 leaves them.
    const left = [`${name}-config`, `${name}-credentials`, `${name}-prepared`];
    spawnSync(podman, ['volume', 'rm', '--force', '--', ...left]);
    spawnSync(podman, ['secret', 'rm', '--', ...left]);
  });

  test.each(snippets().filter(isAlone))('$name is played, runs, and is taken down', async (snippet) => {
    name = `podwright-${snippet.name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`;
    file = join(folder, `${name}.yaml`);
    writeFileSync(file, await elsewhere(manifestOf(snippet), name));

    expect(failure('kube', 'play', '--', file)).toBe('');
    // A Deployment's pod is called NAME-pod, in podman 4.3 NAME-pod-0.
    const pod = await vi.waitUntil(
      async () => (await list()).find((it) => it.name.startsWith(name) && it.state === 'running'),
      { timeout: 20_000, interval: 200 },
    );
    // An init container has to end before the others start.
    const others = pod.containers.filter((it) => it.role !== 'init');
    expect(others.length).toBeGreaterThan(1);
    expect(others.filter((it) => it.state !== 'running')).toEqual([]);

    expect(failure('kube', 'down', '--', file)).toBe('');
    expect((await list()).filter((it) => it.name.startsWith(name))).toEqual([]);
  });
});

/** Whether a pod starts by itself: those that wait for a service elsewhere are played with one (patterns.test.ts). */
function isAlone({ name }: Snippet): boolean {
  return !/init.*: (?:wait for a service|run a migration)$/.test(name);
}

/** What podman says when it fails; nothing when it doesn't. */
function failure(...args: readonly string[]): string {
  const { status, stderr } = spawnSync(podman, args, { encoding: 'utf8' });
  return status === 0 ? '' : `${status}: ${stderr}`;
}

/** The same pod with names and ports that nothing else on this machine has; volumes of one name are one. */
async function elsewhere(text: string, name: string): Promise<string> {
  const ports = await Promise.all((text.match(/hostPort: /g) ?? []).map(freePort));
  return text
    .replace(/(?<=hostPort: )\d+/g, () => String(ports.shift()))
    .replace(/\b(?:web|snippet)\b/g, name)
    .replace(/(?<=- name: )(?=(?:config|content|data|logs|prepared|status)$)/gm, `${name}-`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
