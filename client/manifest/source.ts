/**
 * From a manifest in the editor to what podman reads.
 */
import { basename, dirname } from 'node:path';
import type { TextDocument } from 'vscode';
import { workspace } from 'vscode';
import type { ManifestObject } from '../../server/protocol.ts';
import type { Objects } from '../language.ts';
import type { Source } from '../podman/command.ts';
import { PodmanError } from '../podman/error.ts';
import type { Pod } from '../podman/pod.ts';
import { withoutDocuments } from './documents.ts';
import { podsOf } from './owned.ts';
import type { Target } from './target.ts';

export type Manifest = {
  /** The file's name, for people. */
  readonly name: string;
  readonly source: Source;
  /** The pods podman makes of it, as far as the language server knows them. */
  readonly pods: readonly string[];
  /** Those of these pods that podman has made of it, whatever their numbers. */
  readonly madeOf: (pods: readonly Pod[]) => readonly Pod[];
  /** As `source`, without the claims to these volumes. */
  readonly withoutClaims: () => Source;
};

/**
 * Reads what is to be played. A file with unsaved changes is saved first: what runs is what is on the disk.
 * Where one object of several is meant, the text is handed over without the other pods, and so is a text that is
 * no file podman could open.
 */
export async function readManifest(target: Target, objects: Objects): Promise<Manifest> {
  const document = await opened(target);
  const all = await objects(document.uri);
  const file = document.uri.scheme === 'file' ? document.uri.fsPath : undefined;
  const cwd = file === undefined ? homeless() : dirname(file);
  const others = all.filter((it) => target.line !== undefined && it.playable && it.line !== target.line);
  const meant = all.filter((it) => !others.includes(it));
  const asText = (left: readonly ManifestObject[]): Source => ({
    kind: 'text',
    text: withoutDocuments(
      document.getText(),
      left.map((it) => it.line),
    ),
    ...(cwd === undefined ? {} : { cwd }),
  });
  return {
    name: basename(document.uri.path),
    source:
      file !== undefined && cwd !== undefined && others.length === 0
        ? { kind: 'file', path: file, cwd }
        : asText(others),
    pods: meant.flatMap((it) => it.pod ?? []),
    madeOf: (pods) => {
      const made = new Set(meant.flatMap((it) => podsOf(it, all, pods)));
      return pods.filter((it) => made.has(it));
    },
    withoutClaims: () => asText([...others, ...all.filter((it) => it.kind === 'PersistentVolumeClaim')]),
  };
}

async function opened({ uri }: Target): Promise<TextDocument> {
  let document;
  try {
    document = await workspace.openTextDocument(uri);
  } catch (error) {
    throw new PodmanError('refused', `'${basename(uri.path)}' can't be read: is it still there?`, {
      cause: error,
    });
  }
  if (document.isDirty && !document.isUntitled && !(await document.save())) {
    throw new PodmanError('refused', `'${basename(uri.path)}' has changes that could not be saved.`);
  }
  return document;
}

/** Whether a file that was there is gone; never true for what is no file. */
export async function isGone({ uri }: Target): Promise<boolean> {
  if (uri.scheme !== 'file') return false;
  try {
    await workspace.fs.stat(uri);
    return false;
  } catch {
    return true;
  }
}

/** A text without a file belongs to the workspace: its relative paths start there. */
function homeless(): string | undefined {
  return workspace.workspaceFolders?.find((it) => it.uri.scheme === 'file')?.uri.fsPath;
}
