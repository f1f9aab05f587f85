import type { BuildOptions } from 'esbuild';
import { squeezeTables } from './squeeze.mts';

/** How the three programs are bundled: the extension's client, the language server and the command-line checker. */
export const bundles = {
  entryPoints: { client: 'client/extension.ts', server: 'server/main.ts', cli: 'server/cli.ts' },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  // The oldest VS Code we support (1.100) runs its extension host on Node 20.
  target: 'node20',
  format: 'cjs',
  // `module` first: some packages' CommonJS builds are UMD, which a bundler cannot follow.
  mainFields: ['module', 'main'],
  external: ['vscode'],
  plugins: [squeezeTables],
  logLevel: 'warning',
} satisfies BuildOptions;
