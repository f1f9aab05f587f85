import { beforeEach, describe, expect, test, vi } from 'vitest';
import { downFolder, downKube, downWithVolumes } from '../../../client/manifest/down.ts';
import { playKube, replaceKube } from '../../../client/manifest/play.ts';
import {
  buildAndPlay,
  playDocument,
  playFolder,
  playWithOptions,
} from '../../../client/manifest/play-ways.ts';
import { PodmanError } from '../../../client/podman/error.ts';
import type { Question } from '../vscode.ts';
import { Uri, workbench } from '../vscode.ts';
import { answering, pod } from './answering.ts';

vi.mock('vscode', async () => import('../vscode.ts'));

const uri = Uri.file('/w/web.yaml');
const made = `Pod:\n${'a'.repeat(64)}\nContainer:\n${'b'.repeat(64)}\n\n`;

beforeEach(() => {
  Object.assign(workbench, { presses: [], messages: [], details: [], revealed: [], browsed: [] });
  Object.assign(workbench, { editor: undefined, question: undefined, onProgress: () => undefined });
  workbench.settings.delete('podwright.play.options');
  workbench.texts.clear();
  write('web.yaml', 'kind: Pod\n');
});

function write(name: string, text: string) {
  workbench.texts.set(Uri.file(`/w/${name}`).toString(), { text, dirty: false, saved: false });
}

describe('Play Kube', () => {
  test('plays as the workspace wants it, and so does Replace', async () => {
    workbench.settings.set('podwright.play.options', { network: ['web'], start: false });
    const podman = answering({ 'kube play': made });
    await playKube(podman.playing, [uri]);
    await replaceKube(podman.playing, [uri]);
    expect(podman.asked).toEqual([
      'kube play --network=web --start=false -- /w/web.yaml',
      'pod stop --ignore -- web',
      'kube play --replace --network=web --start=false -- /w/web.yaml',
    ]);
  });

  test('leaves out what this podman does not know', async () => {
    workbench.settings.set('podwright.play.options', { publish: ['8080:80'], userns: 'host' });
    const podman = answering({ 'kube play': made });
    await playKube({ ...podman.playing, version: () => Promise.resolve({ client: '4.3.1' }) }, [uri]);
    expect(podman.asked).toEqual(['kube play --userns=host -- /w/web.yaml']);
  });
});

describe('a pod that was made by hand', () => {
  test.each([
    ['Replace', replaceKube],
    ['Take Down', downKube],
  ] as const)('%s asks before it goes', async (button, act) => {
    const podman = answering({ 'kube play': made, 'kube down': '' });
    podman.leave('web', [], { byHand: true });
    await act(podman.playing, [uri]);
    expect(workbench.messages[0]).toMatchObject({
      text: "Pod 'web' was made by hand, not played from 'web.yaml': shall it go all the same?",
      buttons: [button],
    });
    expect(podman.asked).toEqual([]);
    workbench.presses = [button];
    await act(podman.playing, [uri]);
    expect(podman.asked.length).toBeGreaterThan(0);
  });

  test('that has another name is none of its business', async () => {
    const podman = answering({ 'kube down': '' });
    podman.leave('other', [], { byHand: true });
    await downKube(podman.playing, [uri]);
    expect(podman.asked).toEqual(['pod stop --ignore -- web', 'kube down -- /w/web.yaml']);
  });
});

