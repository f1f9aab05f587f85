/**
 * Which manifest a command is about: VS Code hands over different things from each place it can be started.
 */
import type { QuickPickItem } from 'vscode';
import { Uri, window, workspace } from 'vscode';
import type { Objects } from '../language.ts';

export type Target = {
  readonly uri: Uri;
  /** The zero-based line of the one object that is meant; absent where the whole file is. */
  readonly line?: number;
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
