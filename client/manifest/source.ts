/**
 * From a manifest in the editor, or a folder of them, to what podman reads.
 */
import { basename, dirname } from 'node:path';
import type { TextDocument } from 'vscode';
import { FileType, Uri, workspace } from 'vscode';
import type { ManifestObject } from '../../server/protocol.ts';
import type { Objects } from '../language.ts';
import type { Source } from '../podman/command.ts';
import { PodmanError } from '../podman/error.ts';
import type { Pod } from '../podman/pod.ts';
import { documentsOf, withoutDocuments } from './documents.ts';
import { podsOf } from './owned.ts';
import type { Target } from './target.ts';

export type Manifest = {
  /** The file's name, for people. */
  readonly name: string;
  /** The files it is made of, in the order in which podman reads them. */
  readonly uris: readonly Uri[];
  readonly source: Source;
  /** The same as one text, whether it is a file or not. */
  readonly text: string;
  /** The pods podman makes of it, as far as the language server knows them. */
  readonly pods: readonly string[];
  /** Those of these pods that podman has made of it, whatever their numbers. */
  readonly madeOf: (pods: readonly Pod[]) => readonly Pod[];
  /** As `source`, without the claims to these volumes. */
  readonly withoutClaims: () => Source;
  /** The volumes that outlive its pods; of a part of a file only those that this part names. */
  readonly volumes: () => Promise<readonly string[]>;
};

/**
 * Reads what is to be played. A file with unsaved changes is saved first: what runs is what is on the disk.
 * Where one document of several is meant, the text is handed over without the other pods, and so is a text that is
 * no file podman could open. A folder's manifests become the documents of one text, so that each finds what another
 * declares.
 */
export async function readManifest(target: Target, objects: Objects): Promise<Manifest> {
  const { uri } = target;
  const isFolder = target.folder === true;
  const parts = isFolder ? await readFolder(uri, objects) : [await readPart(target, objects)];
  const path = uri.scheme === 'file' ? uri.fsPath : undefined;
  const cwd = path === undefined ? homeless() : isFolder ? path : dirname(path);
  const textWithout = (left: (part: Part) => readonly ManifestObject[]): string =>
    parts.map((it) => remaining(it, left(it))).join('\n---\n');
  const asText = (left: (part: Part) => readonly ManifestObject[]): Source => ({
    kind: 'text',
    text: textWithout(left),
    ...(cwd === undefined ? {} : { cwd }),
  });
  const asWhole = !isFolder && parts.every((it) => it.others.length === 0);
  return {
    name: isFolder ? `${basename(uri.path)}/` : basename(uri.path),
    uris: parts.map((it) => it.uri),
    source:
      asWhole && path !== undefined && cwd !== undefined
        ? { kind: 'file', path, cwd }
        : asText((it) => it.others),
    text: textWithout((it) => it.others),
    pods: parts.flatMap((part) => part.meant.flatMap((it) => it.pod ?? [])),
    madeOf: (pods) => {
      const made = new Set(parts.flatMap(({ meant, all }) => meant.flatMap((it) => podsOf(it, all, pods))));
      return pods.filter((it) => made.has(it));
    },
    withoutClaims: () =>
      asText(({ others, all }) => [...others, ...all.filter((it) => it.kind === 'PersistentVolumeClaim')]),
    volumes: async () => {
      const { volumesOf } = await import('./volumes.ts');
      return parts.flatMap((it) => volumesOf(remaining(it, it.apart)));
    },
  };
}

/** A file of which all or one document is meant. */
type Part = {
  readonly uri: Uri;
  readonly text: string;
  readonly all: readonly ManifestObject[];
  /** What podman shall know of, and what it shall not: the pods of documents that are not meant. */
  readonly meant: readonly ManifestObject[];
  readonly others: readonly ManifestObject[];
  /** All that stands in documents that are not meant. */
  readonly apart: readonly ManifestObject[];
};

async function readPart(target: Target, objects: Objects): Promise<Part> {
  const { line } = target;
  const document = await opened(target);
  const text = document.getText();
  const all = await objects(document.uri);
  const documents = documentsOf(text);
  const apart = line === undefined ? [] : all.filter((it) => documents[it.line] !== documents[line]);
  const others = apart.filter((it) => it.playable);
  return { uri: target.uri, text, all, meant: all.filter((it) => !others.includes(it)), others, apart };
}

/** The manifests that are right in a folder, in the order of their names. */
async function readFolder(folder: Uri, objects: Objects): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (const uri of await yamlFilesIn(folder)) {
    const part = await readPart({ uri }, objects);
    if (part.all.length > 0) parts.push(part);
  }
  if (parts.length > 0) return parts;
  throw new PodmanError('nothing', `There is no manifest in the folder '${basename(folder.path)}'.`);
}

async function yamlFilesIn(folder: Uri): Promise<readonly Uri[]> {
  let entries;
  try {
    entries = await workspace.fs.readDirectory(folder);
  } catch (error) {
    throw new PodmanError('refused', `The folder '${basename(folder.path)}' can't be read.`, {
      cause: error,
    });
  }
  return entries
    .filter(([name, type]) => (type & FileType.File) !== 0 && /\.ya?ml$/i.test(name))
    .map(([name]) => name)
    .sort((a, b) => (a < b ? -1 : 1))
    .map((name) => Uri.joinPath(folder, name));
}

function remaining({ text }: Part, left: readonly ManifestObject[]): string {
  const rest = withoutDocuments(
    text,
    left.map((it) => it.line),
  );
  return rest.replace(/^\uFEFF/, '');
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
