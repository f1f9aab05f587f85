import { expect } from 'vitest';
import type { Workbench } from './workbench/workbench.ts';

/** Writes a pod of one container into an empty file, by what is offered alone; the cursor is behind its image then. */
export async function beginPod(
  { editor, explorer, page }: Workbench,
  file: string,
  name: string,
): Promise<void> {
  await explorer.open(file);
  // The server may still be starting: the first words are offered once it is there.
  const offered = () => editor.complete().catch(() => []);
  await expect.poll(offered, { timeout: 30_000 }).toEqual(expect.arrayContaining(['apiVersion', 'kind']));
  await editor.take('apiVersion');
  await editor.take('v1');
  await page.keyboard.press('Enter');
  await editor.type('ki');
  await editor.take('kind');
  await editor.take('Pod');
  await page.keyboard.press('Enter');
  await editor.type('meta');
  await editor.take('metadata');
  await editor.write(name);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Tab');
  await editor.type('sp');
  await editor.take('spec');
  await editor.write('app');
  await page.keyboard.press('Tab');
  await editor.write('docker.io/library/nginx:1.27');
}
