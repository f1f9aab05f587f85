/**
 * The Stats view in the panel. podman is asked only while the view is seen.
 */
import { randomBytes } from 'node:crypto';
import type { Uri, WebviewView } from 'vscode';
import { commands, Uri as Uris, window, workspace } from 'vscode';
import { waited } from '../clock.ts';
import { stats } from '../podman/command-look.ts';
import { follow } from '../podman/follow.ts';
import type { Local } from '../podman/pod.ts';
import type { Usage } from '../podman/usage.ts';
import type { Where } from '../podman/where.ts';
import { pageOf } from './page.ts';
import { samplesOf } from './samples.ts';
import { statsHistory, type StatsRow } from './table.ts';

export type StatsView = {
  /** Opens the view with these pods and containers only; with all where there are none. */
  readonly show: (shown: { readonly ids: readonly string[]; readonly title: string }) => Promise<void>;
  readonly dispose: () => void;
};

type Podman = {
  /** Fails where podman may not be started. */
  readonly where: () => Where;
  readonly local: () => Local;
  readonly refresh: () => Promise<unknown>;
};

/** What the page's script is told (media/stats.js). */
type Message = { readonly rows: readonly StatsRow[]; readonly message: string };

const firstPause = 1000;
const longestPause = 30_000;

/** `media` is the folder of the page's files. */
export function createStatsView(podman: Podman, media: Uri): StatsView {
  const history = statsHistory();
  const screen = openScreen(media, watch);
  let only: readonly string[] = [];
  let watching = new AbortController();
  const listeners = [screen, workspace.onDidGrantWorkspaceTrust(watch)];
  return {
    show: async ({ ids, title }) => {
      only = ids;
      screen.entitle(title);
      screen.tell({ rows: [], message: waiting });
      await commands.executeCommand('setContext', 'podwright.statsChosen', ids.length > 0);
      await commands.executeCommand('podwright.stats.focus');
    },
    dispose: () => {
      watching.abort();
      for (const it of listeners) it.dispose();
    },
  };

  function watch(): void {
    watching.abort();
    if (!screen.isVisible()) return;
    if (!workspace.isTrusted) {
      screen.tell({ rows: [], message: 'In Restricted Mode Podwright starts no podman.' });
      return;
    }
    watching = new AbortController();
    screen.tell({ rows: [], message: waiting });
    void watchStats(podman, take, screen.tell, watching.signal);
  }

  function take(usages: readonly Usage[]): void {
    const rows = history.add(usages, podman.local(), only);
    const none = only.length === 0 ? 'No container runs.' : 'None of what was chosen runs.';
    screen.tell({ rows, message: rows.length === 0 ? none : '' });
  }
}

type Screen = {
  readonly isVisible: () => boolean;
  readonly tell: (message: Message) => void;
  /** What stands beside the view's name. */
  readonly entitle: (title: string) => void;
  readonly dispose: () => void;
};

/** The view as VS Code has it: made when it is first seen, and kept without its page while it is hidden. */
function openScreen(media: Uri, changed: () => void): Screen {
  let view: WebviewView | undefined;
  let title = '';
  let last: Message = { rows: [], message: '' };
  const provider = window.registerWebviewViewProvider('podwright.stats', {
    resolveWebviewView: (resolved) => {
      view = resolved;
      view.description = title;
      fill(view, media, () => void view?.webview.postMessage(last));
      view.onDidChangeVisibility(changed);
      view.onDidDispose(() => {
        view = undefined;
        changed();
      });
      changed();
    },
  });
  return {
    isVisible: () => view?.visible === true,
    tell: (message) => {
      last = message;
      void view?.webview.postMessage(message);
    },
    entitle: (text) => {
      title = text;
      if (view !== undefined) view.description = text;
    },
    dispose: () => {
      provider.dispose();
    },
  };
}

const waiting = 'Asking podman…';

/** Follows podman's stats, again and again with growing pauses where it ends, until the signal fires. */
async function watchStats(
  podman: Podman,
  take: (usages: readonly Usage[]) => void,
  tell: (message: Message) => void,
  signal: AbortSignal,
): Promise<void> {
  // The names of pods come from the list, which nobody has asked for while the Pods view was never seen.
  if (podman.local().pods.length === 0) await podman.refresh();
  for (let pause = firstPause; !isOver(signal); pause = Math.min(pause * 2, longestPause)) {
    let complaint = '';
    const samples = samplesOf((usages) => {
      pause = firstPause;
      take(usages);
    });
    await follow(
      podman.where(),
      stats,
      (text, from) => {
        if (from === 'stdout') samples.add(text);
        else complaint = (complaint + text).slice(-mostComplaint);
      },
      signal,
    );
    if (isOver(signal)) return;
    tell({ rows: [], message: complaintOf(complaint) });
    await waited(pause, signal);
  }
}

/** Asked anew after each wait: the type checker takes a flag that was false once for false. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}

const mostComplaint = 4000;

/** podman's stats want cgroups of version 2 for a user who is not root. */
function complaintOf(stderr: string): string {
  if (/cgroups? ?v2|rootless/i.test(stderr)) {
    return 'podman has no stats here: without root it needs a system with cgroups of version 2.';
  }
  return 'podman gave no stats; asking again.';
}

function fill(view: WebviewView, media: Uri, ready: () => void): void {
  const { webview } = view;
  webview.options = { enableScripts: true, localResourceRoots: [media] };
  // The page says so when it can be told, also after it was hidden and made anew.
  webview.onDidReceiveMessage(ready);
  webview.html = pageOf({
    script: webview.asWebviewUri(Uris.joinPath(media, 'stats.js')).toString(),
    style: webview.asWebviewUri(Uris.joinPath(media, 'stats.css')).toString(),
    source: webview.cspSource,
    nonce: randomBytes(16).toString('hex'),
  });
}
