/**
 * The folder for what takes minutes to get and outlives a checkout: VS Code, the podman of another Debian.
 * PODWRIGHT_CACHE, or podwright in XDG_CACHE_HOME, or ~/.cache/podwright. scripts/podman/tree.sh has the same rule.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

export function cacheFolder(): string {
  const own = process.env['PODWRIGHT_CACHE'];
  if (own) return own;
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'podwright');
}

/** Whether an earlier `installOnce` with the same `stamp` came to its end in a folder. */
export async function isInstalled(folder: string, stamp: string): Promise<boolean> {
  const complete = join(folder, completeFile);
  return existsSync(complete) && (await readFile(complete, 'utf8')) === stamp;
}

/** Runs `install` on a folder, unless that was done before; a changed `stamp` does it again. */
export async function installOnce(
  folder: string,
  stamp: string,
  install: () => Promise<void>,
): Promise<void> {
  if (await isInstalled(folder, stamp)) return;
  await rm(join(folder, completeFile), { force: true });
  await mkdir(folder, { recursive: true });
  await install();
  await writeFile(join(folder, completeFile), stamp);
}

const completeFile = '.complete';
