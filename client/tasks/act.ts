/**
 * What a task does: as the commands do, but without a question, since nobody may be there to answer.
 */
import { FileType, workspace, type Uri } from 'vscode';
import { bringUp, takeDown } from '../manifest/acts.ts';
import { failuresIn } from '../manifest/aftermath.ts';
import { flagsFor } from '../manifest/options.ts';
import { forgetTroubles, tell, tellFailure, type Playing } from '../manifest/play.ts';
import { readManifest, type Manifest } from '../manifest/source.ts';
import type { Target } from '../manifest/target.ts';
import { removePods } from '../podman/command.ts';
import { PodmanError } from '../podman/error.ts';
import type { PlayOptions } from '../podman/play-options.ts';
import type { Wanted } from './definition.ts';
import type { Work } from './terminal.ts';

type Doing = {
  readonly playing: Playing;
  readonly target: Target;
  readonly manifest: Manifest;
  readonly options: PlayOptions;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
};

/** The work of a task that plays or takes down. */
export function podmanWork(playing: Playing, { action, uri, options }: Wanted): Work {
  return async (say, signal) => {
    try {
      const target: Target = (await isFolder(uri)) ? { uri, folder: true } : { uri };
      const manifest = await readManifest(target, playing.objects);
      const doing: Doing = { playing, target, manifest, options, say, signal };
      forgetTroubles(playing, manifest);
      return await (action === 'down' ? downByTask(doing) : playByTask(doing, action));
    } catch (error) {
      if (!(error instanceof PodmanError)) throw error;
      say(error.message);
      return 1;
    } finally {
      await playing.refresh();
    }
  };
}

async function isFolder(uri: Uri): Promise<boolean> {
  try {
    return ((await workspace.fs.stat(uri)).type & FileType.Directory) !== 0;
  } catch {
    // Reading it will say so.
    return false;
  }
}

async function downByTask({ playing, manifest, say, signal }: Doing): Promise<number> {
  const done = await takeDown(playing, manifest, { signal, onLine: say });
  say(
    done === 'done' ? `'${manifest.name}' is down.` : `Nothing of '${manifest.name}' was there to take down.`,
  );
  return 0;
}

async function playByTask(doing: Doing, action: Wanted['action']): Promise<number> {
  const { playing, target, manifest, options, say, signal } = doing;
  const how = action === 'replace' ? 'Replace' : 'Play Kube';
  const before = new Set(((await playing.refresh()) ?? []).map((it) => it.id));
  try {
    const flags = await flagsFor({ ...playing.options.of(target.uri), ...options }, playing.version);
    const made = await bringUp(playing, { manifest, how, flags }, { signal, onLine: say });
    const pods = ((await playing.refresh()) ?? []).filter((it) => made.includes(it.id));
    const failed = await failuresIn(playing.run, pods);
    if (failed.length > 0) await tell(playing, target, manifest, failed);
    for (const it of failed) say(it.sentence);
    return failed.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof PodmanError)) throw error;
    await cleanUp(doing, before, error);
    return 1;
  }
}

/** A pod that did not come to be would be in the way of the task's next run. */
async function cleanUp(doing: Doing, before: ReadonlySet<string>, error: PodmanError): Promise<void> {
  const { playing, target, manifest, say } = doing;
  const pods = (await playing.refresh()) ?? [];
  await tellFailure(playing, { target, manifest, error }, pods);
  say(`'${manifest.name}' was not played. ${error.message}`);
  if (error.kind === 'exists') say("The action 'replace' takes down first what is there.");
  const left = manifest.madeOf(pods).filter((it) => !before.has(it.id));
  if (left.length === 0) return;
  await playing.run(removePods(left.map((it) => it.id)));
  say(`What was left of it is removed: ${left.map((it) => it.name).join(', ')}.`);
}
