/**
 * From a row of the Pods view to the manifest its pod comes from.
 */
import { Uri, window } from 'vscode';
import type { Local } from '../podman/pod.ts';
import { subjectOf } from '../pods/actions/subject.ts';
import type { Place } from '../pods/rows/row.ts';

/** What is known of pods and their manifests. */
export type Origins = {
  /** Fails where podman may not be started. */
  readonly where: () => unknown;
  readonly local: () => Local;
  /** By the pod's name. */
  readonly manifestOf: (pod: string) => Place | undefined;
};

/** Does what a command of manifests does, on the object that the pod of a row comes from. */
export async function withManifest(
  { where, local, manifestOf }: Origins,
  [row]: readonly unknown[],
  command: (args: readonly [Uri, number]) => Promise<void>,
): Promise<void> {
  where();
  const subject = typeof row === 'string' ? subjectOf(local(), row) : undefined;
  const place = subject?.pod === undefined ? undefined : manifestOf(subject.pod.name);
  if (place === undefined) {
    void window.showInformationMessage('No manifest of the workspace is known for that pod.');
    return;
  }
  await command([Uri.parse(place.uri), place.line]);
}
