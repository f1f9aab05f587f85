/**
 * Opens a new manifest to start from.
 */
import { SnippetString, window, workspace } from 'vscode';
import snippets from '../../snippets/manifests.json';

/** The command `New Pod Manifest`: an untitled editor with a pod that plays, its names ready to be typed over. */
export async function newManifest(): Promise<void> {
  const document = await workspace.openTextDocument({ language: 'yaml' });
  const editor = await window.showTextDocument(document);
  await editor.insertSnippet(new SnippetString(snippets.Pod.body.join('\n')));
}
