/**
 * What is written into `.kube` units: pure text.
 */
import { absolutePath, namedFiles } from '../../server/quadlet/files.ts';
import { lastOf, readUnit, unquoted } from '../../server/quadlet/unit.ts';

/**
 * A unit that plays the manifest of that file name beside it, once a user logs in or the machine starts.
 * Before podman 4.7 Quadlet can't set the folder that relative paths of the manifest start in.
 */
export function newUnit(manifest: string, name: string, podman: { readonly setsFolder: boolean }): string {
  return [
    '[Unit]',
    `Description=${escaped(name)}`,
    '',
    '[Kube]',
    `Yaml=${pathValue(manifest)}`,
    ...(podman.setsFolder ? ['SetWorkingDirectory=yaml'] : []),
    '',
    '[Install]',
    'WantedBy=default.target',
    '',
  ].join('\n');
}

/**
 * The unit in `folder` as it can stand in another folder: its files by their absolute paths. Nothing where one of them
 * is written over several lines, so that it can't be told what to replace.
 */
export function movedUnit(text: string, folder: string, podman: string): string | undefined {
  const unit = readUnit(text);
  const edits = namedFiles(unit, podman).map(({ path, span }) => ({
    span,
    isWhole: text.slice(span.start, span.end) === path,
    path: path.startsWith('/') ? undefined : absolutePath(path, folder),
  }));
  if (edits.some((it) => !it.isWhole)) return undefined;
  const moved = edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((done, { span, path }) => (path === undefined ? done : replaced(done, span, path)), text);
  const setsFolder =
    unquoted(lastOf(unit, 'Kube', 'SetWorkingDirectory')?.value ?? '').toLowerCase() === 'unit';
  if (!setsFolder || lastOf(unit, 'Service', 'WorkingDirectory')) return moved;
  return `${moved.replace(/\n?$/, '\n')}\n[Service]\nWorkingDirectory=${escaped(folder)}\n`;
}

/** The service that Quadlet makes of the unit of that file name: `web.service` (quadlet.go, `getServiceName`). */
export function serviceOf(fileName: string, text: string): string {
  const own = unquoted(lastOf(readUnit(text), 'Kube', 'ServiceName')?.value ?? '');
  return `${own || fileName.replace(/\.kube$/, '')}.service`;
}

/** Whether a path can be written in a unit at all: there is no way for some characters that every podman knows. */
export function canBeWritten(path: string): boolean {
  return !/["'\\\p{Cc}]/u.test(path);
}

function replaced(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  path: string,
): string {
  const isQuoted = /["']/.test(text.charAt(start - 1));
  return text.slice(0, start) + (isQuoted ? escaped(path) : pathValue(path)) + text.slice(end);
}

function pathValue(path: string): string {
  return /\s/.test(path) ? `"${escaped(path)}"` : escaped(path);
}

/** systemd puts something else in the place of `%n` and its like (systemd.unit(5), "Specifiers"). */
function escaped(text: string): string {
  return text.replaceAll('%', '%%');
}
