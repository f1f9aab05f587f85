/**
 * Joins the parts of the Pods view: what is listed, when, and how it is shown.
 */
import type { Event, LogOutputChannel } from 'vscode';
import { EventEmitter, Uri, workspace } from 'vscode';
import { after } from '../clock.ts';
import type { ManifestSymbol } from '../language.ts';
import { latest } from '../latest.ts';
import { PodmanError } from '../podman/error.ts';
import { followEvents } from '../podman/events.ts';
import { localListing } from '../podman/listing.ts';
import type { Local, Pod } from '../podman/pod.ts';
import { reached, type Reaching } from '../podman/reach.ts';
import type { Where } from '../podman/where.ts';
import { oneLine } from '../text.ts';
import { manifestPlaces } from './manifests.ts';
import { refreshing, type Refreshing } from './refresh.ts';
import type { Place } from './rows/row.ts';
import { openScreen, type Screen } from './screen.ts';
import { watchUsage, type UsageWatch } from './usage.ts';
import { versionTeller } from './version.ts';

export type Sidebar = {
  /** Lists anew and answers the pods; undefined where that failed, which the view shows. */
  readonly refresh: () => Promise<readonly Pod[] | undefined>;
  /** The last known pods. */
  readonly pods: () => readonly Pod[];
  /** All that was listed last. */
  readonly local: () => Local;
  /** Where the manifest of a pod is, by the pod's name, as far as known. */
  readonly manifestOf: (pod: string) => Place | undefined;
  /** The last known pods; undefined where nobody can say. */
  readonly known: () => readonly Pod[] | undefined;
  /** Whether pods are to be followed also while the view is hidden. */
  readonly keepLive: (wanted: boolean) => void;
  /** Shows or hides the value of a variable, by its row's id. */
  readonly unmask: (id: string) => void;
  readonly mask: (id: string) => void;
  /** What containers use of the machine, in their rows. */
  readonly usage: UsageWatch;
  /** Fires each time they are listed anew. */
  readonly onDidList: Event<void>;
  readonly reveal: (id: string) => Promise<void>;
  readonly dispose: () => void;
};

/** Each fails where podman may not be started. */
export type Podman = Reaching & {
  readonly where: () => Where;
  readonly manifests: Manifests;
};

export type Manifests = {
  /** What the manifests of the workspace declare. Must not fail. */
  readonly symbols: () => Promise<readonly ManifestSymbol[]>;
  /** Calls back when that may be another. */
  readonly onDidChange: (then: () => void) => { readonly dispose: () => void };
};

/** Ages are shown in minutes. */
const agesEvery = 30_000;

/** Nothing is started before the view is visible in a trusted workspace. */
export function createSidebar(podman: Podman, log: LogOutputChannel): Sidebar {
  const listed = new EventEmitter<void>();
  const screen = openScreen(podman.run);
  const refresh = listing(podman, screen, {
    log,
    listed: () => {
      listed.fire();
    },
  });
  const { view, state } = screen;
  const parts = [following(refresh, screen), linking(podman, screen, listed.event)] as const;
  const usage = watchUsage({
    ...{ run: podman.run, isVisible: view.isVisible, after },
    show: (usages) => {
      screen.change({ usages });
    },
  });
  const pods = (): readonly Pod[] => state().local?.pods ?? [];
  const show = (unmasked: readonly string[]): void => {
    screen.change({ unmasked: new Set(unmasked) });
  };
  return {
    refresh: async () => {
      await refresh.now();
      return state().failed === undefined ? pods() : undefined;
    },
    pods,
    local: () => state().local ?? { pods: [], alone: [] },
    manifestOf: (pod) => state().manifests.get(pod),
    known: () => (state().failed === undefined ? state().local?.pods : undefined),
    keepLive: parts[0].keep,
    unmask: (id) => {
      show([...state().unmasked, id]);
    },
    mask: (id) => {
      show([...state().unmasked].filter((it) => it !== id));
    },
    usage,
    onDidList: listed.event,
    reveal: view.reveal,
    dispose: () => {
      usage.stop();
      for (const it of [...parts, refresh, view, listed]) it.dispose();
    },
  };
}

