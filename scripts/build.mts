/**
 * Bundles the three programs into dist/: the extension's client, the language server and the command-line checker.
 * With --minify they are made small for the VSIX, without source maps.
 */
import { chmodSync } from 'node:fs';
import { build } from 'esbuild';
import { bundles } from './build/bundle.mts';

const minify = process.argv.includes('--minify');

await build({ ...bundles, minify, sourcemap: minify ? false : 'linked' });

// npm makes them so when it installs; here they are to run as they are.
for (const it of ['cli', 'server']) chmodSync(`dist/${it}.js`, 0o755);
