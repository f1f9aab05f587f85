import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildTable, tableText } from '../../../scripts/schema/build-table.mts';

const installed = existsSync(new URL('../../../node_modules/kubernetes-models', import.meta.url));

const committed = readFileSync(
  new URL('../../../server/schema/kubernetes.generated.json', import.meta.url),
  'utf8',
);

test('the committed table is what the generator makes of the installed kubernetes-models', (context) => {
  context.skip(!installed, 'kubernetes-models is not installed.');
  const fresh = tableText(buildTable());
  // Compared by line, so that a failure names the shapes and doesn't print the whole table.
  const lines = new Set(committed.split('\n'));
  const changed = fresh.split('\n').filter((line) => !lines.has(line));
  expect(changed.map((line) => line.slice(0, 60))).toEqual([]);
  expect(fresh.length).toBe(committed.length);
}, 180_000);

test('the table holds nothing of the machine it was made on', () => {
  expect(committed).not.toMatch(/node_modules|\/(home|root|work|tmp)\//);
});