describe('Play Kube with Options', () => {
  test('asks, plays, and lets the file keep what was chosen', async () => {
    workbench.settings.set('podwright.play.options', { userns: 'host' });
    const podman = answering({ 'kube play': made });
    const playing = playWithOptions(podman.playing, [uri]);
    (await asked()).pick('--network');
    const box = await asked('--network');
    box.type('web  "back:alias=a b"');
    box.accept();
    expect(row(await asked(), '--network')).toMatchObject({ description: 'web "back:alias=a b"' });
    workbench.question?.pick('--start=false');
    workbench.browsed = [[Uri.file('/w/settings.yaml')]];
    (await asked()).pick('--configmap');
    (await asked()).pick('$(play) Play Kube');
    await playing;
    await playKube(podman.playing, [uri]);
    const flags =
      '--network=web --network=back:alias=a b --configmap=/w/settings.yaml --userns=host --start=false';
    expect(podman.asked).toEqual([`kube play ${flags} -- /w/web.yaml`, `kube play ${flags} -- /w/web.yaml`]);
  });

  test('goes back to the settings when that is wanted', async () => {
    workbench.settings.set('podwright.play.options', { userns: 'host' });
    const podman = answering({ 'kube play': made });
    await podman.playing.options.keep(uri as never, { start: false });
    const playing = playWithOptions(podman.playing, [uri]);
    (await asked()).pick('$(discard) As in the Settings');
    const again = await asked();
    expect(again.items.map((it) => it.label)).not.toContain('$(discard) As in the Settings');
    again.pick('$(play) Play Kube');
    await playing;
    workbench.settings.delete('podwright.play.options');
    await playKube(podman.playing, [uri]);
    expect(podman.asked).toEqual(['kube play --userns=host -- /w/web.yaml', 'kube play -- /w/web.yaml']);
  });

  test('takes no port that is none', async () => {
    const playing = playWithOptions(answering({}).playing, [uri]);
    (await asked()).pick('--publish');
    const box = await asked('--publish');
    box.type('8080:http');
    box.accept();
    await vi.waitUntil(() => box.validationMessage !== undefined);
    expect(box.validationMessage?.message).toContain("--publish does not take '8080:http'");
    box.goBack();
    (await asked()).leave();
    await playing;
  });

  test('that is left plays nothing and keeps nothing', async () => {
    const podman = answering({});
    const playing = playWithOptions(podman.playing, [uri]);
    (await asked()).pick('--build');
    (await asked()).leave();
    await playing;
    expect(podman.asked).toEqual([]);
    expect(podman.playing.options.of(uri as never)).toEqual({});
  });

  test('offers only what this podman knows', async () => {
    const { playing } = answering({});
    const old = { ...playing, version: () => Promise.resolve({ client: '4.3.1', server: '4.3.1' }) };
    const running = playWithOptions(old, [uri]);
    const labels = (await asked()).items.map((it) => it.label);
    expect(labels).toContain('--network');
    for (const it of ['--publish', '--build', '--configmap']) expect(labels).not.toContain(it);
    workbench.question?.leave();
    await running;
  });
});

describe('Build and Play', () => {
  test('builds this once', async () => {
    const podman = answering({ 'kube play': made });
    await buildAndPlay(podman.playing, [uri]);
    await playKube(podman.playing, [uri]);
    expect(podman.asked).toEqual(['kube play --build=true -- /w/web.yaml', 'kube play -- /w/web.yaml']);
  });

  test('says that it does not work over a connection', async () => {
    const { playing } = answering({});
    const far = { ...playing, version: () => Promise.resolve({ client: '5.4.2', server: '5.4.2' }) };
    await expect(buildAndPlay(far, [uri])).rejects.toThrow('podman builds images only on its own machine');
  });
});

describe('Play Only This Document', () => {
  const text = 'kind: Pod\n---\nkind: ConfigMap\n---\n\nkind: Pod\n';
  const objects = [
    { ...pod, line: 0, pod: 'a' },
    { ...pod, kind: 'ConfigMap', line: 2, playable: false },
    { ...pod, line: 5, pod: 'b' },
  ];

  test('plays the pod in whose document the cursor is, with what no pod is', async () => {
    write('web.yaml', text);
    workbench.editor = editor(text, 4);
    const podman = answering({ 'kube play': made }, objects);
    await playDocument(podman.playing, []);
    expect(podman.commands[0]?.stdin).toBe('\n---\nkind: ConfigMap\n---\n\nkind: Pod\n');
  });

  test('says where the cursor must be', async () => {
    workbench.editor = editor(text, 2);
    await expect(playDocument(answering({}, objects).playing, [])).rejects.toThrow(
      'There is no pod where the cursor is',
    );
  });
});

