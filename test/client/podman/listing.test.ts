import { describe, expect, test } from 'vitest';
import type { Command } from '../../../client/podman/command.ts';
import { PodmanError } from '../../../client/podman/error.ts';
import { podsListing } from '../../../client/podman/listing.ts';
import type { Run } from '../../../client/podman/run.ts';
import { recorded, versions } from '../recorded.ts';

const signal = new AbortController().signal;

/** A podman that answers `ps` and `container inspect` with these texts, and notes what it was asked. */
function podman(ps: string, inspect: string | PodmanError) {
  const asked: string[] = [];
  const run: Run = (command) => {
    asked.push(command.args.slice(0, 2).join(' '));
    const answer = command.args[0] === 'ps' ? ps : inspect;
    return answer instanceof PodmanError ? Promise.reject(answer) : Promise.resolve(read(command, answer));
  };
  return { run, asked };
}

function read<T>(command: Command<T>, answer: string): T {
  return command.read(answer);
}

/** Each container as 'ROLE NAME STATE'. */
async function outline(run: Run): Promise<readonly string[]> {
  const pods = await podsListing(run)(signal);
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
    const list = podsListing(run);
    await list(signal);
    await list(signal);
    expect(asked).toEqual(['ps --all', 'container inspect', 'ps --all']);
  });
});

test('a container that goes away meanwhile fails the question about roles, not the list', async () => {
  const gone = new PodmanError('absent', "There is no '12'.");
  const { run } = podman(recorded('podman-5.4.2', 'ps-running.json'), gone);
  expect(await outline(run)).toContain('  main web-srv running');
});

test('no container asks nothing more', async () => {
  const { run, asked } = podman('[]', new PodmanError('refused', 'Not to be asked.'));
  expect(await podsListing(run)(signal)).toEqual([]);
  expect(asked).toEqual(['ps --all']);
});

test.each([
  ['running', ['running', 'running'], []],
  ['degraded', ['running', 'exited'], []],
  ['exited', ['exited', 'exited'], []],
  ['paused', ['paused', 'paused'], []],
  ['created', ['created', 'created'], []],
  ['unknown', ['removing'], []],
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
  expect((await podsListing(run)(signal))[0]?.state).toBe(state);
});
