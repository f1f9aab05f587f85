import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExtensionContext } from 'vscode';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { activate } from '../../client/extension.ts';
import { localListing } from '../../client/podman/listing.ts';
import type { Pod } from '../../client/podman/pod.ts';
import { podmanRunner } from '../../client/podman/run.ts';
import { toManifestObject } from '../../server/lsp/objects.ts';
import { declaredObjects } from '../../server/features/objects.ts';
import { objectsRequest } from '../../server/protocol.ts';
import { manifest, remarks } from '../check.ts';
import { memento, Uri, workbench } from '../client/vscode.ts';

/**
 * The client's commands on a real podman: PODWRIGHT_TEST_PODMAN, or `podman`.
 * The workbench around them is a small one of ours; the server's answers come from the server's own code.
 */
vi.mock('vscode', async () => import('../client/vscode.ts'));
vi.mock('vscode-languageclient/node', () => ({
  CloseAction: {},
  ErrorAction: {},
  State: { Running: 2 },
  TransportKind: { ipc: 1 },
  LanguageClient: class {
    readonly code2ProtocolConverter = { asUri: String };
    readonly state = 1;
    start = () => Promise.resolve();
    dispose = () => Promise.resolve();
    onDidChangeState = () => ({ dispose: () => undefined });
    onRequest = () => ({ dispose: () => undefined });
    sendRequest = (request: unknown, { uri }: { uri: string }) =>
      request === objectsRequest
        ? Promise.resolve(objectsOf(uri))
        : Promise.reject(new Error('There is no server here.'));
  },
}));

function objectsOf(uri: string) {
  const text = workbench.texts.get(uri)?.text ?? '';
  const document = TextDocument.create(uri, 'yaml', 1, text);
  return declaredObjects(manifest(text)).map((it) => toManifestObject(document, it));
}

const podman = process.env['PODWRIGHT_TEST_PODMAN'] ?? 'podman';
const works = spawnSync(podman, ['version']).status === 0;
const samples = fileURLToPath(new URL('../../samples/', import.meta.url));
const list = localListing(
  podmanRunner(() => ({ path: podman })),
  () => undefined,
);
const subscriptions: { dispose: () => unknown }[] = [];
let folder = '';

const simple = (name: string, port: number) => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  containers:
    - name: server
      image: docker.io/library/nginx:1.27
      ports:
        - containerPort: 80
          hostPort: ${port}
