/**
 * Plays a manifest: from the click to the pod that is seen running, or to the reason why it isn't.
 */
import { window } from 'vscode';
import type { Objects } from '../language.ts';
import type { Command, Source } from '../podman/command.ts';
import { play, removePods, replace, stopPods } from '../podman/command.ts';
import { PodmanError, type FailureKind } from '../podman/error.ts';
import type { Pod } from '../podman/pod.ts';
import type { Run } from '../podman/run.ts';
import { withCancel } from '../progress.ts';
import { oneLine } from '../text.ts';
import { failuresIn, troublesOf } from './aftermath.ts';
import { isGone, readManifest, type Manifest } from './source.ts';
import { targetsOf, type Target } from './target.ts';
import type { Troubles } from './troubles.ts';

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
  /** Tells what went wrong where it stands. */
  readonly troubles: Pick<Troubles, 'tell' | 'forget'>;
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
  playing.troubles.forget(target.uri);
  try {
    const made = await withCancel(`${how}: ${manifest.name}`, async (signal, say) => {
      const onLine = (line: string): void => {
        playing.log(line);
        if (isProgress(line)) say(line);
      };
      playing.log(`${how}: ${manifest.name}`);
      return how === 'Replace'
        ? replaced(playing, manifest, { signal, onLine })
        : started(playing.run, play, manifest, { signal, onLine });
    });
    const pods = ((await playing.refresh()) ?? []).filter((it) => made.includes(it.id));
    const failed = await failuresIn(playing.run, pods);
    if (failed.length > 0) await playing.troubles.tell(target.uri, linesOf(target), failed);
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
async function replaced(
  { run, pods }: Playing,
  manifest: Manifest,
  options: Options,
): Promise<readonly string[]> {
  const running = podNames(manifest, pods());
  if (running.length > 0) await run(stopPods(running), options);
  return started(run, replace, manifest, options);
}

/** The names that podman gives the pods, and those it gave them where it has numbered them. */
export function podNames(manifest: Manifest, pods: readonly Pod[]): readonly string[] {
  return [...new Set([...manifest.pods, ...manifest.madeOf(pods).map((it) => it.name)])];
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
  const pods = await playing.refresh();
  if (isAboutText.has(error.kind)) {
    await playing.troubles.tell(
      target.uri,
      linesOf(target),
      await troublesOf(playing.run, error, pods ?? []),
    );
  }
  if (error.kind === 'exists') {
    await offerReplace(playing, target, error);
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

function linesOf({ line }: Target): readonly number[] | undefined {
  return line === undefined ? undefined : [line];
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

async function offerReplace(playing: Playing, target: Target, error: PodmanError): Promise<void> {
  const choice = await window.showWarningMessage(oneLine(error.message), 'Replace', 'Show Output');
  if (choice === 'Show Output') playing.showOutput();
  if (choice === 'Replace') await playOne(playing, target, 'Replace');
}
