import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { bundles } from '../../scripts/build/bundle.mts';

/**
 * What the programs may come to, in kB as they are shipped: a program is read before it does anything, so what it
 * weighs is the beginning of every start. docs/performance.md says what they are made of.
 */
const budgets = {
  ...{ 'client.js': 350, 'server.js': 855, 'cli.js': 460 },
  ...{ 'languageclient.js': 480, 'execa.js': 130 },
} as const;

test('the programs stay small', async () => {
  const { outputFiles } = await build({ ...bundles, minify: true, write: false });
  const sizes = new Map(
    outputFiles.map((it) => [it.path.replace(/^.*[\\/]/, ''), it.contents.length / 1000]),
  );
  expect([...sizes.keys()].sort()).toEqual(Object.keys(budgets).sort());
  for (const [file, most] of Object.entries(budgets)) expect(sizes.get(file), file).toBeLessThan(most);
});
