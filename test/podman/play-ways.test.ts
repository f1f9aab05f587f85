import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { downFolder, downWithVolumes } from '../../client/manifest/down.ts';
import { optionsMemory } from '../../client/manifest/options.ts';
import { playKube, replaceKube, type Playing } from '../../client/manifest/play.ts';
import { playFolder } from '../../client/manifest/play-ways.ts';
import { localListing } from '../../client/podman/listing.ts';
import { versionProbe } from '../../client/podman/probe.ts';
import { podmanRunner } from '../../client/podman/run.ts';
import { declaredObjects } from '../../server/features/objects.ts';
import { toManifestObject } from '../../server/lsp/objects.ts';
import { manifest } from '../check.ts';
import { memento, Uri, workbench } from '../client/vscode.ts';

/** The ways to play and to take down, on a real podman: PODWRIGHT_TEST_PODMAN, or `podman`. */
vi.mock('vscode', async () => import('../client/vscode.ts'));

const podman = process.env['PODWRIGHT_TEST_PODMAN'] ?? 'podman';
const works = spawnSync(podman, ['version']).status === 0;
const run = podmanRunner(() => ({ path: podman }));
const list = localListing(run, () => undefined);
const pods = async () => (await list(new AbortController().signal)).pods;
const name = 'podwright-test-ways';
const volume = 'podwright-test-ways-data';
let folder = '';

const playing: Playing = {
  run,
  refresh: pods,
  pods: () => [],
  objects: (uri) => {
    const text = workbench.texts.get(uri.toString())?.text ?? '';
    const document = TextDocument.create(uri.toString(), 'yaml', 1, text);
    return Promise.resolve(declaredObjects(manifest(text)).map((it) => toManifestObject(document, it)));
  },
  options: optionsMemory(memento(), () => workbench.settings.get('podwright.play.options')),
  version: () => versionProbe(run)({ path: podman }),
  reveal: () => Promise.resolve(),
  log: () => undefined,
  showOutput: () => undefined,
  troubles: { tell: () => Promise.resolve(), tellFiles: () => Promise.resolve(), forget: () => undefined },
};

const pod = (more: string, container = '', image = 'docker.io/library/busybox:1.37') =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name} }\nspec:\n  terminationGracePeriodSeconds: 0\n${more}` +
  `  containers:\n    - name: c\n      image: ${image}\n      command: [sleep, '600']\n${container}`;
const claim = `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: ${volume} }\nspec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Mi } } }\n---\n`;
const claiming = `  volumes: [{ name: v, persistentVolumeClaim: { claimName: ${volume} } }]\n`;

function clean() {
  spawnSync(podman, ['pod', 'rm', '--force', '--ignore', name]);
  spawnSync(podman, ['volume', 'rm', '--force', volume]);
}

describe.skipIf(!works)(works ? `on ${podman}` : `skipped: '${podman}' can't be run`, () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'podwright-'));
    clean();
  });
  const forget = () => {
    Object.assign(workbench, { presses: [], messages: [], details: [], onProgress: () => undefined });
  };
  beforeEach(() => {
    forget();
    workbench.settings.delete('podwright.play.options');
    workbench.texts.clear();
  });
  afterEach(clean);
  afterAll(() => {
    forget();
    rmSync(folder, { recursive: true });
  });

  test('options reach the pod', async () => {
    workbench.settings.set('podwright.play.options', {
      start: false,
      logDriver: 'none',
      annotation: ['team=a, "b"'],
    });
    await playKube(playing, [write('options.yaml', pod(''))]);
    expect((await pods()).find((it) => it.name === name)?.state).toBe('created');
    const format = '{{.HostConfig.LogConfig.Type}} {{index .Config.Annotations "team"}}';
    expect(inspected(format)).toBe('none a, "b"');
  });

  test('relative paths start in the folder of the manifest', async () => {
    mkdirSync(join(folder, 'site'), { recursive: true });
    const mount = '  volumes: [{ name: v, hostPath: { path: ./site } }]\n';
    const uri = write('relative.yaml', pod(mount, '      volumeMounts: [{ name: v, mountPath: /v }]\n'));
    await playKube(playing, [uri]);
    expect(inspected('{{(index .Mounts 0).Source}}')).toBe(join(folder, 'site'));
  });

  test('a folder is one text, whose documents find each other', async () => {
    const inside = join(folder, 'several');
    mkdirSync(inside, { recursive: true });
    write('several/pod.yaml', pod('', '      envFrom: [{ configMapRef: { name: zettings } }]\n'));
    write(
      'several/zettings.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: zettings }\ndata: { GREETING: hello }\n',
    );
    await playFolder(playing, [Uri.file(inside)]);
    expect(inspected('{{.Config.Env}}')).toContain('GREETING=hello');
    await downFolder(playing, [Uri.file(inside)]);
    expect((await pods()).map((it) => it.name)).not.toContain(name);
  });

  test('a claim survives replacing and going down, and goes with its data when that is wanted', async () => {
    const uri = write('claim.yaml', claim + pod(claiming));
    await playKube(playing, [uri]);
    await replaceKube(playing, [uri]);
    expect(workbench.messages).toEqual([]);
    expect((await pods()).find((it) => it.name === name)?.state).toBe('running');
    await downWithVolumes(playing, [uri]);
    expect(workbench.details).toEqual([`All data in '${volume}' will be lost.`]);
    expect(volumes()).toContain(volume);
    workbench.presses = ['Delete Volume'];
    await downWithVolumes(playing, [uri]);
    expect(volumes()).not.toContain(volume);
    expect((await pods()).map((it) => it.name)).not.toContain(name);
  });

  test('a pull that stalls can be cancelled, and what it left can be removed', async () => {
    // A registry that takes connections and never says a word.
    let asked: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => (asked = resolve));
    const registry = createServer(() => {
      asked();
    });
    await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
    const address = registry.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    workbench.onProgress = (cancel) => void reached.then(cancel);
    workbench.presses = ['Remove Pod'];
    const uri = write('stalls.yaml', pod('', '', `127.0.0.1:${port}/nothing:1`));
    await playKube(playing, [uri]);
    registry.close();
    expect(workbench.messages[0]?.text).toMatch(/^Playing 'stalls\.yaml' was cancelled: /);
    expect((await pods()).map((it) => it.name)).not.toContain(name);
  });

  test('an image of a short name is told apart from one that is missing', async () => {
    const uri = write('short.yaml', pod('', '', 'podwright-test-nothing:1'));
    workbench.presses = ['Remove Pod'];
    await playKube(playing, [uri]).catch((error: unknown) => {
      workbench.messages.push({ text: String(error), buttons: [] });
    });
    expect(workbench.messages[0]?.text).toContain("'podwright-test-nothing:1'");
  });
});

function write(file: string, text: string): Uri {
  const uri = Uri.file(join(folder, file));
  writeFileSync(uri.fsPath, text);
  workbench.files.add(uri.fsPath);
  workbench.texts.set(uri.toString(), { text, dirty: false, saved: false });
  return uri;
}

function inspected(format: string): string {
  const args = ['container', 'inspect', '--format', format, `${name}-c`];
  return spawnSync(podman, args, { encoding: 'utf8' }).stdout.trim();
}

function volumes(): string {
  return spawnSync(podman, ['volume', 'ls', '--format', '{{.Name}}'], { encoding: 'utf8' }).stdout;
}
