/**
 * Takes down what a manifest has made.
 */
import { window } from 'vscode';
import { removeStored } from '../podman/command-stored.ts';
import { listVolumes } from '../podman/command.ts';
import { PodmanError } from '../podman/error.ts';
import type { RunOptions } from '../podman/run.ts';
import { withCancel } from '../progress.ts';
import { oneLine } from '../text.ts';
import { takeDown } from './acts.ts';
import { mayGo, newestPods } from './by-hand.ts';
import { forgetTroubles, type Playing } from './play.ts';
import { readManifest, type Manifest } from './source.ts';
import { foldersOf, targetsOf } from './target.ts';
import { usersElsewhere, type VolumeUsers } from './volume-users.ts';

/** The command `Down`. Named volumes stay, so it asks nothing where the manifest brings back what it takes away. */
export async function downKube(playing: Playing, args: readonly unknown[]): Promise<void> {
  for (const target of await targetsOf(args, playing.objects)) {
    await downOne(playing, await readManifest(target, playing.objects));
  }
}

/** The command `Down Folder`. */
export async function downFolder(playing: Playing, args: readonly unknown[]): Promise<void> {
  for (const target of await foldersOf(args)) {
    await downOne(playing, await readManifest(target, playing.objects));
  }
}

/** The command `Down with Volumes…`: deletes no volume that it has not named before, nor one that others use. */
export async function downWithVolumes(playing: Playing, args: readonly unknown[]): Promise<void> {
  for (const target of await targetsOf(args, playing.objects)) {
    const manifest = await readManifest(target, playing.objects);
    const all = await existing(playing, await manifest.volumes());
    const made = manifest.madeOf(all.length === 0 ? [] : ((await playing.refresh()) ?? []));
    const users = await usersElsewhere(playing.run, all, new Set(made.map((it) => it.id)));
    const volumes = all.filter((it) => !users.has(it));
    if (volumes.length === 0) {
      await downOne(playing, manifest);
      const message = `'${manifest.name}' has no volumes that could be deleted. ${staying(users)}`.trim();
      void window.showInformationMessage(oneLine(message));
    } else if (await confirmed(manifest.name, volumes, users)) {
      await downOne(playing, manifest, volumes);
    }
  }
}

async function existing({ run }: Playing, names: readonly string[]): Promise<readonly string[]> {
  const there = new Set((await run(listVolumes)).map((it) => it.name));
  return names.filter((it) => there.has(it));
}

/** `'data' stays: 'other' uses it.` for each volume that others use. */
function staying(users: VolumeUsers): string {
  return [...users]
    .map(([volume, names]) => {
      const who = names.map((it) => `'${oneLine(it)}'`).join(', ');
      return `'${oneLine(volume)}' stays: ${who} ${names.length === 1 ? 'uses' : 'use'} it.`;
    })
    .join(' ');
}

async function confirmed(name: string, volumes: readonly string[], users: VolumeUsers): Promise<boolean> {
  const which = volumes.length === 1 ? 'its volume' : `its ${volumes.length} volumes`;
  const button = volumes.length === 1 ? 'Delete Volume' : 'Delete Volumes';
  const lost = volumes.map((it) => `'${oneLine(it)}'`).join(', ');
  const detail = `All data in ${lost} will be lost. ${staying(users)}`.trim();
  const question = oneLine(`Take down '${name}' and delete ${which}?`);
  return (await window.showWarningMessage(question, { modal: true, detail }, button)) === button;
}

async function downOne(playing: Playing, manifest: Manifest, volumes: readonly string[] = []): Promise<void> {
  if (!(await mayGo(manifest, await newestPods(playing), 'Take Down'))) return;
  forgetTroubles(playing, manifest);
  try {
    await withCancel(`Down: ${manifest.name}`, async (signal) => {
      playing.log(`Down: ${manifest.name}`);
      const options = { signal, onLine: playing.log };
      const done = await failingAs(`'${manifest.name}' was not taken down.`, () =>
        takeDown(playing, manifest, options),
      );
      if (volumes.length > 0) {
        await failingAs(`'${manifest.name}' was taken down, but not all of its volumes are deleted.`, () =>
          deleteVolumes(playing, volumes, options),
        );
      } else if (done === 'nothing') {
        void window.showInformationMessage(oneLine(`Nothing of '${manifest.name}' was there to take down.`));
      }
    });
  } finally {
    await playing.refresh();
  }
}

/** Some may be gone with the pods by now. */
async function deleteVolumes(playing: Playing, names: readonly string[], options: RunOptions): Promise<void> {
  const left = await existing(playing, names);
  if (left.length > 0) await playing.run(removeStored('volume', left), options);
}

/** Says of a failure what it means. */
async function failingAs<T>(meaning: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof PodmanError)) throw error;
    throw new PodmanError(error.kind, `${meaning} ${error.message}`, { stderr: error.stderr, cause: error });
  }
}
