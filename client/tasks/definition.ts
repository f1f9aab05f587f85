/**
 * What a task of type `podwright` says in tasks.json.
 */
import { isAbsolute } from 'node:path';
import { Uri, workspace, type WorkspaceFolder } from 'vscode';
import { PodmanError } from '../podman/error.ts';
import { readPlayOptions, wrongPlayOption, type PlayOptions } from '../podman/play-options.ts';

export const actions = ['play', 'replace', 'down', 'check'] as const;

export type Action = (typeof actions)[number];

export type Wanted = {
  readonly action: Action;
  readonly uri: Uri;
  /** They come before those that the manifest is played with. */
  readonly options: PlayOptions;
};

/** Reads a definition whose variables are resolved. Fails with a PodmanError that says what is wrong with it. */
export function readDefinition(
  { action, file, options = {} }: Readonly<Record<string, unknown>>,
  folder: WorkspaceFolder | undefined,
): Wanted {
  const known = actions.find((it) => it === action);
  if (known === undefined) {
    throw new PodmanError('refused', `A podwright task needs an 'action': ${actions.join(', ')}.`);
  }
  if (typeof file !== 'string' || file.trim() === '') {
    throw new PodmanError('refused', `A podwright task needs a 'file': a manifest, or a folder of them.`);
  }
  const wrong = wrongPlayOption(options);
  if (wrong !== undefined) {
    throw new PodmanError(
      'refused',
      `'${wrong}' in the 'options' of a podwright task is none, or not as it must be.`,
    );
  }
  const wanted = { action: known, options: readPlayOptions(options) };
  if (isAbsolute(file)) return { ...wanted, uri: Uri.file(file) };
  const base = folder ?? workspace.workspaceFolders?.[0];
  if (base === undefined) {
    throw new PodmanError(
      'refused',
      `Without a folder nobody knows where '${file}' is: write its whole path.`,
    );
  }
  return { ...wanted, uri: Uri.joinPath(base.uri, file) };
}
