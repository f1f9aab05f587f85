/** Runs test/suite inside an extension host, through @vscode/test-electron. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInHost, servedHost, type Host } from './host.mts';
import { failedOnce, type Outcome } from './outcome.mts';
import { prefixed, readOutcome } from './parts.mts';

/** In the VS Code that is served for a browser. */
export async function suite(name: string): Promise<Outcome> {
  return runSuite(name, servedHost);
}

/** In a desktop VS Code, which the package downloads. */
export async function desktopSuite(name: string): Promise<Outcome> {
  return runSuite(name, { version: 'stable' });
}

async function runSuite(name: string, host: Host): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'podwright-outcome-'));
  const file = join(folder, 'outcome.json');
  try {
    await runInHost(host, 'test/suite/index.ts', { PODWRIGHT_OUTCOME: file });
    return (await readOutcome(file)) ?? failedOnce(name, 'the suite left no result');
  } catch (error) {
    const outcome = await readOutcome(file);
    const isTold = outcome && outcome.failed.length > 0;
    return isTold ? prefixed(outcome, name) : failedOnce(name, String(error));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