test('one pod of a list is played with the others of its document', async () => {
  const text = 'kind: List\nitems:\n- kind: Pod\n- kind: Pod\n---\nkind: Pod\n';
  write('web.yaml', text);
  const podman = answering({ 'kube play': made }, [
    { ...pod, line: 2, pod: 'a' },
    { ...pod, line: 3, pod: 'b' },
    { ...pod, line: 5, pod: 'c' },
  ]);
  await playKube(podman.playing, [uri, 3]);
  expect(podman.commands[0]?.stdin).toBe('kind: List\nitems:\n- kind: Pod\n- kind: Pod\n---\n\n');
});

describe('a folder', () => {
  const folder = Uri.file('/w');
  const objectsOf = (path: string) => {
    if (path === '/w/a.yaml') return [{ ...pod, kind: 'ConfigMap', playable: false }];
    return path === '/w/web.yaml' ? [pod] : [];
  };

  test('is played as one text, in the order of names, without what is no manifest', async () => {
    write('a.yaml', '\uFEFFkind: ConfigMap');
    write('compose.yaml', 'services: {}\n');
    write('notes.txt', 'kind: Pod\n');
    write('deeper/pod.yaml', 'kind: Pod\n');
    const podman = answering({ 'kube play': made, 'kube down': '' }, objectsOf);
    await playFolder(podman.playing, [folder]);
    expect(podman.commands[0]).toMatchObject({ stdin: 'kind: ConfigMap\n---\nkind: Pod\n', cwd: '/w' });
    await downFolder(podman.playing, [folder]);
    expect(podman.asked).toEqual(['kube play -', 'pod stop --ignore -- web', 'kube down -']);
  });

  test('that is not played is told in its files', async () => {
    write('a.yaml', 'kind: ConfigMap');
    const refused = new PodmanError('refused', 'No.', { stderr: 'Error: no' });
    const podman = answering({ 'kube play': refused }, objectsOf);
    await expect(playFolder(podman.playing, [folder])).rejects.toThrow("'w/' was not played.");
    expect(podman.toldOf).toEqual(['file:///w/a.yaml', 'file:///w/web.yaml']);
    expect(podman.forgotten.map(String)).toEqual(podman.toldOf);
    expect(podman.told).toMatchObject([{ text: 'Error: no', sentence: 'No.' }]);
  });

  test('without a manifest is not played', async () => {
    const podman = answering({}, () => []);
    await expect(playFolder(podman.playing, [folder])).rejects.toThrow(
      "There is no manifest in the folder 'w'.",
    );
  });
});

