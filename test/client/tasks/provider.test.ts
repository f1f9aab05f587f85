import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { offerTasks } from '../../../client/tasks/provider.ts';
import { PodmanError } from '../../../client/podman/error.ts';
import { only } from '../../fixture.ts';
import { answering } from '../manifest/answering.ts';
import { CustomExecution, Task, Uri, workbench } from '../vscode.ts';

vi.mock('vscode', async () => import('../vscode.ts'));

const uri = Uri.file('/w/web.yaml');
const folder = { uri: Uri.file('/w') };
const made = `Pod:\n${'a'.repeat(64)}\nContainer:\n${'b'.repeat(64)}\n\n`;
let temporary = '';

beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'podwright-'));
  Object.assign(workbench, { trusted: true, messages: [], editor: undefined });
  workbench.settings.clear();
  workbench.texts.set(uri.toString(), { text: 'kind: Pod\n', dirty: false, saved: false });
});
afterEach(() => {
  rmSync(temporary, { recursive: true });
});

describe('the tasks that are offered', () => {
  test('are those of the manifest that is seen', async () => {
    offer(answering({}));
    workbench.editor = { document: { uri } };
    const found = (await workbench.tasks?.provideTasks()) ?? [];
    expect(found.map((it) => it.name)).toEqual(
      ['play', 'replace', 'down', 'check'].map((it) => `${it} /w/web.yaml`),
    );
    expect(found.map((it) => it.problemMatchers)).toEqual([[], [], [], ['$podwright']]);
  });

  test('are none in Restricted Mode, where none runs either', async () => {
    const podman = answering({});
    offer(podman);
    workbench.editor = { document: { uri } };
    workbench.trusted = false;
    expect(await workbench.tasks?.provideTasks()).toEqual([]);
    expect(await run({ action: 'check', file: '.' })).toEqual({
      code: 1,
      text: 'Podwright runs tasks only in a workspace you trust.\r\n',
    });
    expect(podman.asked).toEqual([]);
  });
});

