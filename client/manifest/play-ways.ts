/**
 * Other ways to play than the whole file as it is: a part of it, a folder, with options, with its images built.
 */
import { basename, dirname } from 'node:path';
import { Uri } from 'vscode';
import { PodmanError } from '../podman/error.ts';
import { knows } from '../podman/play-options.ts';
import { oneLine } from '../text.ts';
import { askOptions, same } from './ask-options.ts';
import { playOne, type Playing } from './play.ts';
import { foldersOf, targetAtCursor, targetsOf } from './target.ts';

/** The command `Play Only This Document`. */
export async function playDocument(playing: Playing, args: readonly unknown[]): Promise<void> {
  for (const target of await targetAtCursor(args, playing.objects)) {
    await playOne(playing, target, 'Play Kube');
  }
}

/** The command `Play Folder`. */
export async function playFolder(playing: Playing, args: readonly unknown[]): Promise<void> {
  for (const target of await foldersOf(args)) await playOne(playing, target, 'Play Kube');
}

/** The command `Play Kube with Options…`: the file keeps them. */
export async function playWithOptions(playing: Playing, args: readonly unknown[]): Promise<void> {
  const { options } = playing;
  for (const target of await targetsOf(args, playing.objects)) {
    const { uri } = target;
    const asking = {
      title: `Play ${oneLine(basename(uri.path))}`,
      action: 'Play Kube',
      version: await playing.version(),
      set: options.set(uri),
      folder: uri.scheme === 'file' ? Uri.file(dirname(uri.fsPath)) : undefined,
    };
    const chosen = await askOptions(asking, options.of(uri));
    if (chosen === undefined) return;
    await options.keep(uri, same(chosen, asking.set) ? undefined : chosen);
    await playOne(playing, target, 'Play Kube');
  }
}

/** The command `Build and Play`: also images that are there are built anew, this once. */
export async function buildAndPlay(playing: Playing, args: readonly unknown[]): Promise<void> {
  for (const target of await targetsOf(args, playing.objects)) {
    if (!knows(await playing.version(), 'build')) {
      throw new PodmanError(
        'refused',
        'podman builds images only on its own machine, not over a connection.',
      );
    }
    await playOne(playing, target, 'Play Kube', { build: true });
  }
}
