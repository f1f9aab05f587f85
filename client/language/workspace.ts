/**
 * The workspace's YAML files, as VS Code knows them: also where they are on no disk.
 */
import { Disposable, Uri, workspace, type LogOutputChannel } from 'vscode';
import type { Files, Outside } from './files.ts';

/** Manifests of a workspace are some dozens; this bounds what a folder full of other YAML costs. */
const mostFiles = 5000;
/** Kubernetes takes no object over 1 MiB; generated manifests of several are larger, and seldom wanted here. */
const mostBytes = 1024 * 1024;

const yamlFiles = '**/*.{yaml,yml}';

/** What `tellFiles` asks of the workspace. */
export function workspaceFiles(log: LogOutputChannel): Pick<Outside, 'list' | 'read'> {
  return {
    list: async () => {
      try {
        const found = await workspace.findFiles(yamlFiles, excluded(), mostFiles);
        return found.map((it) => it.toString());
      } catch (error) {
        log.debug(`The workspace's manifests can't be listed: ${String(error)}`);
        return [];
      }
    },
    read: async (uri) => {
      try {
        const file = Uri.parse(uri);
        const { size } = await workspace.fs.stat(file);
        return size > mostBytes ? undefined : new TextDecoder().decode(await workspace.fs.readFile(file));
      } catch (error) {
        log.debug(`${uri} can't be read: ${String(error)}`);
        return undefined;
      }
    },
  };
}

/** Tells of each change of the workspace's YAML files until it is disposed. */
export function watchFiles(files: Files): Disposable {
  const watcher = workspace.createFileSystemWatcher(yamlFiles);
  return Disposable.from(
    watcher,
    watcher.onDidChange((it) => {
      files.changed(it.toString());
    }),
    watcher.onDidDelete((it) => {
      files.removed(it.toString());
    }),
    watcher.onDidCreate(files.moved),
    // A folder that moves says nothing of the files in it.
    workspace.onDidRenameFiles(files.moved),
    workspace.onDidDeleteFiles(files.moved),
    workspace.onDidChangeWorkspaceFolders(files.moved),
  );
}

/** What a person keeps out of searches, as one glob. `files.exclude` holds in any case (vscode.d.ts, findFiles). */
function excluded(): string {
  const settings: unknown = workspace.getConfiguration('search').get('exclude');
  const own = Object.entries(settings ?? {}).filter(([, value]) => value === true);
  return `{${['**/node_modules', ...own.flatMap(([glob]) => alternatives(glob))].join(',')}}`;
}

/** A glob without braces for each way through them: they can't stand within each other. */
export function alternatives(glob: string): readonly string[] {
  const [whole, before = '', inner = '', after = ''] = /^(.*?)\{([^{}]*)\}(.*)$/.exec(glob) ?? [];
  if (whole === undefined) return [glob];
  return inner.split(',').flatMap((it) => alternatives(before + it + after));
}
