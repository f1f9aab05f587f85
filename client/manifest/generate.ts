/**
 * Opens a pod as a manifest.
 */
import { Uri, window, workspace } from 'vscode';
import type { Objects } from '../language.ts';
import { generate } from '../podman/command.ts';
import type { Pod } from '../podman/pod.ts';
import type { Run } from '../podman/run.ts';
import { withCancel } from '../progress.ts';
import { cleanGenerated } from './generated.ts';

export type Generating = {
  readonly run: Run;
  readonly objects: Objects;
  readonly refresh: () => Promise<readonly Pod[] | undefined>;
  /** The pod of a row, or one a person picks. */
  readonly podOf: (args: readonly unknown[]) => Promise<Pod | undefined>;
};

/**
 * The command `Generate Kube YAML`: the pod of a row, the pods that the manifest of an editor has made,
 * or a pick. Each opens in an untitled editor.
 */
export async function generateKube(generating: Generating, args: readonly unknown[]): Promise<void> {
  for (const pod of await podsOf(generating, args)) {
    const yaml = await withCancel(`Generate Kube YAML: ${pod.name}`, (signal) =>
      generating.run(generate(pod.id), { signal }),
    );
    const content = cleanGenerated(yaml, pod.name);
    const document = await workspace.openTextDocument({ language: 'yaml', content });
    await window.showTextDocument(document, { preview: false });
  }
}

async function podsOf(generating: Generating, args: readonly unknown[]): Promise<readonly Pod[]> {
  const [uri] = args;
  if (!(uri instanceof Uri)) return found(await generating.podOf(args));
  const names = (await generating.objects(uri)).flatMap((it) => it.pod ?? []);
  const made = ((await generating.refresh()) ?? []).filter((it) => names.includes(it.name));
  return made.length > 0 ? made : found(await generating.podOf([]));
}

function found(pod: Pod | undefined): readonly Pod[] {
  return pod === undefined ? [] : [pod];
}
