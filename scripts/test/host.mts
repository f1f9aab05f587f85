/** Runs a module inside the extension host of a VS Code that has the extension of this checkout. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { root } from '../project.mts';

export type Host = { readonly vscodeExecutablePath: string } | { readonly version: string };

/** The VS Code that is served for a browser. */
export const servedHost: Host = { vscodeExecutablePath: join(root, 'scripts', 'vscode', 'code.mjs') };

/**
 * Opens an empty folder. `module` is a file of TypeScript, relative to the checkout, that exports `run`; throws where
 * that does.
 */
export async function runInHost(
  host: Host,
  module: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'podwright-suite-'));
  try {
    await runTests({
      ...host,
      extensionDevelopmentPath: root,
      extensionTestsPath: await bundled(module),
      extensionTestsEnv: { ...env },
      launchArgs: [folder, '--disable-extensions'],
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** VS Code loads CommonJS. */
async function bundled(module: string): Promise<string> {
  const outfile = join(root, 'test', 'artefacts', `${basename(module).replace(/\.\w+$/, '')}.cjs`);
  await build({
    entryPoints: [join(root, module)],
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
