/**
 * Opens a running pod as a manifest.
 */
import { Uri, window, workspace } from 'vscode';
import type { Objects } from '../language.ts';
import { generate } from '../podman/command.ts';
import type { Pod } from '../podman/pod.ts';
import { podOf, type Acting } from '../pods/actions.ts';
import { withCancel } from '../progress.ts';
import { cleanGenerated } from './generated.ts';

/**
 * The command `Generate Kube YAML`: the pod of a row, the pods that the manifest of an editor has made,
 * or a pick. Each opens in an untitled editor.
 */
export async function generateKube(
  acting: Acting,
  objects: Objects,
  args: readonly unknown[],
): Promise<void> {
  for (const pod of await podsOf(acting, objects, args)) {
    const yaml = await withCancel(`Generate Kube YAML: ${pod.name}`, (signal) =>
      acting.run(generate(pod.id), { signal }),
    );
    const document = await workspace.openTextDocument({
      language: 'yaml',
      content: cleanGenerated(yaml, pod.name),
    });
    await window.showTextDocument(document, { preview: false });
  }
}

async function podsOf(acting: Acting, objects: Objects, args: readonly unknown[]): Promise<readonly Pod[]> {
  const [uri] = args;
  if (uri instanceof Uri) {
    const names = (await objects(uri)).flatMap((it) => it.pod ?? []);
    const pods = (await acting.refresh()).filter((it) => names.includes(it.name));
    if (pods.length > 0) return pods;
  }
  const picked = await podOf(acting, typeof args[0] === 'string' ? args : [], () => true);
  return picked === undefined ? [] : [picked];
}
