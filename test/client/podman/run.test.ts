import { tmpdir } from 'node:os';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../../client/podman/command.ts';
import { listContainers } from '../../../client/podman/command.ts';
import { PodmanError } from '../../../client/podman/error.ts';
import { podmanRunner } from '../../../client/podman/run.ts';

const standin = fileURLToPath(new URL('../standin/podman.mjs', import.meta.url));
const run = podmanRunner(() => ({ path: standin }));

function how(...args: readonly string[]): Command<string> {
  return { args, read: (stdout) => stdout };
}

describe('a command', () => {
  test('is run without a shell', async () => {
    const args = ['arguments', '$(touch /tmp/x)', '; ls', "'", '"', '\n', '--', '-f'];
    expect(await run({ ...how(...args), read: (it): unknown => JSON.parse(it) })).toEqual(args);
  });

  test('gets its text on standard input, whatever its size', async () => {
    const stdin = 'a: ü\n'.repeat(1_000_000);
    expect(await run({ ...how('echo'), stdin })).toBe(stdin);
  });

  test('runs in its folder', async () => {
    expect(await run({ ...how('folder'), cwd: tmpdir() })).toBe(realpathSync(tmpdir()));
  });

  test('tells each line of both outputs', async () => {
    const lines: string[] = [];
    await run(how('lines'), { onLine: (it) => lines.push(it) });
    expect(lines.sort()).toEqual(['one', 'three', 'two']);
  });
});

describe('a failure has a kind and one sentence', () => {
  test('where there is no podman', async () => {
    const failure = await failureOf(podmanRunner(() => ({ path: '/nowhere/podman' }))(listContainers));
    expect(failure.kind).toBe('missing');
    expect(failure.message).toBe("podman was not found at '/nowhere/podman': install it or set its path.");
  });

  test('where what is there is no program', async () => {
    const file = fileURLToPath(import.meta.url);
    expect(await failureOf(podmanRunner(() => ({ path: file }))(listContainers))).toMatchObject({
      kind: 'unusable',
    });
  });

  test('where the folder is gone, and not podman', async () => {
    const failure = await failureOf(run({ ...how('answer'), cwd: '/nowhere/folder' }));
    expect(failure).toMatchObject({ kind: 'refused', message: "The folder '/nowhere/folder' is gone." });
  });

  test('where the path has been made to hold what no path can', async () => {
    expect(await failureOf(podmanRunner(() => ({ path: 'pod\0man' }))(listContainers))).toMatchObject({
      kind: 'unusable',
    });
  });

  test('where podman hangs', async () => {
    const failure = await failureOf(run({ ...how('hang'), timeout: 200 }));
    expect(failure.kind).toBe('timeout');
    expect(failure.message).toMatch(/^podman gave no answer to 'podman hang' in \d+ seconds\.$/);
  });

  test('where it is cancelled', async () => {
    const abort = new AbortController();
    const running = failureOf(run(how('hang'), { signal: abort.signal }));
    abort.abort();
    expect(await running).toMatchObject({ kind: 'cancelled' });
  });

  test('where it was cancelled before it began', async () => {
    expect(await failureOf(run(how('answer'), { signal: AbortSignal.abort() }))).toMatchObject({
      kind: 'cancelled',
    });
  });

  test('where podman is deaf to being ended', async () => {
    const abort = new AbortController();
    const onLine = (): void => {
      abort.abort();
    };
    expect(await failureOf(run(how('deaf'), { signal: abort.signal, onLine }))).toMatchObject({
      kind: 'cancelled',
    });
  });

  test('where a child of podman keeps the outputs open', async () => {
    expect(await failureOf(run({ ...how('wrapper'), timeout: 300 }))).toMatchObject({ kind: 'timeout' });
  });

  test('where podman dies mid-stream', async () => {
    const failure = await failureOf(run(how('die')));
    expect(failure).toMatchObject({
      kind: 'died',
      message: "podman was ended (SIGKILL) before 'podman die' was done.",
    });
  });

  test('where podman floods', async () => {
    expect(await failureOf(run(how('flood')))).toMatchObject({ kind: 'unreadable' });
  });

  test('where podman prints half a JSON text', async () => {
    const failure = await failureOf(run({ ...listContainers, args: ['half-json'] }));
    expect(failure.kind).toBe('unreadable');
    expect(failure.message).toMatch(/can't be understood: is it podman 4\.3 or newer\?$/);
  });

  test('where podman refuses, with all it said', async () => {
    const failure = await failureOf(run(how('complain')));
    expect(failure).toMatchObject({ kind: 'exists', message: "A pod named 'web' already exists." });
    expect(failure.stderr).toContain('adding pod to state');
  });

  test('where podman may not be started', async () => {
    const forbidden = new PodmanError('untrusted', 'No.');
    const refused = podmanRunner(() => {
      throw forbidden;
    });
    expect(await failureOf(refused(listContainers))).toBe(forbidden);
  });
});

async function failureOf(running: Promise<unknown>): Promise<PodmanError> {
  try {
    await running;
  } catch (error) {
    if (error instanceof PodmanError) return error;
    throw error;
  }
  throw new Error('It succeeded.');
}
