/**
 * Takes down what a manifest has made.
 */
import { window } from 'vscode';
import { down, removePods, stopPods } from '../podman/command.ts';
import { PodmanError } from '../podman/error.ts';
import type { RunOptions } from '../podman/run.ts';
import { withCancel } from '../progress.ts';
import { oneLine } from '../text.ts';
import { podNames, type Playing } from './play.ts';
import { readManifest, type Manifest } from './source.ts';
import { targetsOf } from './target.ts';

/** The command `Down`. Named volumes stay, so it asks nothing: the manifest brings back what it takes away. */
export async function downKube(playing: Playing, args: readonly unknown[]): Promise<void> {
  for (const target of await targetsOf(args, playing.objects)) {
    const manifest = await readManifest(target, playing.objects);
    playing.troubles.forget(target.uri);
    try {
      await withCancel(`Down: ${manifest.name}`, async (signal) => {
        playing.log(`Down: ${manifest.name}`);
        await takeDown(playing, manifest, { signal, onLine: playing.log });
      });
    } catch (error) {
      if (!(error instanceof PodmanError)) throw error;
      const message = `'${manifest.name}' was not taken down. ${error.message}`;
      throw new PodmanError(error.kind, message, { stderr: error.stderr, cause: error });
    } finally {
      await playing.refresh();
    }
  }
}

async function takeDown(playing: Playing, manifest: Manifest, options: RunOptions): Promise<void> {
  // `kube down` kills at once; stopping first lets containers finish what they are writing.
  const running = podNames(manifest, playing.pods());
  if (running.length > 0) await playing.run(stopPods(running), options);
  try {
    await playing.run(down(manifest.source), options);
  } catch (error) {
    if (!(error instanceof PodmanError) || error.kind !== 'absent') throw error;
    await takeRest(playing, manifest, options);
  }
}

/** podman 4.3 gives up at the first pod that isn't there, and leaves the others. */
async function takeRest(playing: Playing, manifest: Manifest, options: RunOptions): Promise<void> {
  const left = manifest.madeOf((await playing.refresh()) ?? []);
  if (left.length > 0) {
    await playing.run(removePods(left.map((it) => it.id)), options);
    return;
  }
  void window.showInformationMessage(oneLine(`Nothing of '${manifest.name}' was there to take down.`));
}
