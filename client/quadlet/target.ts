/**
 * Which unit a command is about.
 */
import { Uri, window, workspace } from 'vscode';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { PodmanError } from '../podman/error.ts';

export type UnitFile = { readonly path: string; readonly name: string; readonly text: string };

/** What the explorer hands over, or else the unit in the active editor, saved first. */
export async function unitOf([first]: readonly unknown[]): Promise<UnitFile> {
  const uri = first instanceof Uri ? first : window.activeTextEditor?.document.uri;
  if (!uri?.path.endsWith('.kube')) {
    throw new PodmanError('nothing', 'There is no unit: open a .kube file, or create one of a manifest.');
  }
  if (uri.scheme !== 'file') throw new PodmanError('refused', 'The unit is in no folder: save it first.');
  const open = workspace.textDocuments.find((it) => it.uri.toString() === uri.toString());
  if (open?.isDirty && !(await open.save())) throw new PodmanError('refused', 'The unit could not be saved.');
  const path = uri.fsPath;
  try {
    return { path, name: basename(path), text: await readFile(path, 'utf8') };
  } catch (cause) {
    throw new PodmanError('refused', `'${path}' can't be read: ${String(cause)}`, { cause });
  }
}
