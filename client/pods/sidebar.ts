/**
 * Joins the parts of the Pods view: what is listed, when, and how it is shown.
 */
import type { LogOutputChannel } from 'vscode';
import { workspace } from 'vscode';
import { PodmanError } from '../podman/error.ts';
import { followEvents } from '../podman/events.ts';
import { podsListing } from '../podman/listing.ts';
import type { Pod } from '../podman/pod.ts';
import { versionProbe } from '../podman/probe.ts';
import type { Run } from '../podman/run.ts';
import { oneLine } from '../text.ts';
import { latest } from './latest.ts';
import { refreshing } from './refresh.ts';
import { rowsOf } from './rows.ts';
import { createPodsView, type Shown } from './view.ts';

export type Sidebar = {
  /** Lists anew and answers the pods; undefined where that failed, which the view shows. */
  readonly refresh: () => Promise<readonly Pod[] | undefined>;
  /** The last known pods. */
  readonly pods: () => readonly Pod[];
  readonly reveal: (id: string) => Promise<void>;
  readonly dispose: () => void;
};

/** Ages are shown in minutes. */
const agesEvery = 30_000;

/** `path` answers podman's executable. Nothing is started before the view is visible in a trusted workspace. */
export function createSidebar(run: Run, path: () => string, log: LogOutputChannel): Sidebar {
  const view = createPodsView();
  const list = podsListing(run);
  const tellVersion = once(() => logVersion(run, path, log));
  let pods: readonly Pod[] = [];
  let failed: unknown;
  const answers = latest<Answer>(show);
  const refresh = refreshing({
    load: () => answers.ask((signal) => list(signal).then(asPods, asFailure)),
    drop: answers.drop,
    follow: (changed, signal) => followEvents(path(), changed, signal),
    after,
  });
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
    reveal: view.reveal,
    dispose: () => {
      clearInterval(ages);
      for (const it of [...listeners, refresh, view]) it.dispose();
    },
  };

  function show(answer: Answer): void {
    if (answer.kind === 'pods') {
      tellVersion();
      pods = answer.pods;
      failed = undefined;
      view.show(rows());
      return;
    }
    // The view says it; the log keeps it once, however often the same is asked again.
    if (String(failed) !== String(answer.error)) log.error(describe(answer.error));
    failed = answer.error;
    view.show({ kind: 'failed', error: answer.error });
  }

  function rows(): Shown {
    return { kind: 'pods', rows: rowsOf(pods, Date.now()) };
  }
}

function once(action: () => Promise<void>): () => void {
  let done = false;
  return () => {
    if (!done) void action();
    done = true;
  };
}

async function logVersion(run: Run, path: () => string, log: LogOutputChannel): Promise<void> {
  try {
    log.info(`podman ${(await versionProbe(run)(path())).client} at '${path()}'`);
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

function after(milliseconds: number, then: () => void): () => void {
  const timer = setTimeout(then, milliseconds);
  return () => {
    clearTimeout(timer);
  };
}
