/**
 * What the Pods view shows: all that is known, and the view that is painted from it.
 */
import type { Local } from '../podman/pod.ts';
import type { Run } from '../podman/run.ts';
import { keptPodRows } from './kept-rows.ts';
import { rowsOf, type Known, type RowOfPod } from './rows.ts';
import { failedRows, messageOf, situationOf } from './situation.ts';
import { openStock } from './stock.ts';
import { createPodsView, type PodsView, type Shown } from './view.ts';

export type State = Pick<Known, 'live' | 'unmasked' | 'usages' | 'manifests'> & {
  /** As last listed; undefined before the first answer. */
  readonly local: Local | undefined;
  /** Why the last ask failed; undefined where it did not. */
  readonly failed: unknown;
};

export type Screen = {
  readonly view: PodsView;
  readonly state: () => State;
  /** Keeps what is given and paints. */
  readonly change: (more: Partial<State>) => void;
  /** Paints once more: ages have grown. */
  readonly paint: () => void;
  /** Asks anew about what is unfolded, which nobody did while the view was hidden. */
  readonly renew: () => void;
};

const nothing: Local = { pods: [], alone: [] };

export function openScreen(run: Run): Screen {
  let state: State = {
    ...{ local: undefined, failed: undefined, live: true },
    ...{ unmasked: new Set(), usages: new Map(), manifests: new Map() },
  };
  const stock = openStock(run, paint);
  const rowOfPod = keptPodRows();
  const view = createPodsView({ unfolded: stock.look, folded: stock.close });
  return {
    view,
    state: () => state,
    change: (more) => {
      state = { ...state, ...more };
      if (more.local !== undefined) renew();
      paint();
    },
    paint,
    renew,
  };

  /** Pods may be listed also for those who look at a manifest; nobody but the view needs what is inside. */
  function renew(): void {
    if (state.local !== undefined && view.isVisible()) stock.renew(state.local);
  }

  function paint(): void {
    const { failed, ...known } = state;
    const local = known.local ?? (failed === undefined ? undefined : nothing);
    // Before podman has answered, VS Code shows by itself that something is going on.
    if (local === undefined) return;
    view.show(shownOf({ ...known, ...stock.known(), local, now: Date.now() }, failed, rowOfPod));
  }
}

function shownOf(known: Known, failed: unknown, rowOfPod: RowOfPod): Shown {
  const rows = rowsOf(known, rowOfPod);
  if (failed === undefined) return { rows, situation: rows.length === 0 ? 'none' : 'some', message: '' };
  const situation = situationOf(failed);
  // A row has no room for a sentence; a page says it itself.
  const message = situation === 'failed' ? messageOf(failed) : '';
  return { rows: failedRows(failed, rows), situation, message };
}