`;

describe.skipIf(!works)(works ? `on ${podman}` : `skipped: '${podman}' can't be run`, () => {
  beforeAll(() => {
    // A run that was broken off leaves it.
    removeClaimed();
    folder = mkdtempSync(join(tmpdir(), 'podwright-'));
    workbench.settings.set('podwright.podman.path', podman);
    activate({
      ...{ subscriptions, workspaceState: memento() },
      asAbsolutePath: (it: string) => it,
    } as unknown as ExtensionContext);
  });
  afterEach(() => {
    Object.assign(workbench, { presses: [], messages: [], revealed: [], shown: [] });
    const names = ['podwright-test', 'podwright-test-port', 'podwright-test-init'];
    spawnSync(podman, ['pod', 'rm', '--force', '--ignore', ...names]);
    removeClaimed();
  });
  afterAll(() => {
    for (const it of subscriptions) it.dispose();
    rmSync(folder, { recursive: true });
  });

  test('a pod is played, listed, generated and taken down', async () => {
    const uri = write('simple.yaml', simple('podwright-test', 18_971));
    await press('podwright.play', uri);
    const pod = await podCalled('podwright-test');
    expect(pod).toMatchObject({ state: 'running', ports: [{ host: 18_971, container: 80 }] });
    expect(pod?.containers.map((it) => it.role)).toEqual(['infra', 'main']);
    expect(workbench.revealed).toEqual([pod?.id]);

    await press('podwright.generate', pod?.id);
    expect(workbench.shown.at(-1)).toContain('name: server\n');

    await press('podwright.down', uri);
    expect(await podCalled('podwright-test')).toBeUndefined();
    expect(workbench.messages).toEqual([]);
  });

  test('a pod that exists is replaced when that is wanted', async () => {
    const uri = write('again.yaml', simple('podwright-test', 18_971));
    await press('podwright.play', uri);
    const before = await podCalled('podwright-test');
    workbench.presses = ['Replace'];
    await press('podwright.play', uri);
    const after = await podCalled('podwright-test');
    expect(workbench.messages.map((it) => it.text)).toEqual(["A pod named 'podwright-test' already exists."]);
    expect(after?.state).toBe('running');
    expect(after?.id).not.toBe(before?.id);
  });

  test('a claim whose volume exists is no obstacle to playing once more', async () => {
    const claim = `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: podwright-test-data\nspec:\n  accessModes: [ReadWriteOnce]\n  resources: { requests: { storage: 1Mi } }\n---\n`;
    const uri = write('claim.yaml', claim + simple('podwright-test', 18_971));
    await press('podwright.play', uri);
    await press('podwright.replace', uri);
    expect((await podCalled('podwright-test'))?.state).toBe('running');
    expect(workbench.messages).toEqual([]);
    await press('podwright.down', uri);
  });

  test('a pod is stopped, started and removed from its row', async () => {
    await press('podwright.play', write('row.yaml', simple('podwright-test', 18_971)));
    const id = (await podCalled('podwright-test'))?.id;
    await press('podwright.stop', id);
    expect((await podCalled('podwright-test'))?.state).toBe('exited');
    await press('podwright.start', id);
    expect((await podCalled('podwright-test'))?.state).toBe('running');
    await press('podwright.remove', id);
    expect(await podCalled('podwright-test'), 'asked first').toBeDefined();
    workbench.presses = ['Remove'];
    await press('podwright.remove', id);
    expect(await podCalled('podwright-test')).toBeUndefined();
  });

  test('a port that is taken is named, and what was left', async () => {
    await press('podwright.play', write('one.yaml', simple('podwright-test', 18_971)));
    await press('podwright.play', write('two.yaml', simple('podwright-test-port', 18_971)));
    expect(workbench.messages.map((it) => it.text)).toEqual([
      expect.stringMatching(
        /^'two\.yaml' was not played\. Port 18971 is in use.* Pod 'podwright-test-port' was left/,
      ),
    ]);
  });

  test('an image that is nowhere is named', async () => {
    const nowhere = simple('podwright-test', 18_971).replace(
      'docker.io/library/nginx:1.27',
      'localhost/nowhere:1',
    );
    await press('podwright.play', write('image.yaml', nowhere));
    expect(workbench.messages[0]?.text).toMatch(/^'image\.yaml' was not played\. .*localhost\/nowhere:1/);
  });

  test('an init container is known as one while it runs, and playing it can be cancelled', async () => {
    const init = `  initContainers:\n    - name: prepare\n      image: docker.io/library/busybox:1.37\n      command: [sh, -c, 'trap "exit 1" TERM; sleep 600 & wait $!']\n  restartPolicy: Never\n`;
    const uri = write('init.yaml', simple('podwright-test-init', 18_971) + init);
    let cancel: () => void = () => undefined;
    workbench.onProgress = (it) => (cancel = it);
    const playing = press('podwright.play', uri);
    const pod = await vi.waitUntil(
      async () => {
        const found = await podCalled('podwright-test-init');
        return found?.state === 'starting' ? found : undefined;
      },
      { timeout: 30_000, interval: 200 },
    );
    expect(pod.containers.map((it) => it.role)).toEqual(['infra', 'init', 'main']);
    cancel();
    await playing;
    workbench.onProgress = () => undefined;
    expect(workbench.messages[0]?.text).toMatch(
      /^Playing 'init\.yaml' was cancelled: Pod 'podwright-test-init' was left/,
    );
  });

  test.each([
    ['empty.yaml', '', /nothing in it that podman can play/],
    [
      'tab.yaml',
      'apiVersion: v1\nkind: Pod\nmetadata:\n\tname: a\n',
      /line 4: found character that cannot start any token/,
    ],
    [
      'settings.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n',
      /nothing in it that podman can play/,
    ],
  ])('%s is refused in one sentence', async (name, text, sentence) => {
    await press('podwright.play', write(name, text));
    expect(workbench.messages).toEqual([
      { text: expect.stringMatching(sentence) as string, buttons: ['Show Output'] },
    ]);
  });

  test.each([
    ['a byte order mark', (it: string) => `\uFEFF${it}`],
    ['Windows line ends', (it: string) => it.replaceAll('\n', '\r\n')],
    ['five megabytes', (it: string) => `${it}${`# ${'x'.repeat(98)}\n`.repeat(50_000)}`],
  ])('a file with %s is played', async (_, change) => {
    const uri = write('odd.yaml', change(simple('podwright-test', 18_971)));
    await press('podwright.play', uri);
    expect(workbench.messages).toEqual([]);
    expect((await podCalled('podwright-test'))?.state).toBe('running');
  });

  describe.each(readdirSync(samples).filter((it) => it.endsWith('.yaml')))('%s', (name) => {
    test('plays, answers on its ports, generates a manifest without problems, and goes down', async () => {
      const uri = write(name, readFileSync(join(samples, name), 'utf8'));
      const names = objectsOf(uri.toString()).flatMap((it) => it.pod ?? []);
      // What a run that broke off has left would be in the way.
      spawnSync(podman, ['pod', 'rm', '--force', '--ignore', ...names]);
      await press('podwright.play', uri);
      expect(workbench.messages).toEqual([]);
      for (const it of names) {
        const pod = await podCalled(it);
        expect(pod?.state).toBe('running');
        for (const { host } of pod?.ports ?? []) await answers(host);
        await press('podwright.generate', pod?.id);
        const generated = workbench.shown.at(-1) ?? '';
        expect(remarks(generated).filter((remark) => remark.says.startsWith('error'))).toEqual([]);
      }
      await press('podwright.down', uri);
      for (const it of names) expect(await podCalled(it)).toBeUndefined();
    });
  });
});

function write(name: string, text: string): Uri {
  const uri = Uri.file(join(folder, name));
  writeFileSync(uri.fsPath, text);
  workbench.files.add(uri.fsPath);
  workbench.texts.set(uri.toString(), { text, dirty: false, saved: false });
  return uri;
}

async function press(command: string, argument: unknown): Promise<void> {
  await workbench.commands.get(command)?.(argument);
}

function removeClaimed(): void {
  spawnSync(podman, ['volume', 'rm', 'podwright-test-data']);
}

async function podCalled(name: string): Promise<Pod | undefined> {
  return (await list(new AbortController().signal)).pods.find((it) => it.name === name);
}

/** A connection is taken; a container may need a moment after its start. */
async function answers(port: number): Promise<void> {
  await vi.waitUntil(() => connects(port), { timeout: 20_000, interval: 200 });
}

function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (taken: boolean) => {
      socket.destroy();
      resolve(taken);
    };
    socket.once('connect', () => {
      end(true);
    });
    socket.once('error', () => {
      end(false);
    });
  });
}
