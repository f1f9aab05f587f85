/**
 * Works in a real VS Code with a real podman for as many minutes as SOAK_MINUTES says, lap after lap, and measures what
 * is left after each; then reloads the window, and looks for what is left of those before.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { podmanPath } from '../e2e/podman.ts';
import { useWorkbench } from '../e2e/workbench/workbench.ts';
import { clear, files, lap } from './lap.ts';
import { hostsOf, sample, serversOf, type Sample } from './sample.ts';
import { growing, soakTable } from './table.ts';

const told = mkdtempSync(join(tmpdir(), 'podwright-soak-'));
const probe = pathToFileURL(fileURLToPath(new URL('probe.mjs', import.meta.url))).href;
const minutes = Number(process.env['SOAK_MINUTES'] ?? '120');

const code = useWorkbench({
  files,
  settings: { 'podwright.podman.path': podmanPath },
  env: { NODE_OPTIONS: `--import ${probe}`, PODWRIGHT_SOAK: told },
});
const place = () => ({ home: join(dirname(code().folder), 'vscode'), told });
beforeAll(async () => {
  await clear();
  // What a person has to wait for on a busy machine is no fault here.
  code().page.setDefaultTimeout(60_000);
});
afterAll(clear);

test('nothing piles up, whatever is done and for how long', async () => {
  const samples: Sample[] = [];
  const end = Date.now() + minutes * 60_000;
  while (Date.now() < end) {
    const began = Date.now();
    await lap(code());
    const took = (Date.now() - began) / 1000;
    samples.push(await sample(place()));
    console.log(`lap ${samples.length}: ${took.toFixed(0)} s ${JSON.stringify(samples.at(-1))}`);
    writeFileSync(join(told, 'laps.json'), JSON.stringify(samples));
  }
  console.log(`\n${soakTable(samples)}\n`);
  expect(growing(samples)).toEqual([]);
});

test('a window that is reloaded leaves nothing of the one before', async () => {
  for (let turn = 0; turn < 3; turn += 1) {
    const { explorer, palette, page, pods } = code();
    await pods.show();
    const before = hostsOf(place()).map((it) => it.pid);
    await palette.run('Developer: Reload Window');
    await expect.poll(() => hostsOf(place()).some((it) => !before.includes(it.pid)), patience).toBe(true);
    await page.locator('.explorer-folders-view, .pane-body').first().waitFor();
    await explorer.open('pod.yaml');
    await expect.poll(() => hostsOf(place()).length, patience).toBe(1);
    await expect.poll(() => serversOf(place()).length, patience).toBe(1);
  }
});

const patience = { timeout: 60_000, interval: 500 };
