/**
 * Plays a manifest: from the click to the pod that is seen running, or to the reason why it isn't.
 */
import { window } from 'vscode';
import type { Objects } from '../language.ts';
import { removePods } from '../podman/command.ts';
import { PodmanError, type FailureKind } from '../podman/error.ts';
import type { PlayOptions } from '../podman/play-options.ts';
import type { Pod } from '../podman/pod.ts';
import type { Version } from '../podman/read.ts';
import { withCancel } from '../progress.ts';
import { oneLine } from '../text.ts';
import { bringUp, type Acting, type How } from './acts.ts';
import { failuresIn, troublesOf } from './aftermath.ts';
import { mayGo, newestPods } from './by-hand.ts';
import { flagsFor, type OptionsMemory } from './options.ts';
import { isGone, readManifest, type Manifest } from './source.ts';
import { targetsOf, type Target } from './target.ts';
import type { Told, Troubles } from './troubles.ts';

export type Playing = Acting & {
  readonly objects: Objects;
  readonly reveal: (id: string) => Promise<void>;
  /** Each line podman prints. */
  readonly log: (line: string) => void;
  readonly showOutput: () => void;
  /** Tells what went wrong where it stands. */
  readonly troubles: Pick<Troubles, 'tell' | 'tellFiles' | 'forget'>;
  /** What a manifest is played with. */
  readonly options: OptionsMemory;
  readonly version: () => Promise<Version>;
};

/** The command `Play Kube`. */
export async function playKube(playing: Playing, args: readonly unknown[]): Promise<void> {
  for (const target of await targetsOf(args, playing.objects)) await playOne(playing, target, 'Play Kube');
}

/** The command `Replace`: what the manifest made before is taken down first. */
export async function replaceKube(playing: Playing, args: readonly unknown[]): Promise<void> {
  for (const target of await targetsOf(args, playing.objects)) await playOne(playing, target, 'Replace');
}

/** Plays with what the file is played with, and with `more` this one time. */
export async function playOne(
  playing: Playing,
  target: Target,
  how: How,
  more: PlayOptions = {},
): Promise<void> {
  const manifest = await readManifest(target, playing.objects);
  if (how === 'Replace' && !(await mayGo(manifest, await newestPods(playing), 'Replace'))) return;
  const before = new Set(playing.pods().map((it) => it.id));
  forgetTroubles(playing, manifest);
  try {
    const flags = await flagsFor({ ...playing.options.of(target.uri), ...more }, playing.version);
    const made = await withCancel(`${how}: ${manifest.name}`, async (signal, say) => {
      const onLine = (line: string): void => {
        playing.log(line);
        if (isProgress(line)) say(line);
      };
      playing.log(`${how}: ${manifest.name}`);
      return bringUp(playing, { manifest, how, flags }, { signal, onLine });
    });
    const pods = ((await playing.refresh()) ?? []).filter((it) => made.includes(it.id));
    const failed = await failuresIn(playing.run, pods);
    if (failed.length > 0) await tell(playing, target, manifest, failed);
    const [first] = made;
    if (first !== undefined) {
      await playing.reveal(first);
    } else if (manifest.pods.length > 0) {
      throw new PodmanError('unreadable', 'podman ended without a word about a pod.');
    }
  } catch (error) {
    if (!(error instanceof PodmanError)) throw error;
    await explain(playing, { target, manifest, error, before, more });
  }
}

/** Pulling an image is worth telling; results and complaints have their own ways to a person. */
function isProgress(line: string): boolean {
  return !/^(?:Error: |time=|\[|[0-9a-f]{64}$|\w+:$|\s*$)/.test(line);
}

type Failed = {
  readonly target: Target;
  readonly manifest: Manifest;
  readonly error: PodmanError;
  /** Ids of the pods there were before. */
  readonly before: ReadonlySet<string>;
  readonly more: PlayOptions;
};

/** Says what happened and what it left behind; throws what the guard should say. */
async function explain(playing: Playing, failed: Failed): Promise<void> {
  const { target, manifest, error, before } = failed;
  const pods = await playing.refresh();
  await tellFailure(playing, { target, manifest, error }, pods ?? []);
  if (error.kind === 'exists') {
    await offerReplace(playing, failed);
    return;
  }
  const left = pods && manifest.madeOf(pods).filter((it) => !before.has(it.id));
  const remains = (left ?? []).map((it) => `Pod '${it.name}' was left ${it.state}.`).join(' ');
  if (error.kind === 'cancelled') {
    const nothing = left === undefined ? 'podman does not say what was left.' : 'No new pod was left.';
    const message = `Playing '${manifest.name}' was cancelled: ${remains === '' ? nothing : remains}`;
    await offerRemoval(playing, left ?? [], (buttons) =>
      window.showInformationMessage(oneLine(message), ...buttons),
    );
    return;
  }
  const reason =
    error.kind === 'refused' && (await isGone(target))
      ? 'The file was deleted or moved meanwhile.'
      : error.message;
  const message = `'${manifest.name}' was not played. ${reason} ${remains}`.trim();
  if (left !== undefined && left.length > 0) {
    playing.log(message);
    await offerRemoval(playing, left, (buttons) =>
      window.showErrorMessage(oneLine(message), ...buttons, 'Show Output'),
    );
    return;
  }
  throw new PodmanError(error.kind, message, { stderr: error.stderr, cause: error });
}

/** The kinds of failure that are in the manifest's hands. */
const isAboutText: ReadonlySet<FailureKind> = new Set([
  'exists',
  'volume',
  'port',
  'image',
  'nothing',
  'refused',
]);

/** Tells where it stands what the manifest can help. */
export async function tellFailure(
  playing: Playing,
  { target, manifest, error }: Pick<Failed, 'target' | 'manifest' | 'error'>,
  pods: readonly Pod[],
): Promise<void> {
  if (!isAboutText.has(error.kind)) return;
  await tell(playing, target, manifest, await troublesOf(playing.run, error, pods));
}

/** Tells each where it stands, in whatever file of a folder that is. */
export async function tell(
  { troubles }: Playing,
  { uri, line, folder }: Target,
  { uris }: Manifest,
  told: readonly Told[],
): Promise<void> {
  if (folder === true) await troubles.tellFiles(uris, told);
  else await troubles.tell(uri, line === undefined ? undefined : [line], told);
}

/** What was told of a manifest's files is old as soon as it is played again or taken down. */
export function forgetTroubles({ troubles }: Playing, { uris }: Manifest): void {
  for (const it of uris) troubles.forget(it);
}

/** What a play that ended early has left is in the way of the next. Ends when the question is answered. */
async function offerRemoval(
  playing: Playing,
  left: readonly Pod[],
  ask: (buttons: readonly string[]) => Thenable<string | undefined>,
): Promise<void> {
  const remove = left.length === 1 ? 'Remove Pod' : 'Remove Pods';
  const choice = await ask(left.length === 0 ? [] : [remove]);
  if (choice === 'Show Output') playing.showOutput();
  if (choice !== remove) return;
  await playing.run(removePods(left.map((it) => it.id)));
  await playing.refresh();
}

async function offerReplace(playing: Playing, { target, error, more }: Failed): Promise<void> {
  const choice = await window.showWarningMessage(oneLine(error.message), 'Replace', 'Show Output');
  if (choice === 'Show Output') playing.showOutput();
  if (choice === 'Replace') await playOne(playing, target, 'Replace', more);
}
