/**
 * Bundles the three programs into dist/: the extension's client, the language server and the command-line checker.
 * With --minify they are made small for the VSIX, without source maps.
 */
import { chmodSync } from 'node:fs';
import { build } from 'esbuild';

const minify = process.argv.includes('--minify');

await build({
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
  minify,
  sourcemap: minify ? false : 'linked',
  logLevel: 'warning',
});

// npm makes them so when it installs; here they are to run as they are.
for (const it of ['cli', 'server']) chmodSync(`dist/${it}.js`, 0o755);
