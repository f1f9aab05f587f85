import { isOlder } from '../schema/podman-version.ts';
import type { Span } from '../yaml/tree.ts';
import { severalManifests } from './keys.ts';
import { allOf, lastOf, placeIn, unquoted, wordsOf, type Entry, type Unit } from './unit.ts';

/** A file that a unit names. */
export type NamedFile = {
  /** As it is written, without quotes. */
  readonly path: string;
  readonly span: Span;
};

/** The entries of a folder that is known wholly, those that are folders with a slash behind; nothing for others. */
export type NamesIn = (folder: string) => ReadonlySet<string> | undefined;

/** The manifests that a podman plays for a unit (quadlet.go, `ConvertKube`). */
export function manifestsOf(unit: Unit, podman: string): readonly NamedFile[] {
  if (!isOlder(podman, severalManifests)) return allOf(unit, 'Kube', 'Yaml').flatMap(pathsIn);
  const last = lastOf(unit, 'Kube', 'Yaml');
  return last && unquoted(last.value) !== '' ? [whole(last)] : [];
}

/** All files that a unit names: manifests and ConfigMaps. */
export function namedFiles(unit: Unit, podman: string): readonly NamedFile[] {
  return [...manifestsOf(unit, podman), ...allOf(unit, 'Kube', 'ConfigMap').flatMap(pathsIn)];
}

/**
 * The absolute path of a file named in a unit that stands in a folder (an absolute path, with slashes); nothing where
 * systemd puts something in the place of a specifier, as in `%h/web.yaml`: only it knows what (systemd.unit(5)).
 */
export function absolutePath(path: string, folder: string): string | undefined {
  const plain = path.replaceAll('%%', '');
  if (plain.includes('%')) return undefined;
  const parts = (path.startsWith('/') ? path : `${folder}/${path}`).replaceAll('%%', '%').split('/');
  const kept: string[] = [];
  for (const it of parts) {
    if (it === '..') kept.pop();
    else if (it !== '' && it !== '.') kept.push(it);
  }
  return `/${kept.join('/')}`;
}

/** The folders in which the files that a unit names stand, or ought to; `home` is its own. */
export function foldersNamed(unit: Unit, podman: string, home: string): readonly string[] {
  const paths = namedFiles(unit, podman).flatMap(({ path }) => absolutePath(path, home) ?? []);
  return [...new Set(paths.map(folderOf))];
}

/** The folder of an absolute path. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

function pathsIn(entry: Entry): readonly NamedFile[] {
  return wordsOf(entry).map(({ text, span }) => ({ path: text, span }));
}

function whole(entry: Entry): NamedFile {
  const path = unquoted(entry.value);
  const start = path === entry.value ? 0 : 1;
  return { path, span: placeIn(entry, { start, end: start + path.length }) };
}
