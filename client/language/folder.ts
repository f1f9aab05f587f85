import type { Dirent } from 'node:fs';
import { opendir } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import type { LocalName } from '../../server/protocol.ts';

/** More than this nobody looks through, and some folders have millions. */
const most = 1000;

/**
 * The entries of a folder by its absolute path, hidden ones among them, in the order of their names.
 * Links are shown as links, wherever they lead. Fails where there is no such folder or it can't be read.
 */
export async function readFolder(path: string): Promise<readonly LocalName[]> {
  if (!isAbsolute(path)) return [];
  const names: LocalName[] = [];
  for await (const it of await opendir(path)) {
    names.push({ name: it.isDirectory() ? `${it.name}/` : it.name, detail: sortOf(it) });
    if (names.length === most) break;
  }
  return names.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** In the words of the values that `hostPath.type` takes. */
function sortOf(entry: Dirent): string {
  if (entry.isDirectory()) return 'directory';
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isSocket()) return 'socket';
  if (entry.isCharacterDevice()) return 'character device';
  if (entry.isBlockDevice()) return 'block device';
  return entry.isFile() ? 'file' : '';
}
