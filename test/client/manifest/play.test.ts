import { beforeEach, describe, expect, test, vi } from 'vitest';
import { downKube } from '../../../client/manifest/down.ts';
import { playKube } from '../../../client/manifest/play.ts';
import { PodmanError } from '../../../client/podman/error.ts';
import type { Container } from '../../../client/podman/pod.ts';
import { Uri, workbench } from '../vscode.ts';
import { answering, pod } from './answering.ts';

vi.mock('vscode', async () => import('../vscode.ts'));

const id = 'a'.repeat(64);
const uri = Uri.file('/w/web.yaml');
const made = `Pod:\n${id}\nContainer:\n${'b'.repeat(64)}\n\n`;

beforeEach(() => {
  Object.assign(workbench, { presses: [], messages: [], revealed: [], onProgress: () => undefined });
  workbench.texts.clear();
  workbench.texts.set(uri.toString(), { text: 'kind: Pod\n', dirty: false, saved: false });
  workbench.files.add('/w/web.yaml');
});

describe('Play Kube', () => {
  test('plays the file in its folder, and reveals the pod', async () => {
    const podman = answering({ 'kube play': made });
    await playKube(podman.playing, [uri]);
    expect(podman.asked).toEqual(['kube play -- /w/web.yaml']);
    expect(podman.commands[0]?.cwd).toBe('/w');
    expect(workbench.revealed).toEqual([id]);
    expect(workbench.messages).toEqual([]);
  });

  test('plays all files that are selected in the explorer', async () => {
    const other = Uri.file('/w/b.yaml');
    workbench.texts.set(other.toString(), { text: '', dirty: false, saved: false });
    const podman = answering({ 'kube play': made });
    await playKube(podman.playing, [uri, [uri, other]]);
    expect(podman.asked).toEqual(['kube play -- /w/web.yaml', 'kube play -- /w/b.yaml']);
  });

  test('saves what is not saved', async () => {
    const file = { text: 'kind: Pod\n', dirty: true, saved: false };
    workbench.texts.set(uri.toString(), file);
    await playKube(answering({ 'kube play': made }).playing, [uri]);
    expect(file.saved).toBe(true);
  });

  test('hands over a text that is no file', async () => {
    const untitled = Uri.parse('untitled:Untitled-1');
    workbench.texts.set(untitled.toString(), { text: 'kind: Pod\n', dirty: true, saved: false });
    const podman = answering({ 'kube play': made });
    await playKube(podman.playing, [untitled]);
    expect(podman.asked).toEqual(['kube play -']);
    expect(podman.commands[0]?.stdin).toBe('kind: Pod\n');
    expect(workbench.texts.get(untitled.toString())?.saved).toBe(false);
  });

  test('plays only the pod above which it was pressed, with what no pod is', async () => {
    const text = 'kind: ConfigMap\n---\nkind: Pod\n---\nkind: Pod\n';
    workbench.texts.set(uri.toString(), { text, dirty: false, saved: false });
    const podman = answering({ 'kube play': made }, [
      { ...pod, kind: 'ConfigMap', playable: false },
      { ...pod, line: 2, pod: 'a' },
      { ...pod, line: 4, pod: 'b' },
    ]);
    await playKube(podman.playing, [uri, 4]);
    expect(podman.asked).toEqual(['kube play -']);
    expect(podman.commands[0]?.stdin).toBe('kind: ConfigMap\n---\n\n---\nkind: Pod\n');
  });

  test('offers to replace a pod that exists, stopping it first', async () => {
    workbench.presses = ['Replace'];
    const podman = answering({ 'kube play --replace': made, 'kube play --': exists, 'pod stop': '' });
    await playKube(podman.playing, [uri]);
    expect(workbench.messages).toEqual([
      { text: "A pod named 'web' already exists.", buttons: ['Replace', 'Show Output'] },
    ]);
    expect(podman.asked.slice(1)).toEqual(['pod stop --ignore -- web', 'kube play --replace -- /w/web.yaml']);
    expect(workbench.revealed).toEqual([id]);
  });

  test('replaces nothing that it was not told to', async () => {
    const podman = answering({ 'kube play': exists });
    await playKube(podman.playing, [uri]);
    expect(podman.asked).toHaveLength(1);
  });

  test('leaves out claims whose volumes exist, which podman 4.3 refuses', async () => {
    const text = 'kind: PersistentVolumeClaim\n---\nkind: Pod\n';
    workbench.texts.set(uri.toString(), { text, dirty: false, saved: false });
    const taken = new PodmanError('volume', "A volume named 'data' already exists.");
    const podman = answering({ 'kube play --': taken, 'kube play -': made }, [
      { ...pod, kind: 'PersistentVolumeClaim', playable: false },
      { ...pod, line: 2 },
    ]);
    await playKube(podman.playing, [uri]);
    expect(podman.commands[1]?.stdin).toBe('\n---\nkind: Pod\n');
    expect(workbench.revealed).toEqual([id]);
  });

  test('says what failed and what was left', async () => {
    const podman = answering({ 'kube play': new PodmanError('port', 'Port 80 is in use.') });
    await expect(playKube(podman.playing, [uri])).rejects.toThrow(
      "'web.yaml' was not played. Port 80 is in use.",
    );
    expect(podman.told).toEqual([{ text: '', kind: 'port', sentence: 'Port 80 is in use.' }]);
  });

  test('offers to remove what was left', async () => {
    workbench.presses = ['Remove Pod'];
    const podman = answering({ 'kube play': new PodmanError('port', 'Port 80 is in use.') });
    podman.leave('web');
    await playKube(podman.playing, [uri]);
    expect(workbench.messages).toEqual([
      {
        text: "'web.yaml' was not played. Port 80 is in use. Pod 'web' was left created.",
        buttons: ['Remove Pod', 'Show Output'],
      },
    ]);
    expect(podman.asked.at(-1)).toBe(`pod rm --force --ignore -- ${id}`);
  });

  test('tells which container did not start, and why', async () => {
    const stderr = `starting container ${'c'.repeat(64)}: runc: runc create failed: unable to start container process: exec: "nope": executable file not found in $PATH\nError: failed to start 1 containers\n`;
    const podman = answering({ 'kube play': new PodmanError('refused', 'No.', { stderr }) });
    podman.leave('web', [container({ state: 'created' })]);
    await playKube(podman.playing, [uri]);
    expect(podman.told).toEqual([
      {
        text: stderr.split('\n')[0],
        sentence: 'Container \'side\' did not start: exec: "nope": executable file not found in $PATH.',
        container: 'side',
        pod: 'web',
      },
    ]);
  });

  test('tells which container ended at once, though podman had started it', async () => {
    const podman = answering({ 'kube play': made });
    podman.leave('web', [
      container({ state: 'exited', exitCode: 3 }),
      container({ exitCode: 1, state: 'running' }),
    ]);
    await playKube(podman.playing, [uri]);
    expect(podman.told).toEqual([
      {
        text: '',
        sentence: "Container 'side' ended with exit code 3 right after its start.",
        container: 'side',
        pod: 'web',
      },
    ]);
  });

  test('forgets what was wrong before', async () => {
    const podman = answering({ 'kube play': made });
    await playKube(podman.playing, [uri]);
    expect(podman.forgotten).toEqual([uri]);
  });

  test('says that the file vanished while it was played', async () => {
    workbench.files.delete('/w/web.yaml');
    const podman = answering({ 'kube play': new PodmanError('refused', 'Open web.yaml: no such file.') });
    await expect(playKube(podman.playing, [uri])).rejects.toThrow('The file was deleted or moved meanwhile.');
  });

  test('says that the file was not there to be played', async () => {
    workbench.texts.clear();
    await expect(playKube(answering({}).playing, [uri])).rejects.toThrow("'web.yaml' can't be read");
  });

  test('says that podman was not understood where it tells of no pod', async () => {
    await expect(playKube(answering({ 'kube play': 'hello' }).playing, [uri])).rejects.toThrow(
      "'web.yaml' was not played. podman ended without a word about a pod.",
    );
  });

  test('that was cancelled says so where podman no longer answers', async () => {
    const { playing } = answering({ 'kube play': 'hang' });
    workbench.onProgress = (cancel) => setImmediate(cancel);
    await playKube({ ...playing, refresh: () => Promise.resolve(undefined) }, [uri]);
    expect(workbench.messages[0]?.text).toBe(
      "Playing 'web.yaml' was cancelled: podman does not say what was left.",
    );
  });

  test('can be cancelled, and says what was left', async () => {
    const podman = answering({ 'kube play': 'hang' });
    podman.leave('web');
    workbench.onProgress = (cancel) => setImmediate(cancel);
    await playKube(podman.playing, [uri]);
    expect(workbench.messages).toEqual([
      { text: "Playing 'web.yaml' was cancelled: Pod 'web' was left created.", buttons: ['Remove Pod'] },
    ]);
  });
});