type Telling = { readonly log: LogOutputChannel; readonly listed: () => void };

/** Asks podman, and tells the screen what it answers. */
function listing(podman: Podman, screen: Screen, { log, listed }: Telling): Refreshing {
  const tellVersion = versionTeller(podman, log);
  const list = localListing(podman.run, () => {
    // The answer may come after the view was hidden.
    if (screen.view.isVisible()) void refresh.now();
  });
  const answers = latest<Answer>(show);
  const refresh = refreshing({
    load: () => answers.ask((signal) => reached(podman, () => list(signal)).then(asLocal, asFailure)),
    drop: answers.drop,
    follow: (changed, signal) => followEvents(podman.where(), changed, signal),
    live: (live) => {
      screen.change({ live });
    },
    after,
  });
  return refresh;

  function show(answer: Answer): void {
    if (answer.kind === 'local') {
      tellVersion();
      screen.change({ local: answer.local, failed: undefined });
      listed();
      return;
    }
    // The view says it; the log keeps it once, however often the same is asked again.
    const { failed } = screen.state();
    if (String(failed) !== String(answer.error)) log.error(describe(answer.error));
    screen.change({ failed: answer.error });
  }
}

type Following = {
  /** Whether to ask also while the view is hidden. */
  readonly keep: (wanted: boolean) => void;
  readonly dispose: () => void;
};

/** Asks only while someone looks, in a workspace that is trusted, and anew when another podman is set. */
function following(refresh: Refreshing, { view, paint, renew }: Screen): Following {
  let kept = false;
  const watch = (): void => {
    // Where pods were listed all the time, no new list comes for the view.
    if (kept) renew();
    refresh.visible((view.isVisible() || kept) && workspace.isTrusted);
  };
  const ages = setInterval(() => {
    if (view.isVisible()) paint();
  }, agesEvery);
  const listeners = [
    view.onDidChangeVisibility(watch),
    workspace.onDidGrantWorkspaceTrust(watch),
    workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration('podwright.podman')) return;
      refresh.visible(false);
      watch();
    }),
  ];
  watch();
  return {
    keep: (wanted) => {
      kept = wanted;
      watch();
    },
    dispose: () => {
      clearInterval(ages);
      for (const it of listeners) it.dispose();
    },
  };
}

/** Keeps true which files the pods come from: asked anew when manifests have changed, or pods have come or gone. */
function linking(
  { manifests }: Podman,
  screen: Screen,
  onDidList: Event<void>,
): { readonly dispose: () => void } {
  let names = '';
  let asking = false;
  let again = false;
  let watching: { readonly dispose: () => void } | undefined;
  const listening = onDidList(() => {
    const now = namesOf(screen);
    if (now === names) return;
    names = now;
    // Without pods nobody needs to read the workspace.
    watching ??= manifests.onDidChange(() => void find());
    void find();
  });
  return {
    dispose: () => {
      listening.dispose();
      watching?.dispose();
    },
  };

  async function find(): Promise<void> {
    again = asking;
    if (asking) return;
    asking = true;
    const places = manifestPlaces(await manifests.symbols(), pathOf);
    asking = false;
    screen.change({ manifests: places });
    if (again) await find();
  }
}

function namesOf(screen: Screen): string {
  return (screen.state().local?.pods ?? []).map((it) => it.name).join();
}

function pathOf(uri: string): string {
  return workspace.asRelativePath(Uri.parse(uri));
}

type Answer =
  { readonly kind: 'local'; readonly local: Local } | { readonly kind: 'failed'; readonly error: unknown };

function asLocal(local: Local): Answer {
  return { kind: 'local', local };
}

function asFailure(error: unknown): Answer {
  return { kind: 'failed', error };
}

function describe(error: unknown): string {
  if (!(error instanceof PodmanError)) return `The pods could not be listed: ${String(error)}`;
  return oneLine(`The pods could not be listed: ${error.message} ${error.stderr}`);
}
