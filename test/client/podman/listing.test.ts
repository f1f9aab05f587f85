import { describe, expect, test } from 'vitest';
import type { Command } from '../../../client/podman/command.ts';
import { PodmanError } from '../../../client/podman/error.ts';
import { localListing } from '../../../client/podman/listing.ts';
import type { Run } from '../../../client/podman/run.ts';
import { answering, printedPods } from '../../../scripts/bench/pods.mts';
import { recorded, versions } from '../recorded.ts';

const signal = new AbortController().signal;

/** A podman that answers `ps` and `container inspect` with these texts, and notes what it was asked. */
function podman(ps: string, inspect: string | PodmanError, pods: string | PodmanError = '[]') {
  const asked: string[] = [];
  const run: Run = (command) => {
    const words = command.args.slice(0, 2).join(' ');
    if (words !== 'pod ps') asked.push(words);
    const answer = { ps, pod: pods }[command.args[0] ?? ''] ?? inspect;
    return answer instanceof PodmanError ? Promise.reject(answer) : Promise.resolve(read(command, answer));
  };
  return { run, asked };
}

function read<T>(command: Command<T>, answer: string): T {
  return command.read(answer);
}

/** Each container as 'ROLE NAME STATE'. */
async function outline(run: Run): Promise<readonly string[]> {
  const { pods } = await localListing(run, () => undefined)(signal);
  return pods.flatMap((pod) => [
    `${pod.name}: ${pod.state}`,
    ...pod.containers.map((it) => `  ${it.role} ${it.role === 'infra' ? '' : it.name} ${it.state}`),
  ]);
}

describe.each(versions)('the pods of %s', (version) => {
  const recordedPods = (situation: string) =>
    podman(recorded(version, `ps-${situation}.json`), recorded(version, `inspect-${situation}.json`));

  test('while an init container runs', async () => {
    const second = version === 'podman-4.3.1' ? 'main' : 'init'; // 4.3.1 says nothing that tells it from the others.
    const lines = await outline(recordedPods('starting').run);
    expect(lines[0]).toBe('web: starting');
    expect(lines).toContain('  init web-first running');
    expect(lines).toContain(`  ${second} web-second created`);
    expect(lines).toContain('  main web-srv created');
    expect(lines).toContain('  main web-side created');
  });

  test('when its containers run; those that ended their work are gone', async () => {
    expect(await outline(recordedPods('running').run)).toEqual([
      'web: running',
      '  infra  running',
      '  main web-srv running',
      '  main web-side running',
    ]);
  });

  test('where a main container could not start, which makes no other an init container', async () => {
    expect(await outline(recordedPods('bad-command').run)).toEqual([
      'bad: degraded',
      '  infra  running',
      '  main bad-srv running',
      '  main bad-side created',
    ]);
  });

  test('which are asked about what never changes only once', async () => {
    const { run, asked } = recordedPods('running');
    const list = localListing(run, () => undefined);
    await list(signal);
    await list(signal);
    expect(asked).toEqual(['ps --all', 'container inspect', 'ps --all']);
  });

  test('that were made by hand are told from those that were played', async () => {
    const byHand = async ({ run }: ReturnType<typeof podman>) => {
      const { pods } = await localListing(run, () => undefined)(signal);
      return pods.filter((it) => it.byHand).map((it) => it.name);
    };
    expect(await byHand(recordedPods('running'))).toEqual([]);
    const [ps, inside] = ['ps-beside.json', 'inspect-inside.json'].map((it) => recorded(version, it));
    expect(await byHand(podman(ps ?? '', inside ?? ''))).toEqual(['zz-full']);
  });
});

test('a pod of which nothing is new stays the same object, and the one that changed becomes another', async () => {
  let printed = printedPods(2);
  const list = localListing(
    (command, options) => answering(printed)(command, options),
    () => undefined,
  );
  const [a, b] = (await list(signal)).pods;
  expect((await list(signal)).pods.map((it, at) => it === [a, b][at])).toEqual([true, true]);
  printed = printedPods(2, 1);
  const after = (await list(signal)).pods;
  expect(after.map((it, at) => it === [a, b][at])).toEqual([true, false]);
  expect(after[1]).toMatchObject({ name: 'app-1', state: 'degraded' });
});

test('a container that goes away meanwhile fails the question about roles, not the list', async () => {
  const gone = new PodmanError('absent', "There is no '12'.");
  const { run } = podman(recorded('podman-5.4.2', 'ps-running.json'), gone);
  expect(await outline(run)).toContain('  main web-srv running');
});

test('so many containers that no command line has room for them are asked about bit by bit', async () => {
  const ps = Array.from({ length: 450 }, (_, at) => ({
    Id: `${at}`,
    Names: [`${at}`],
    Pod: 'p',
    State: 'running',
  }));
  const { run, asked } = podman(JSON.stringify(ps), '[]');
  await localListing(run, () => undefined)(signal);
  expect(asked).toEqual(['ps --all', 'container inspect', 'container inspect', 'container inspect']);
});