describe('a task of tasks.json', () => {
  test('keeps its definition, by which it is known', () => {
    offer(answering({}));
    const definition = { type: 'podwright', action: 'play', file: 'web.yaml' };
    const resolved = workbench.tasks?.resolveTask(taskOf(definition));
    expect(resolved?.definition).toBe(definition);
  });

  test('plays', async () => {
    const podman = answering({ 'kube play': made });
    offer(podman);
    expect(await run({ action: 'play', file: 'web.yaml' })).toMatchObject({ code: 0 });
    expect(podman.asked).toEqual(['kube play -- /w/web.yaml']);
    expect(workbench.messages).toEqual([]);
  });

  test('replaces, stopping first', async () => {
    const podman = answering({ 'kube play': made });
    offer(podman);
    expect(await run({ action: 'replace', file: '/w/web.yaml' })).toMatchObject({ code: 0 });
    expect(podman.asked).toEqual(['pod stop --ignore -- web', 'kube play --replace -- /w/web.yaml']);
  });

  test('plays with options of its own before those that are set', async () => {
    workbench.settings.set('podwright.play.options', { network: ['web'], userns: 'auto' });
    const podman = answering({ 'kube play': made });
    offer(podman);
    const options = { network: ['host'], start: false };
    expect(await run({ action: 'play', file: 'web.yaml', options })).toMatchObject({ code: 0 });
    expect(podman.asked).toEqual(['kube play --network=host --userns=auto --start=false -- /w/web.yaml']);
  });

  test('takes down', async () => {
    const podman = answering({});
    offer(podman);
    expect(await run({ action: 'down', file: 'web.yaml' })).toEqual({
      code: 0,
      text: "'web.yaml' is down.\r\n",
    });
    expect(podman.asked).toEqual(['pod stop --ignore -- web', 'kube down -- /w/web.yaml']);
  });

  test('fails where podman does, in its terminal and without a question', async () => {
    const exists = new PodmanError('exists', "A pod named 'web' already exists.");
    const podman = answering({ 'kube play': exists });
    offer(podman);
    const { code, text } = await run({ action: 'play', file: 'web.yaml' });
    expect(code).toBe(1);
    expect(text).toContain("'web.yaml' was not played. A pod named 'web' already exists.");
    expect(text).toContain("The action 'replace' takes down first what is there.");
    expect(workbench.messages).toEqual([]);
    expect(podman.told.map((it) => it.sentence)).toEqual(["A pod named 'web' already exists."]);
  });

  test('that is ended removes what it has begun', async () => {
    const podman = answering({ 'kube play': 'hang' });
    offer(podman);
    const running = run({ action: 'play', file: 'web.yaml' }, (terminal) => {
      void vi
        .waitUntil(() => podman.asked.length > 0)
        .then(() => {
          podman.leave('web');
          terminal.handleInput?.('\u0003');
        });
    });
    expect((await running).text).toContain('What was left of it is removed: web.');
    expect(podman.asked.at(-1)).toBe(`pod rm --force --ignore -- ${'a'.repeat(64)}`);
  });

  test.each([
    [
      { action: 'fly', file: 'web.yaml' },
      /^A podwright task needs an 'action': play, replace, down, check\./,
    ],
    [{ action: 'play' }, /^A podwright task needs a 'file'/],
    [{ action: 'play', file: 'gone.yaml' }, /^'gone\.yaml' can't be read/],
    [{ action: 'play', file: 'web.yaml', options: { netwrok: ['a'] } }, /^'netwrok' in the 'options' of a/],
    [
      { action: 'play', file: 'web.yaml', options: { publish: ['http'] } },
      /^'publish' in the 'options' of a/,
    ],
  ])('with %j says what is wrong', async (definition, sentence) => {
    offer(answering({}));
    const { code, text } = await run(definition);
    expect(code).toBe(1);
    expect(text).toMatch(sentence);
  });
});

describe('a check', () => {
  test('writes what the problem matcher reads', async () => {
    const file = join(temporary, 'pod.yaml');
    const checker = join(temporary, 'checker.mjs');
    const finding = `${file}:7:5: warning: It runs as root. [run-as-root]`;
    // Says what it was asked, and one finding.
    writeFileSync(
      checker,
      `console.log(process.argv.slice(2).join(' '));console.log(${JSON.stringify(finding)});process.exitCode = 1;`,
    );
    offer(answering({}), checker);
    const { code, text } = await run({ action: 'check', file });
    expect(code).toBe(1);
    const [asked, told = ''] = text.split('\r\n');
    expect(asked).toBe(`check --podman-version=5.4.2 -- ${file}`);
    expect(pattern().exec(told)?.slice(1)).toEqual([
      file,
      '7',
      '5',
      'warning',
      'It runs as root.',
      'run-as-root',
    ]);
  });

  test('judges as the editor does', async () => {
    const checker = join(temporary, 'checker.mjs');
    writeFileSync(checker, `console.log(process.argv.slice(2).join(' '));`);
    workbench.settings.set('podwright.target', 'both');
    workbench.settings.set('podwright.podmanVersion', '5.0');
    workbench.settings.set('podwright.rules', { 'run-as-root': 'off', 'unknown-field': 'warning' });
    offer(answering({}), checker);
    const { text } = await run({ action: 'check', file: '/w' });
    const rules = '--rule=run-as-root=off --rule=unknown-field=warning';
    expect(text).toBe(`check --target=both --podman-version=5.0 ${rules} -- /w\r\n`);
  });

  test('tells whole paths: VS Code drops what it would still look for when the task ends', () => {
    expect(matcher().fileLocation).toBe('absolute');
  });

  test('goes without a podman, too', async () => {
    const checker = join(temporary, 'checker.mjs');
    writeFileSync(checker, `console.log(process.argv.slice(2).join(' '));`);
    const { playing } = answering({});
    const version = () => Promise.reject(new PodmanError('missing', 'There is no podman.'));
    offerTasks({ playing: { ...playing, version }, checker });
    expect((await run({ action: 'check', file: '/w' })).text).toBe('check -- /w\r\n');
  });

  test('ends when it is told to', async () => {
    const checker = join(temporary, 'checker.mjs');
    writeFileSync(checker, `console.log('ready');setInterval(() => undefined, 1000);`);
    offer(answering({}), checker);
    const { code } = await run({ action: 'check', file: temporary }, (terminal) => {
      terminal.onDidWrite(() => terminal.handleInput?.('\u0003'));
    });
    expect(code).not.toBe(0);
  });
});

/** The regular expression of package.json's problem matcher. */
function pattern(): RegExp {
  return new RegExp(matcher().pattern.regexp);
}

function matcher(): { readonly pattern: { readonly regexp: string }; readonly fileLocation: unknown } {
  const file = fileURLToPath(new URL('../../../package.json', import.meta.url));
  const { contributes } = JSON.parse(readFileSync(file, 'utf8')) as {
    contributes: { problemMatchers: readonly ReturnType<typeof matcher>[] };
  };
  return only(contributes.problemMatchers, 'problem matcher');
}

function offer({ playing }: ReturnType<typeof answering>, checker = '/nowhere/cli.js') {
  offerTasks({ playing, checker });
}

type Terminal = {
  readonly onDidWrite: (then: (it: unknown) => void) => unknown;
  readonly onDidClose: (then: (it: unknown) => void) => unknown;
  readonly handleInput?: (typed: string) => void;
  readonly open: () => void;
};

function taskOf(definition: Readonly<Record<string, unknown>>) {
  const none = new CustomExecution(() => Promise.resolve());
  return new Task(definition, folder, 'a task', 'podwright', none, []);
}

/** Runs a task of tasks.json as VS Code does; answers its exit code and what its terminal shows. */
async function run(
  definition: Readonly<Record<string, unknown>>,
  meanwhile: (terminal: Terminal) => void = () => undefined,
) {
  const task = workbench.tasks?.resolveTask(taskOf({ type: 'podwright', ...definition }));
  const terminal = (await task?.execution.start(task.definition)) as Terminal;
  let text = '';
  terminal.onDidWrite((it) => (text += String(it)));
  const code = new Promise((resolve) => terminal.onDidClose(resolve));
  terminal.open();
  meanwhile(terminal);
  return { code: await code, text };
}
