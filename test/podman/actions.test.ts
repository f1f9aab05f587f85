import { execa } from 'execa';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { localListing } from '../../client/podman/listing.ts';
import type { Local } from '../../client/podman/pod.ts';
import { podmanRunner } from '../../client/podman/run.ts';
import { podCommands } from '../../client/pods/actions/table.ts';
import { readOnlyDocuments } from '../../client/pods/documents.ts';
import { questionOf } from '../client/patterns/questions.ts';
import { workbench } from '../client/vscode.ts';

/**
 * What is done from the rows of pods and containers, on a real podman: PODWRIGHT_TEST_PODMAN, or `podman`.
 * Each is checked by what podman says then.
 */
vi.mock('vscode', async () => import('../client/vscode.ts'));

const path = process.env['PODWRIGHT_TEST_PODMAN'] ?? 'podman';
const works = spawnSync(path, ['version']).status === 0;
const where = () => ({ path });
const run = podmanRunner(where);
const list = localListing(run, () => undefined);
const image = 'docker.io/library/busybox:1.37';
/** Ends at once when it is told to, and talks when it is asked to. */
const program = 'trap "exit 0" TERM; trap "echo hup" HUP; echo started; while :; do sleep 0.1; done';
const pods = ['podwright-act', 'podwright-act-2'] as const;
const containers = ['podwright-act-alone', 'podwright-act-user'] as const;
/** The name of a volume, a secret and a network. */
const kept = 'podwright-act-kept';
/** A container is well as long as it has this file. */
const wellness = '/tmp/podwright-act-well';
const made = 'podwright-act-made';

/** For a machine that is busy with other things. */
const patient = { timeout: 60_000, interval: 100 };

let local: Local = { pods: [], alone: [] };