describe('Down with Volumes', () => {
  const text =
    'kind: Pod\nspec:\n  volumes:\n  - name: a\n    persistentVolumeClaim: { claimName: data }\n' +
    '  - name: b\n    configMap: { name: settings }\n  - name: scratch\n    emptyDir: {}\n' +
    '---\nkind: PersistentVolumeClaim\nmetadata: { name: data }\n' +
    '---\nkind: Deployment\nspec: { template: { spec: { volumes: [{ secret: { secretName: key } }] } } }\n';
  const there = (...names: readonly string[]) => JSON.stringify(names.map((it) => ({ Name: it })));

  const unused = { 'ps --all': '[]' };
  const listing = (volume: string) => `ps --all --pod --filter volume=${volume} --format json`;

  test('leaves what others use, and says who', async () => {
    write('web.yaml', text);
    workbench.presses = ['Delete Volume'];
    const podman = answering({
      'volume ls': there('data', 'key'),
      [listing('data')]: '[]',
      [listing('key')]: JSON.stringify([
        { Id: 'x', Names: ['web-c'], Pod: 'a'.repeat(64), PodName: 'web' },
        { Id: 'y', Names: ['other-c'], Pod: 'b'.repeat(64), PodName: 'other' },
        { Id: 'z', Names: ['alone'] },
      ]),
    });
    podman.leave('web');
    await downWithVolumes(podman.playing, [uri]);
    expect(workbench.details).toEqual([
      "All data in 'data' will be lost. 'key' stays: 'other', 'alone' use it.",
    ]);
    expect(podman.asked.at(-1)).toBe('volume rm -- data');
  });

  test('deletes none where others use them all', async () => {
    write('web.yaml', text);
    const user = { Id: 'y', Names: ['other-c'], Pod: 'b', PodName: 'other' };
    const podman = answering({ 'volume ls': there('data'), 'ps --all': JSON.stringify([user]) });
    await downWithVolumes(podman.playing, [uri]);
    expect(workbench.messages[0]?.text).toBe(
      "'web.yaml' has no volumes that could be deleted. 'data' stays: 'other' uses it.",
    );
    expect(podman.asked.at(-1)).toBe('kube down -- /w/web.yaml');
  });

  test('says which data would be lost, and deletes just that', async () => {
    write('web.yaml', text);
    workbench.presses = ['Delete Volumes'];
    const podman = answering({ ...unused, 'volume ls': there('data', 'key', 'scratch', 'other') });
    await downWithVolumes(podman.playing, [uri]);
    expect(workbench.messages[0]?.text).toBe("Take down 'web.yaml' and delete its 2 volumes?");
    expect(workbench.details).toEqual(["All data in 'data', 'key' will be lost."]);
    expect(podman.asked.slice(3)).toEqual([
      'pod stop --ignore -- web',
      'kube down -- /w/web.yaml',
      'volume ls --format json',
      'volume rm -- data key',
    ]);
  });

  test('does nothing unless it is told to', async () => {
    write('web.yaml', text);
    const podman = answering({ ...unused, 'volume ls': there('data') });
    await downWithVolumes(podman.playing, [uri]);
    expect(podman.asked).toEqual(['volume ls --format json', listing('data')]);
  });

  test('of one document leaves the volumes of the others', async () => {
    write('web.yaml', text);
    workbench.presses = ['Delete Volume'];
    const podman = answering({ ...unused, 'volume ls': there('data', 'key') }, [
      pod,
      { ...pod, kind: 'PersistentVolumeClaim', line: 10, playable: false },
      { ...pod, kind: 'Deployment', line: 13, pod: 'web-pod' },
    ]);
    await downWithVolumes(podman.playing, [uri, 13]);
    expect(podman.asked.at(-1)).toBe('volume rm -- key');
  });

  test('says what is left where a volume is in use', async () => {
    write('web.yaml', text);
    workbench.presses = ['Delete Volume'];
    const used = new PodmanError('refused', 'Volume data is being used.');
    const podman = answering({ ...unused, 'volume ls': there('data'), 'volume rm': used });
    await expect(downWithVolumes(podman.playing, [uri])).rejects.toThrow(
      "'web.yaml' was taken down, but not all of its volumes are deleted. Volume data is being used.",
    );
  });

  test('asks nothing where there is nothing to lose', async () => {
    const podman = answering({ 'volume ls': there('other') });
    await downWithVolumes(podman.playing, [uri]);
    expect(podman.asked.at(-1)).toBe('kube down -- /w/web.yaml');
    expect(workbench.messages).toEqual([
      { text: "'web.yaml' has no volumes that could be deleted.", buttons: [] },
    ]);
  });
});

/** The question that is shown, once it is one with rows, or with a box whose prompt begins so. */
async function asked(prompt = ''): Promise<Question> {
  return vi.waitUntil(() => {
    const { question } = workbench;
    if (question === undefined) return undefined;
    return (prompt === '' ? question.items.length > 0 : question.prompt.startsWith(prompt))
      ? question
      : undefined;
  });
}

function row(question: Question, label: string): unknown {
  return question.items.find((it) => it.label === label);
}

function editor(text: string, line: number) {
  return { document: { uri, getText: () => text }, selection: { active: { line } } };
}
