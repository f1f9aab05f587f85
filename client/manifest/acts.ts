/**
 * What podman does for a manifest, whoever asks: a command or a task.
 */
import type { Source } from '../podman/command.ts';
import { down, play, removePods, replace, stopPods } from '../podman/command.ts';
import { PodmanError } from '../podman/error.ts';
import type { Pod } from '../podman/pod.ts';
import type { Run, RunOptions } from '../podman/run.ts';
import type { Manifest } from './source.ts';

export type Acting = {
  readonly run: Run;
  /** Lists the pods anew and answers them; undefined where podman doesn't. */
  readonly refresh: () => Promise<readonly Pod[] | undefined>;
  /** The pods as last listed. */
  readonly pods: () => readonly Pod[];
};

export type How = 'Play Kube' | 'Replace';

/** Plays a manifest with these arguments of playFlags, and answers the ids of the pods that were made. */
export async function bringUp(
  { run, pods }: Acting,
  {
    manifest,
    how,
    flags,
  }: { readonly manifest: Manifest; readonly how: How; readonly flags: readonly string[] },
  options: RunOptions,
): Promise<readonly string[]> {
  const command = how === 'Replace' ? replace : play;
  // podman would kill the containers; stopping them first lets them finish what they are writing.
  const running = how === 'Replace' ? podNames(manifest, pods()) : [];
  if (running.length > 0) await run(stopPods(running), options);
  const start = async (source: Source): Promise<readonly string[]> => run(command(source, flags), options);
  try {
    return await start(manifest.source);
  } catch (error) {
    // podman 4.3 refuses a claim whose volume exists, and by then has removed the pod. The volume itself will do.
    if (!(error instanceof PodmanError) || error.kind !== 'volume') throw error;
    return start(manifest.withoutClaims());
  }
}

/** Takes down what a manifest has made; `nothing` where nothing of it was there. */
export async function takeDown(
  { run, refresh, pods }: Acting,
  manifest: Manifest,
  options: RunOptions,
): Promise<'done' | 'nothing'> {
  // `kube down` kills at once; stopping first lets containers finish what they are writing.
  const running = podNames(manifest, pods());
  if (running.length > 0) await run(stopPods(running), options);
  try {
    await run(down(manifest.source), options);
    return 'done';
  } catch (error) {
    if (!(error instanceof PodmanError) || error.kind !== 'absent') throw error;
    // podman 4.3 gives up at the first pod that isn't there, and leaves the others.
    const left = manifest.madeOf((await refresh()) ?? []);
    if (left.length === 0) return 'nothing';
    await run(removePods(left.map((it) => it.id)), options);
    return 'done';
  }
}

/** The names that podman gives the pods, and those it gave them where it has numbered them. */
function podNames(manifest: Manifest, pods: readonly Pod[]): readonly string[] {
  return [...new Set([...manifest.pods, ...manifest.madeOf(pods).map((it) => it.name)])];
}
