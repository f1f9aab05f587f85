/** The parts that `npm test` runs: each a name and a function that streams its output and ends with an Outcome. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { root } from '../project.mts';
import { failedOnce, passedOnce, skippedOnce, type Outcome } from './outcome.mts';
import type { Podman, Ready } from './setup.mts';

/** A program of node_modules/.bin that counts as one check. */
export async function check(name: string, command: string, args: readonly string[]): Promise<Outcome> {
  const status = await stream(command, args, {});
  return status === 0 ? passedOnce : failedOnce(name, `${command} ended with ${status}`);
}

/** The tests of one of vitest's projects; one that breaks off without a result counts as a failure. */
export async function vitest(
  name: string,
  project: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'podwright-outcome-'));
  const file = join(folder, 'outcome.json');
  const reporters = ['--reporter=default', `--reporter=${join(root, 'scripts', 'test', 'reporter.mts')}`];
  const status = await stream('vitest', ['run', '--project', project, ...reporters], {
    ...env,
    PODWRIGHT_OUTCOME: file,
  });
  const outcome = await readOutcome(file);
  await rm(folder, { recursive: true });
  if (!outcome) return failedOnce(name, `vitest ended with ${status} and without a result`);
  const named = prefixed(outcome, name);
  if (status === 0 || named.failed.length > 0) return named;
  return { ...named, failed: [{ name, reason: `vitest ended with ${status}` }] };
}

/** The result that a run left in a file, if it came that far. */
export async function readOutcome(file: string): Promise<Outcome | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Outcome;
  } catch {
    // Whoever asks reports that the run left nothing that can be read.
    return undefined;
  }
}

export function prefixed({ passed, failed, skipped }: Outcome, prefix: string): Outcome {
  const named = (it: { name: string; reason: string }) => ({ ...it, name: `${prefix}: ${it.name}` });
  return { passed, failed: failed.map(named), skipped: skipped.map(named) };
}

/** Runs a part with what it needs, or counts it as failed or skipped where that isn't ready. */
export async function having<Thing>(
  name: string,
  needed: Ready<Thing>,
  run: (thing: Thing) => Promise<Outcome>,
): Promise<Outcome> {
  switch (needed.kind) {
    case 'ready':
      return run(needed.thing);
    case 'missing':
      return skippedOnce(name, needed.reason);
    case 'failed':
      return failedOnce(name, needed.reason);
  }
}

/** What tests read to find the podman they are to use. */
export function podmanEnvironment({ command, version }: Podman): Readonly<Record<string, string>> {
  return {
    PODWRIGHT_TEST_PODMAN: command,
    PODWRIGHT_TEST_PODMAN_VERSION: version,
    PODWRIGHT_TEST_ARTEFACTS: `podman-${version}`,
  };
}

/** Runs a program with our terminal; gives its exit status. */
export async function stream(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const done = await execa(command, args, {
    cwd: root,
    preferLocal: true,
    localDir: root,
    stdio: 'inherit',
    reject: false,
    env,
  });
  if (done.exitCode === undefined) console.error(`${command} could not be run: ${done.shortMessage ?? ''}`);
  return done.exitCode ?? 1;
}