describe.skipIf(!works)(works ? `on ${path}` : `skipped: '${path}' can't be run`, () => {
  beforeAll(removeAll);
  afterAll(removeAll);
  beforeEach(async () => {
    Object.assign(workbench, { presses: [], messages: [], picks: [], terminals: [], shown: [], opened: [] });
    removeAll();
    for (const pod of pods) {
      podman('pod', 'create', '--name', pod, '--publish', `${18_974 + pods.indexOf(pod)}:80`);
      podman('run', '--detach', '--pod', pod, '--name', `${pod}-main`, image, 'sh', '-c', program);
    }
    const health = ['--health-cmd', `test -e ${wellness}`, '--volume', '/tmp:/host'];
    podman('run', '--detach', '--name', containers[0], ...health, image, 'sh', '-c', program);
    await refresh();
  });

  test('several pods and a container stop, start, pause and resume together', async () => {
    const rows = [...pods.map(podId), containerId('podwright-act-alone')];
    for (const [command, pod, container] of [
      ['stop', 'Exited', 'exited'],
      ['start', 'Running', 'running'],
      ['pause', 'Paused', 'paused'],
      ['unpause', 'Running', 'running'],
      ['restart', 'Running', 'running'],
    ] as const) {
      await press(command, rows[0], rows);
      expect([podState(pods[0]), podState(pods[1]), state('podwright-act-alone')], command).toEqual([
        pod,
        pod,
        container,
      ]);
    }
    expect(workbench.messages).toEqual([]);
  });

  test('a signal reaches the program in a container, and all programs of a pod', async () => {
    workbench.picks = ['SIGHUP', 'SIGKILL'];
    await press('kill', containerId('podwright-act-alone'));
    await vi.waitUntil(() => podman('logs', 'podwright-act-alone').includes('hup'), patient);
    await press('kill', podId(pods[0]));
    expect(podState(pods[0])).toBe('Exited');
  });

  test('a pod and a container are removed after a question', async () => {
    const rows = [podId(pods[0]), containerId('podwright-act-alone')];
    await press('remove', rows[0], rows);
    expect(podState(pods[0]), 'not answered').toBe('Running');
    workbench.presses = ['Remove'];
    await press('remove', rows[0], rows);
    expect(local.pods.map((it) => it.name)).not.toContain(pods[0]);
    expect(local.alone.map((it) => it.name)).not.toContain('podwright-act-alone');
    expect(local.pods.map((it) => it.name)).toContain(pods[1]);
  });

  test('what does not stop is killed and removed, a paused container too', async () => {
    podman('pause', 'podwright-act-alone');
    await refresh();
    workbench.presses = ['Kill and Remove', 'Kill and Remove'];
    await press('forceRemove', podId(pods[0]));
    await press('forceRemove', containerId('podwright-act-alone'));
    expect(local.pods.map((it) => it.name)).not.toContain(pods[0]);
    expect(local.alone.map((it) => it.name)).not.toContain('podwright-act-alone');
  });

  test('all that stopped is removed, and what runs is not', async () => {
    podman('pod', 'stop', pods[0]);
    workbench.presses = ['Remove'];
    await press('removeStopped');
    expect(local.pods.map((it) => it.name)).not.toContain(pods[0]);
    expect(podState(pods[1])).toBe('Running');
  });

  test('volumes, secrets and networks are removed, but none that podman would keep', async () => {
    for (const it of ['volume', 'network']) podman(it, 'create', kept);
    podman('secret', 'create', kept, '/etc/os-release');
    const uses = ['--volume', `${kept}-used:/used`, '--secret', kept];
    podman('create', '--name', containers[1], ...uses, image);
    await refresh();
    await press('remove', `volume/${kept}-used`);
    expect(workbench.messages.at(-1)?.text).toBe(
      `The volume '${kept}-used' stays, because '${containers[1]}' uses it.`,
    );
    const rows = ['volume', 'secret', 'network'].map((it) => `${it}/${kept}`);
    await press('inspect', rows[1], rows);
    expect(workbench.shown.slice(-3).filter((it) => it.includes(`"${kept}"`))).toHaveLength(3);
    workbench.presses = ['Remove'];
    await press('remove', rows[0], rows);
    expect(workbench.details.at(-1)).toContain(`Secret '${kept}', used by '${containers[1]}'`);
    for (const it of ['volume', 'secret', 'network']) {
      expect(podman(it, 'ls', '--format', '{{.Name}}').split('\n'), it).not.toContain(kept);
    }
    expect(podman('volume', 'ls', '--quiet').split('\n')).toContain(`${kept}-used`);
  });

  test('what podman knows is shown and copied', async () => {
    await press('inspect', podId(pods[0]));
    expect(workbench.shown.at(-1)).toContain(`"Name": "${pods[0]}"`);
    await press('inspect', containerId(`${pods[0]}-main`));
    expect(workbench.shown.at(-1)).toContain(`"Name": "${pods[0]}-main"`);
    await press('copyIp', podId(pods[0]));
    const infra = podman('pod', 'inspect', '--format', '{{.InfraContainerID}}', pods[0]).trim();
    expect(workbench.clipboard).toBe(
      podman('inspect', '--format', '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}', infra).trim(),
    );
    await press('openPort', podId(pods[0]));
    expect(workbench.opened).toEqual(['http:localhost:18974/']);
  });

  test('health is checked when it is asked for', async () => {
    const id = containerId('podwright-act-alone');
    podman('exec', 'podwright-act-alone', 'rm', '-f', wellness);
    await press('checkHealth', id);
    podman('exec', 'podwright-act-alone', 'touch', wellness);
    await press('checkHealth', id);
    podman('exec', 'podwright-act-alone', 'rm', wellness);
    expect(workbench.messages.map((it) => it.text)).toEqual([
      "'podwright-act-alone' is not healthy: its health check failed just now.",
      "'podwright-act-alone' is healthy.",
    ]);
  });

  test('a mount is found on this disk', async () => {
    workbench.files.add('/tmp');
    workbench.commands.set('revealFileInOS', (uri) => workbench.opened.push(String(uri)));
    await press('showMounts', containerId('podwright-act-alone'));
    expect(workbench.opened).toEqual(['file:///tmp']);
  });

  test('the arguments of a shell and of attaching are what podman takes', async () => {
    await press('shell', containerId('podwright-act-alone'));
    const [shell] = workbench.terminals;
    expect(shell?.options).toMatchObject({ shellPath: path });
    const words = (shell?.options['shellArgs'] ?? []) as string[];
    // Without a terminal around it podman takes no --tty.
    const typed = await execa(
      path,
      words.filter((it) => it !== '--tty'),
      { input: 'echo $((6 * 7))\n' },
    );
    expect(typed.stdout).toContain('42');
    await press('attach', containerId('podwright-act-alone'));
    const attached = (workbench.terminals.at(-1)?.options['shellArgs'] ?? []) as string[];
    const attaching = execa(path, attached, { reject: false, stdin: 'ignore' });
    attaching.stdout.on('data', () => attaching.kill());
    podman('kill', '--signal', 'HUP', 'podwright-act-alone');
    expect((await attaching).stdout).toContain('hup');
    expect(state('podwright-act-alone'), 'the container lives on').toBe('running');
  });

  test('processes are shown while they run', async () => {
    await press('top', podId(pods[0]));
    const terminal = workbench.terminals.at(-1);
    await vi.waitUntil(() => terminal?.text().includes('COMMAND'), patient);
    terminal?.close();
  });

  test('logs of a pod are followed, also after a restart', async () => {
    podman('run', '--detach', '--pod', pods[0], '--name', `${pods[0]}-other`, image, 'sh', '-c', program);
    await refresh();
    await press('logs', podId(pods[0]));
    const terminal = workbench.terminals.at(-1);
    const times = (text: string) => (terminal?.text().split(text).length ?? 1) - 1;
    await vi.waitUntil(() => times('started') === 2, patient);
    expect(terminal?.text()).toMatch(/main +│.*started/);
    expect(terminal?.text()).toMatch(/other +│.*started/);
    podman('restart', '--time', '2', `${pods[0]}-main`);
    await vi.waitUntil(() => times('started') === 3, patient);
    podman('kill', '--signal', 'HUP', `${pods[0]}-main`);
    await vi.waitUntil(() => times('hup') === 1, patient);
    expect(times('started'), 'nothing is told twice').toBe(3);
    terminal?.close();
  });

  test('a pod is made with all it can have, and a container runs in it', async () => {
    await answering(press('createPod'), [
      ['name of the pod', made],
      ['Its network', undefined, "podman's own choice"],
      ['ports it publishes', '18976:80'],
      ['Is that all?', undefined, 'More…'],
      ['namespaces its containers share', 'ipc net uts'],
      ['Labels', 'podwright=test words="a b"'],
      ['host name', 'box'],
      ['DNS', '1.1.1.1'],
      ['user namespace', undefined, "podman's own choice"],
    ]);
    expect(podState(made)).toBe('Created');
    await answering(press('createContainer', podId(made)), [
      ['The image', undefined, image],
      ['Its name', `${made}-main`],
      ['What it runs', `sh -c 'echo $WORDS; ${program}'`],
      ['Variables', 'WORDS="one  two"'],
    ]);
    expect(podState(made)).toBe('Running');
    await vi.waitUntil(() => podman('logs', `${made}-main`).includes('started'), patient);
    expect(podman('logs', `${made}-main`)).toContain('one two');
    expect(podman('exec', `${made}-main`, 'hostname').trim()).toBe('box');
    expect(podman('pod', 'inspect', '--format', '{{.Labels.words}}', made).trim()).toBe('a b');
    expect(local.pods.find((it) => it.name === made)?.ports).toMatchObject([{ host: 18_976, container: 80 }]);
  });

  test('logs open in an editor, with times', async () => {
    await press('logsInEditor', containerId('podwright-act-alone'));
    expect(workbench.shown.at(-1)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3} started$/m);
  });
});

