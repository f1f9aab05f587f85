import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buffer as readAll } from 'node:stream/consumers';
import { isUnitFile } from '../quadlet/unit.ts';

/** A file as it was read. */
export type Source = {
  /** As the person would name it: the path given, or one below it. */
  readonly file: string;
  readonly text: string;
};

/** What could not be read or written, and why. */
export type Failure = { readonly file: string; readonly doing: 'read' | 'write'; readonly reason: string };

export const standardInput = '<stdin>';

/**
 * Reads files, the manifests and units in folders, and standard input for `-`; each file once, however often it is named.
 * What can't be read is told instead of the rest being lost.
 */
export async function* readSources(paths: readonly string[]): AsyncGenerator<Source | Failure> {
  const seen = new Set<string>();
  for (const path of paths) {
    for await (const it of filesAt(path)) {
      const own = it.file === standardInput ? it.file : resolve(it.file);
      if (seen.has(own)) continue;
      seen.add(own);
      yield 'reason' in it ? it : await read(it.file);
    }
  }
}

async function read(file: string): Promise<Source | Failure> {
  try {
    const bytes = file === standardInput ? await readAll(process.stdin) : await readFile(file);
    // Go's YAML reader refuses other bytes too, and --fix must not write back what was only guessed.
    return { file, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    return failure(file, 'read', error);
  }
}

/** The files a path stands for; of a folder all manifests and units below it, in the order of their names. */
async function* filesAt(path: string): AsyncGenerator<{ readonly file: string } | Failure> {
  if (path === '-') {
    yield { file: standardInput };
    return;
  }
  try {
    if ((await stat(path)).isDirectory()) {
      yield* filesBelow(path);
    } else {
      yield { file: path };
    }
  } catch (error) {
    yield failure(path, 'read', error);
  }
}

async function* filesBelow(folder: string): AsyncGenerator<{ readonly file: string } | Failure> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const hidden = entry.name.startsWith('.') || entry.name === 'node_modules';
    const below = join(folder, entry.name);
    if (entry.isDirectory() && !hidden) {
      yield* filesAt(below);
    } else if (!entry.isDirectory() && (/\.ya?ml$/i.test(entry.name) || isUnitFile(entry.name))) {
      yield { file: below };
    }
  }
}

/** The names in a folder by its path, those of folders with a slash behind; nothing where it can't be read. */
export async function entriesOf(folder: string): Promise<ReadonlySet<string> | undefined> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return new Set(entries.map((it) => (it.isDirectory() ? `${it.name}/` : it.name)));
  } catch {
    return undefined; // What isn't known of a folder nobody is told.
  }
}

/** Writes a file that was read; nothing where that went well. */
export async function writeSource({ file, text }: Source): Promise<Failure | undefined> {
  try {
    await writeFile(file, text);
    return undefined;
  } catch (error) {
    return failure(file, 'write', error);
  }
}

function failure(file: string, doing: Failure['doing'], error: unknown): Failure {
  return { file, doing, reason: reasonOf(error) };
}

/** What the file system says, in words (nodejs.org/api/errors.html, "Common system errors"). */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'it does not exist',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of its path is no folder',
    EROFS: 'the file system is read-only',
    ERR_ENCODING_INVALID_ENCODED_DATA: 'it is no UTF-8 text',
  };
  const known = typeof code === 'string' ? reasons[code] : undefined;
  return known ?? (error instanceof Error ? error.message : String(error));
}