describe('Down', () => {
  test('stops the pods before it takes them down', async () => {
    const podman = answering({ 'pod stop': '', 'kube down': '' });
    await downKube(podman.playing, [uri]);
    expect(podman.asked).toEqual(['pod stop --ignore -- web', 'kube down -- /w/web.yaml']);
    expect(workbench.messages).toEqual([]);
  });

  test('of what is not there is no failure', async () => {
    await downKube(answering({ 'pod stop': '', 'kube down': new PodmanError('absent', 'No.') }).playing, [
      uri,
    ]);
    expect(workbench.messages).toEqual([
      { text: "Nothing of 'web.yaml' was there to take down.", buttons: [] },
    ]);
  });

  test('of a manifest of which only a part is there removes that part, which podman 4.3 leaves', async () => {
    const podman = answering({ 'kube down': new PodmanError('absent', 'No.') });
    podman.leave('web');
    await downKube(podman.playing, [uri]);
    expect(podman.asked.at(-1)).toBe(`pod rm --force --ignore -- ${id}`);
    expect(workbench.messages).toEqual([]);
  });

  test('says why it failed', async () => {
    const podman = answering({ 'pod stop': '', 'kube down': new PodmanError('refused', 'No.') });
    await expect(downKube(podman.playing, [uri])).rejects.toThrow("'web.yaml' was not taken down. No.");
  });
});

const exists = new PodmanError('exists', "A pod named 'web' already exists.");

function container(it: Partial<Container>): Container {
  return {
    id: 'c'.repeat(64),
    name: 'web-side',
    image: 'busybox',
    state: 'running',
    role: 'main',
    created: 0,
    exitCode: 0,
    restarts: 0,
    ports: [],
    networks: [],
    ...it,
  };
}
