/**
 * Takes down what a manifest has made.
 */
import { window } from 'vscode';
import { down, stopPods } from '../podman/command.ts';
import { PodmanError } from '../podman/error.ts';
import { withCancel } from '../progress.ts';
import { oneLine } from '../text.ts';
import type { Playing } from './play.ts';
import { readManifest } from './source.ts';
import { targetsOf } from './target.ts';

/** The command `Down`. Named volumes stay, so it asks nothing: the manifest brings back what it takes away. */
export async function downKube(playing: Playing, args: readonly unknown[]): Promise<void> {
  for (const target of await targetsOf(args, playing.objects)) {
    const manifest = await readManifest(target, playing.objects);
    try {
      await withCancel(`Down: ${manifest.name}`, async (signal) => {
        const options = { signal, onLine: playing.log };
        playing.log(`Down: ${manifest.name}`);
        // `kube down` kills at once; stopping first lets containers finish what they are writing.
        if (manifest.pods.length > 0) await playing.run(stopPods(manifest.pods), options);
        await playing.run(down(manifest.source), options);
      });
    } catch (error) {
      if (!(error instanceof PodmanError)) throw error;
      if (error.kind !== 'absent') {
        throw new PodmanError(error.kind, `'${manifest.name}' was not taken down. ${error.message}`, {
          stderr: error.stderr,
          cause: error,
        });
      }
      void window.showInformationMessage(oneLine(`Nothing of '${manifest.name}' was there to take down.`));
    } finally {
      await playing.refresh();
    }
  }
}
