/**
 * Plays a manifest: from the click to the pod that is seen running, or to the reason why it isn't.
 */
import { window } from 'vscode';
import type { Objects } from '../language.ts';
import type { Command, Source } from '../podman/command.ts';
import { play, replace, stopPods } from '../podman/command.ts';
import { PodmanError } from '../podman/error.ts';
import type { Pod } from '../podman/pod.ts';
import type { Run } from '../podman/run.ts';
import { withCancel } from '../progress.ts';
import { oneLine } from '../text.ts';
import { isGone, readManifest, type Manifest } from './source.ts';
import { targetsOf, type Target } from './target.ts';

export type Playing = {
  readonly run: Run;
  readonly objects: Objects;
  /** Lists the pods anew and answers them; undefined where podman doesn't. */
  readonly refresh: () => Promise<readonly Pod[] | undefined>;
  /** The pods as last listed. */
  readonly pods: () => readonly Pod[];
  readonly reveal: (id: string) => Promise<void>;
  /** Each line podman prints. */
  readonly log: (line: string) => void;
  readonly showOutput: () => void;
};

/** The command `Play Kube`. */
export async function playKube(playing: Playing, args: readonly unknown[]): Promise<void> {
  for (const target of await targetsOf(args, playing.objects)) await playOne(playing, target, 'Play Kube');
}

/** The command `Replace`: what the manifest made before is taken down first. */
export async function replaceKube(playing: Playing, args: readonly unknown[]): Promise<void> {
  for (const target of await targetsOf(args, playing.objects)) await playOne(playing, target, 'Replace');
}

type How = 'Play Kube' | 'Replace';

async function playOne(playing: Playing, target: Target, how: How): Promise<void> {
  const manifest = await readManifest(target, playing.objects);
  const before = new Set(playing.pods().map((it) => it.id));
  try {
    const made = await withCancel(`${how}: ${manifest.name}`, async (signal, say) => {
      const onLine = (line: string): void => {
        playing.log(line);
        if (isProgress(line)) say(line);
      };
      playing.log(`${how}: ${manifest.name}`);
      return how === 'Replace'
        ? replaced(playing.run, manifest, { signal, onLine })
        : started(playing.run, play, manifest, { signal, onLine });
    });
    await playing.refresh();
    const [first] = made;
    if (first !== undefined) {
      await playing.reveal(first);
    } else if (manifest.pods.length > 0) {
      throw new PodmanError('unreadable', 'podman ended without a word about a pod.');
    }
  } catch (error) {
    if (!(error instanceof PodmanError)) throw error;
    await explain(playing, { target, manifest, error, before });
  }
}

/** Pulling an image is worth telling; results and complaints have their own ways to a person. */
function isProgress(line: string): boolean {
  return !/^(?:Error: |time=|\[|[0-9a-f]{64}$|\w+:$|\s*$)/.test(line);
}

type Options = { readonly signal: AbortSignal; readonly onLine: (line: string) => void };

/** podman would kill the containers; stopping them first lets them finish what they are writing. */
async function replaced(run: Run, manifest: Manifest, options: Options): Promise<readonly string[]> {
  if (manifest.pods.length > 0) await run(stopPods(manifest.pods), options);
  return started(run, replace, manifest, options);
}

/** podman 4.3 refuses a claim whose volume exists, and by then has removed the pod. The volume itself will do. */
async function started(
  run: Run,
  command: (source: Source) => Command<readonly string[]>,
  manifest: Manifest,
  options: Options,
): Promise<readonly string[]> {
  try {
    return await run(command(manifest.source), options);
  } catch (error) {
    if (!(error instanceof PodmanError) || error.kind !== 'volume') throw error;
    return run(command(manifest.withoutClaims()), options);
  }
}

type Failed = {
  readonly target: Target;
  readonly manifest: Manifest;
  readonly error: PodmanError;
  /** Ids of the pods there were before. */
  readonly before: ReadonlySet<string>;
};

/** Says what happened and what it left behind; throws what the guard should say. */
async function explain(playing: Playing, { target, manifest, error, before }: Failed): Promise<void> {
  if (error.kind === 'exists') {
    await offerReplace(playing, target, error);
    return;
  }
  const left = (await playing.refresh())?.filter(
    (it) => manifest.pods.includes(it.name) && !before.has(it.id),
  );
  const remains = (left ?? []).map((it) => `Pod '${it.name}' was left ${it.state}.`).join(' ');
  if (error.kind === 'cancelled') {
    const nothing = left === undefined ? 'podman does not say what was left.' : 'No new pod was left.';
    const message = `Playing '${manifest.name}' was cancelled: ${remains === '' ? nothing : remains}`;
    void window.showInformationMessage(oneLine(message));
    return;
  }
  const reason =
    error.kind === 'refused' && (await isGone(target))
      ? 'The file was deleted or moved meanwhile.'
      : error.message;
  const message = `'${manifest.name}' was not played. ${reason} ${remains}`.trim();
  throw new PodmanError(error.kind, message, { stderr: error.stderr, cause: error });
}

async function offerReplace(playing: Playing, target: Target, error: PodmanError): Promise<void> {
  const choice = await window.showWarningMessage(oneLine(error.message), 'Replace', 'Show Output');
  if (choice === 'Show Output') playing.showOutput();
  if (choice === 'Replace') await playOne(playing, target, 'Replace');
}
