import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { applyFile } from '../../client/cluster/by-podman.ts';
import { podmanRunner } from '../../client/podman/run.ts';
import { invalid, startApi, type Refusal } from '../client/cluster/api.ts';

vi.mock('vscode', async () => import('../client/vscode.ts'));

/** A real podman, PODWRIGHT_TEST_PODMAN or `podman`, applies a manifest to an API server that is a stand-in. */
const podman = process.env['PODWRIGHT_TEST_PODMAN'] ?? 'podman';
const { stdout, status } = spawnSync(podman, ['version', '--format', '{{.Client.Version}}'], {
  encoding: 'utf8',
});
const works = status === 0;
const isOlder = /^4\.[0-3]\./.test(stdout);
const run = podmanRunner(() => ({ path: podman }));
const manifest = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: app
      image: docker.io/library/nginx:1.27
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - port: 80
`;

describe.skipIf(!works)(works ? `by ${podman}` : `skipped: '${podman}' can't be run`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'podwright-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** Applies it to an API server that refuses what it is told to; gives what that kept. */
  async function apply(refuse: Refusal = () => undefined): Promise<readonly string[]> {
    const file = join(folder, 'web.yaml');
    writeFileSync(file, manifest);
    const api = await startApi(refuse);
    try {
      const signal = AbortSignal.timeout(60_000);
      await applyFile(run, { config: api.config, namespace: 'team', file }, { signal });
      return api.kept();
    } finally {
      await api.close();
    }
  }

  if (isOlder) {
    test('a podman that has no such command says so', async () => {
      await expect(apply()).rejects.toMatchObject({ kind: 'missing' });
    });
    return;
  }

  test('a manifest comes into the namespace that is asked for', async () => {
    expect((await apply()).toSorted()).toEqual(['team/pods/web', 'team/services/web']);
  });

  test('what the API server objects to is handed on', async () => {
    const wrong: readonly [string, string] = ['spec.ports[0].name', 'Required value'];
    const refuse: Refusal = (it) => (it.kind === 'Service' ? invalid(it, [wrong]) : undefined);
    await expect(apply(refuse)).rejects.toMatchObject({
      kind: 'invalid',
      complaints: [{ sentence: 'spec.ports[0].name: Required value.' }],
    });
  });
});
