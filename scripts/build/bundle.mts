import type { BuildOptions } from 'esbuild';
import { join } from 'node:path';
import { keepApart, librariesApart } from './libraries.mts';
import { squeezeTables } from './squeeze.mts';
import { root } from '../project.mts';

/**
 * How the three programs are bundled: the extension's client, the language server and the command-line checker; and
 * beside them the libraries that the client loads later.
 */
export const bundles = {
  entryPoints: {
    ...{ client: 'client/extension.ts', server: 'server/main.ts', cli: 'server/cli.ts' },
    ...librariesApart,
  },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  // The oldest VS Code we support (1.100) runs its extension host on Node 20.
  target: 'node20',
  format: 'cjs',
  // `module` first: some packages' CommonJS builds are UMD, which a bundler cannot follow.
  mainFields: ['module', 'main'],
  // Its other build, for Node, is CommonJS: a bundler can't leave out of it what nobody uses.
  alias: { yaml: join(root, 'node_modules/yaml/browser/dist/index.js') },
  external: ['vscode'],
  // `import()` becomes `require`, which VS Code prepares for extensions.
  supported: { 'dynamic-import': false },
  plugins: [squeezeTables, keepApart],
  logLevel: 'warning',
} satisfies BuildOptions;
