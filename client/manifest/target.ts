/**
 * Which manifest a command is about: VS Code hands over different things from each place it can be started.
 */
import type { QuickPickItem } from 'vscode';
import { Uri, window, workspace } from 'vscode';
import type { Objects } from '../language.ts';
import { PodmanError } from '../podman/error.ts';
import { documentsOf } from './documents.ts';

export type Target = {
  readonly uri: Uri;
  /** A zero-based line of the one document that is meant; absent where the whole file is. */
  readonly line?: number;
  /** Whether it is a folder, all manifests of which are meant. */
  readonly folder?: true;
};

/**
 * The manifests that `args` mean: what a code lens, the explorer (with its whole selection) or an editor's menu
 * hands over; without that the active manifest; without that one a person picks. None where the pick is dropped.
 */
export async function targetsOf(args: readonly unknown[], objects: Objects): Promise<readonly Target[]> {
  const [first, second] = args;
  if (first instanceof Uri) {
    const selection = Array.isArray(second) ? second.filter((it) => it instanceof Uri) : [];
    const uris = selection.length > 0 ? selection : [first];
    return uris.map((uri) => (typeof second === 'number' ? { uri, line: second } : { uri }));
  }
  const active = window.activeTextEditor?.document;
  if (active !== undefined && (await objects(active.uri)).some((it) => it.playable)) {
    return [{ uri: active.uri }];
  }
  const picked = await pick();
  return picked === undefined ? [] : [{ uri: picked }];
}

/** The document in which the cursor stands; without an editor what `args` mean. */
export async function targetAtCursor(args: readonly unknown[], objects: Objects): Promise<readonly Target[]> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return targetsOf(args, objects);
  const { document, selection } = editor;
  const { line } = selection.active;
  const documents = documentsOf(document.getText());
  const here = (await objects(document.uri)).filter((it) => documents[it.line] === documents[line]);
  if (here.some((it) => it.playable)) return [{ uri: document.uri, line }];
  throw new PodmanError('nothing', 'There is no pod where the cursor is: put it into the document of one.');
}

/** The folders that the explorer hands over, or one that a person picks. */
export async function foldersOf([first, second]: readonly unknown[]): Promise<readonly Target[]> {
  if (first instanceof Uri) {
    const selection = Array.isArray(second) ? second.filter((it) => it instanceof Uri) : [];
    return (selection.length > 0 ? selection : [first]).map((uri) => ({ uri, folder: true }));
  }
  const picked = await window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    title: 'The folder of manifests',
  });
  return (picked ?? []).map((uri) => ({ uri, folder: true }));
}

type Choice = QuickPickItem & { readonly uri?: Uri };

const browse: Choice = { label: '$(folder-opened) Browse…' };

async function pick(): Promise<Uri | undefined> {
  const found = await workspace.findFiles('**/*.{yaml,yml}', '**/node_modules/**', 200);
  const choices = found
    .map((uri): Choice => ({ label: workspace.asRelativePath(uri).replaceAll('$(', String.raw`\$(`), uri }))
    .sort((a, b) => a.label.localeCompare(b.label));
  if (choices.length === 0) return open();
  const chosen = await window.showQuickPick([...choices, browse], { placeHolder: 'The manifest' });
  return chosen === browse ? open() : chosen?.uri;
}

async function open(): Promise<Uri | undefined> {
  const files = await window.showOpenDialog({
    filters: { 'Kubernetes YAML': ['yaml', 'yml'] },
    title: 'The manifest',
  });
  return files?.[0];
}
