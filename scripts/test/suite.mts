/** Runs test/suite inside an extension host, through @vscode/test-electron. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { root } from '../project.mts';
import { failedOnce, type Outcome } from './outcome.mts';
import { prefixed, readOutcome } from './parts.mts';

/** In the VS Code that is served for a browser. */
export async function suite(name: string): Promise<Outcome> {
  return runSuite(name, { vscodeExecutablePath: join(root, 'scripts', 'vscode', 'code.mjs') });
}

/** In a desktop VS Code, which the package downloads. */
export async function desktopSuite(name: string): Promise<Outcome> {
  return runSuite(name, { version: 'stable' });
}

async function runSuite(
  name: string,
  vscode: { readonly vscodeExecutablePath: string } | { readonly version: string },
): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'podwright-suite-'));
  const file = join(folder, 'outcome.json');
  try {
    await runTests({
      ...vscode,
      extensionDevelopmentPath: root,
      extensionTestsPath: await bundledSuite(),
      extensionTestsEnv: { PODWRIGHT_OUTCOME: file },
      launchArgs: [folder, '--disable-extensions'],
    });
    return (await readOutcome(file)) ?? failedOnce(name, 'the suite left no result');
  } catch (error) {
    const outcome = await readOutcome(file);
    const isTold = outcome && outcome.failed.length > 0;
    return isTold ? prefixed(outcome, name) : failedOnce(name, String(error));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** VS Code loads CommonJS. */
async function bundledSuite(): Promise<string> {
  const outfile = join(root, 'test', 'artefacts', 'suite.cjs');
  await build({
    entryPoints: [join(root, 'test', 'suite', 'index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}