test('no container asks nothing more', async () => {
  const { run, asked } = podman('[]', new PodmanError('refused', 'Not to be asked.'));
  expect(await localListing(run, () => undefined)(signal)).toEqual({ pods: [], alone: [] });
  expect(asked).toEqual(['ps --all']);
});

test.each([
  ['running', ['running', 'running'], []],
  ['degraded', ['running', 'exited'], []],
  ['exited', ['exited', 'exited'], []],
  ['paused', ['paused', 'paused'], []],
  ['created', ['created', 'created'], []],
  ['dead', ['removing'], []],
  ['running', ['running'], ['exited']],
  ['starting', ['running', 'created'], ['running']],
] as const)('a pod is %s with %j and init containers %j', async (state, others, inits) => {
  const member = (role: 'main' | 'init') => (it: string, at: number) => ({
    id: `${role}${at}`,
    state: it,
    role,
  });
  const members = [...others.map(member('main')), ...inits.map(member('init'))];
  const ps = members.map((it) => ({ Id: it.id, Names: [it.id], Pod: 'p', PodName: 'p', State: it.state }));
  const inspect = members.map((it) => ({
    Id: it.id,
    OCIConfigPath: '/config.json',
    Config: {
      CreateCommand: ['podman', 'create', ...(it.role === 'init' ? ['--init-ctr=always'] : []), 'image'],
    },
  }));
  const { run } = podman(JSON.stringify(ps), JSON.stringify(inspect));
  expect((await localListing(run, () => undefined)(signal)).pods[0]?.state).toBe(state);
});

test('containers outside of pods are listed apart, by their names', async () => {
  const ps = ['b', 'a'].map((it) => ({ Id: it, Names: [it], State: 'running' }));
  const { run, asked } = podman(JSON.stringify(ps), new PodmanError('refused', 'Not to be asked.'));
  const { pods, alone } = await localListing(run, () => undefined)(signal);
  expect(pods).toEqual([]);
  expect(alone.map((it) => it.name)).toEqual(['a', 'b']);
  expect(asked).toEqual(['ps --all']);
});

describe('pods without containers', () => {
  const bare = JSON.stringify([
    { Id: 'p', Name: 'bare', Created: '2026-01-02T03:04:05Z', Containers: null },
    { Id: 'q', Name: 'full', Containers: [{}] },
  ]);

  test('are not waited for: podman lists them only when no pod is about to start', async () => {
    const { run } = podman('[]', '[]');
    const stuck: Run = (command) => (command.args[0] === 'pod' ? new Promise(() => undefined) : run(command));
    expect((await localListing(stuck, () => undefined)(signal)).pods).toEqual([]);
  });

  test('are told as soon as they are known', async () => {
    const { run } = podman('[]', '[]', bare);
    let told: () => void = () => undefined;
    const changed = new Promise<void>((resolve) => (told = resolve));
    const list = localListing(run, told);
    await list(signal);
    await changed;
    const { pods } = await list(signal);
    expect(pods).toMatchObject([{ id: 'p', name: 'bare', state: 'created', containers: [] }]);
  });

  test('are no longer bare once a container is listed with them', async () => {
    const ps = JSON.stringify([{ Id: 'c', Names: ['c'], Pod: 'p', PodName: 'bare', State: 'running' }]);
    const { run } = podman(ps, '[]', bare);
    let told: () => void = () => undefined;
    const changed = new Promise<void>((resolve) => (told = resolve));
    const list = localListing(run, told);
    await list(signal);
    await changed;
    expect((await list(signal)).pods).toMatchObject([{ id: 'p', state: 'running' }]);
  });

  test('that podman does not tell are missing, and nothing else', async () => {
    const { run } = podman('[]', '[]', new PodmanError('timeout', 'No.'));
    expect((await localListing(run, () => undefined)(signal)).pods).toEqual([]);
  });
});

test.each(versions)('what containers are to their pod is told with them, of %s', async (version) => {
  const names = ['app', 'logs', 'database', 'cache'];
  const inspected = JSON.parse(recorded(version, 'inspect-roles.json')) as readonly {
    Id: string;
    Name: string;
  }[];
  const ps = inspected.map(({ Id, Name }) => ({
    Id,
    Names: [Name],
    Pod: 'p',
    PodName: 'roles',
    State: 'running',
  }));
  const { run } = podman(JSON.stringify(ps), JSON.stringify(inspected));
  const { pods } = await localListing(run, () => undefined)(signal);
  const found = new Map(pods[0]?.containers.map((it) => [it.name, it.part?.kind]));
  expect(names.map((it) => found.get(`roles-${it}`))).toEqual(['main', 'sidecar', 'ambassador', 'sidecar']);
});
