/**
 * Pods that have a manifest's names, and were not made of any manifest.
 */
import { window } from 'vscode';
import type { Pod } from '../podman/pod.ts';
import { oneLine } from '../text.ts';
import type { Acting } from './acts.ts';
import type { Manifest } from './source.ts';

/** As podman lists them now, and if it doesn't, as it did last. */
export async function newestPods({
  refresh,
  pods,
}: Pick<Acting, 'refresh' | 'pods'>): Promise<readonly Pod[]> {
  return (await refresh()) ?? pods();
}

/**
 * Asks before a pod goes that has only its name in common with the manifest; answers whether it may.
 * `action` is what the button says.
 */
export async function mayGo(
  manifest: Pick<Manifest, 'name' | 'madeOf'>,
  pods: readonly Pod[],
  action: 'Replace' | 'Take Down',
): Promise<boolean> {
  const names = manifest.madeOf(pods).flatMap((it) => (it.byHand ? [`'${it.name}'`] : []));
  if (names.length === 0) return true;
  const question =
    names.length === 1
      ? `Pod ${names.join()} was made by hand, not played from '${manifest.name}': shall it go all the same?`
      : `The pods ${names.join(', ')} were made by hand, not played from '${manifest.name}': shall they go all the same?`;
  return (await window.showWarningMessage(oneLine(question), { modal: true }, action)) === action;
}
