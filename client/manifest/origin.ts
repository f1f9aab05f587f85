/**
 * Finds the manifest that a pod was played from: by its name, among the open documents and then the workspace's files.
 */
import { basename } from 'node:path';
import { workspace, type Uri } from 'vscode';
import type { Objects } from '../language.ts';

export type Source = { readonly uri: Uri; readonly name: string; readonly text: string };

const mostFiles = 500;
/** A larger file is generated, and seldom what a pod was played from. */
const mostBytes = 200_000;

/** Undefined where nothing in the workspace declares the pod. */
export async function findSource(objects: Objects, pod: string): Promise<Source | undefined> {
  const open = workspace.textDocuments.filter((it) => it.languageId === 'yaml' && !it.isUntitled);
  for (const document of open) {
    const declared = (await objects(document.uri)).some((it) => it.pod !== undefined && isNamed(pod, it.pod));
    if (declared) return sourceOf(document.uri, document.getText());
  }
  const { originalOf } = await import('./original.ts');
  for (const uri of await workspace.findFiles('**/*.{yaml,yml}', '**/node_modules/**', mostFiles)) {
    const bytes = await workspace.fs.readFile(uri);
    const text = bytes.length > mostBytes ? '' : new TextDecoder().decode(bytes);
    if (originalOf(text, pod)) return sourceOf(uri, text);
  }
  return undefined;
}

/** podman before 4.4 numbers the pods of a workload. */
function isNamed(pod: string, declared: string): boolean {
  return pod === declared || (pod.startsWith(`${declared}-`) && /^\d+$/.test(pod.slice(declared.length + 1)));
}

function sourceOf(uri: Uri, text: string): Source {
  return { uri, name: basename(uri.path), text };
}