type Given = readonly [about: string, typed: string | undefined, picked?: string];

/** Answers the questions of a command, one after the other. */
async function answering(command: Promise<void>, answers: readonly Given[]): Promise<void> {
  for (const [about, typed, picked] of answers) {
    const question = await questionOf(about);
    if (typed !== undefined) question.type(typed);
    if (picked === undefined) question.accept();
    else question.pick(picked);
  }
  await command;
}

async function press(command: string, ...args: readonly unknown[]): Promise<void> {
  const table = podCommands({
    ...{ run, refresh, where, local: () => local, documents: readOnlyDocuments() },
    reveal: () => Promise.resolve(),
    stats: { show: () => Promise.resolve(), dispose: () => undefined },
  });
  await table[`podwright.${command}`]?.(...args);
}

async function refresh(): Promise<void> {
  local = await list(new AbortController().signal);
}

function podman(...args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(path, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`podman ${args.join(' ')}: ${stderr}`);
  return stdout + stderr;
}

function removeAll(): void {
  spawnSync(path, ['pod', 'rm', '--force', '--time', '0', '--ignore', ...pods, made]);
  spawnSync(path, ['rm', '--force', '--time', '0', '--ignore', ...containers]);
  spawnSync(path, ['volume', 'rm', '--force', kept, `${kept}-used`]);
  for (const it of ['secret', 'network']) spawnSync(path, [it, 'rm', kept]);
}

function podId(name: string): string {
  return local.pods.find((it) => it.name === name)?.id ?? name;
}

function containerId(name: string): string {
  const all = [...local.pods.flatMap((it) => it.containers), ...local.alone];
  return all.find((it) => it.name === name)?.id ?? name;
}

function podState(name: string): string {
  return podman('pod', 'inspect', '--format', '{{.State}}', name).trim();
}

function state(name: string): string {
  return podman('inspect', '--format', '{{.State.Status}}', name).trim();
}
