/**
 * Joins the parts of the Pods view: what is listed, when, and how it is shown.
 */
import type { Event, LogOutputChannel } from 'vscode';
import { EventEmitter, workspace } from 'vscode';
import { after } from '../clock.ts';
import { latest } from '../latest.ts';
import { PodmanError } from '../podman/error.ts';
import { followEvents } from '../podman/events.ts';
import { podsListing } from '../podman/listing.ts';
import type { Pod } from '../podman/pod.ts';
import type { Run } from '../podman/run.ts';
import { oneLine } from '../text.ts';
import { refreshing } from './refresh.ts';
import { rowsOf } from './rows.ts';
import { createPodsView, type Shown } from './view.ts';

export type Sidebar = {
  /** Lists anew and answers the pods; undefined where that failed, which the view shows. */
  readonly refresh: () => Promise<readonly Pod[] | undefined>;
  /** The last known pods. */
  readonly pods: () => readonly Pod[];
  /** Fires each time they are listed anew. */
  readonly onDidList: Event<void>;
  readonly reveal: (id: string) => Promise<void>;
  readonly dispose: () => void;
};

/** Each fails where podman may not be started. */
type Podman = {
  readonly run: Run;
  /** podman's executable. */
  readonly path: () => string;
  readonly version: () => Promise<string>;
};

/** Ages are shown in minutes. */
const agesEvery = 30_000;

/** Nothing is started before the view is visible in a trusted workspace. */
export function createSidebar(podman: Podman, log: LogOutputChannel): Sidebar {
  const view = createPodsView();
  const listed = new EventEmitter<void>();
  const list = podsListing(podman.run);
  const tellVersion = once(() => logVersion(podman, log));
  let pods: readonly Pod[] = [];
  let failed: unknown;
  const answers = latest<Answer>(show);
  const refresh = refreshing({
    load: () => answers.ask((signal) => list(signal).then(asPods, asFailure)),
    drop: answers.drop,
    follow: (changed, signal) => followEvents(podman.path(), changed, signal),
    after,
  });
  const rows = (): Shown => ({ kind: 'pods', rows: rowsOf(pods, Date.now()) });
  const watch = (): void => {
    refresh.visible(view.isVisible() && workspace.isTrusted);
  };
  const ages = setInterval(() => {
    if (view.isVisible() && failed === undefined) view.show(rows());
  }, agesEvery);
  const listeners = [view.onDidChangeVisibility(watch), workspace.onDidGrantWorkspaceTrust(watch)];
  watch();

  return {
    refresh: async () => {
      await refresh.now();
      return failed === undefined ? pods : undefined;
    },
    pods: () => pods,
    onDidList: listed.event,
    reveal: view.reveal,
    dispose: () => {
      clearInterval(ages);
      for (const it of [...listeners, refresh, view, listed]) it.dispose();
    },
  };

  function show(answer: Answer): void {
    if (answer.kind === 'pods') {
      tellVersion();
      pods = answer.pods;
      failed = undefined;
      view.show(rows());
      listed.fire();
      return;
    }
    // The view says it; the log keeps it once, however often the same is asked again.
    if (String(failed) !== String(answer.error)) log.error(describe(answer.error));
    failed = answer.error;
    view.show({ kind: 'failed', error: answer.error });
  }
}

function once(action: () => Promise<void>): () => void {
  let done = false;
  return () => {
    if (!done) void action();
    done = true;
  };
}

async function logVersion({ version, path }: Podman, log: LogOutputChannel): Promise<void> {
  try {
    log.info(`podman ${await version()} at '${path()}'`);
  } catch (error) {
    // Of use to someone who reads the log, and to no one else.
    log.debug(String(error));
  }
}

type Answer =
  | { readonly kind: 'pods'; readonly pods: readonly Pod[] }
  | { readonly kind: 'failed'; readonly error: unknown };

function asPods(pods: readonly Pod[]): Answer {
  return { kind: 'pods', pods };
}

function asFailure(error: unknown): Answer {
  return { kind: 'failed', error };
}

function describe(error: unknown): string {
  if (!(error instanceof PodmanError)) return `The pods could not be listed: ${String(error)}`;
  return oneLine(`The pods could not be listed: ${error.message} ${error.stderr}`);
}
