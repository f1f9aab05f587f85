/**
 * Shows rows in the Pods view. Holds the last rows and nothing else.
 */
import type { Event, TreeDataProvider, TreeView } from 'vscode';
import { commands, EventEmitter, TreeItem, window } from 'vscode';
import { changedRows } from './changes.ts';
import { itemOf } from './item.ts';
import type { Row } from './rows/row.ts';
import type { Situation } from './situation.ts';

/** What there is to show. */
export type Shown = {
  readonly rows: readonly Row[];
  /** Which page to show where there are no rows (`viewsWelcome` in package.json). */
  readonly situation: Situation;
  /** A sentence above the rows; empty for none. */
  readonly message: string;
};

export type PodsView = {
  readonly show: (shown: Shown) => void;
  /** Expands and selects the row of a pod, opening the view; nothing where there is no such row. */
  readonly reveal: (id: string) => Promise<void>;
  readonly isVisible: () => boolean;
  readonly onDidChangeVisibility: Event<unknown>;
  readonly dispose: () => void;
};

export type Looking = {
  /** VS Code wants to know what is in a row, because it is unfolded. */
  readonly unfolded: (id: string) => void;
  readonly folded: (id: string) => void;
};

/** Elements are the rows' ids, so that VS Code keeps selection and expansion while rows change. */
export function createPodsView(looking: Looking): PodsView {
  const changed = new EventEmitter<string | string[] | undefined>();
  let roots: readonly Row[] = [];
  let index: ReadonlyMap<string, Indexed> = new Map();
  const provider: TreeDataProvider<string> = {
    onDidChangeTreeData: changed.event,
    getChildren: (id) => {
      if (id !== undefined) looking.unfolded(id);
      return (id === undefined ? roots : (index.get(id)?.row.rows ?? [])).map((it) => it.id);
    },
    getParent: (id) => index.get(id)?.parent,
    getTreeItem: (id) => {
      const row = index.get(id)?.row;
      return row === undefined ? new TreeItem('') : itemOf(row);
    },
  };
  const view = window.createTreeView('podwright.pods', {
    treeDataProvider: provider,
    showCollapseAll: true,
    canSelectMany: true,
  });
  const folding = view.onDidCollapseElement(({ element }) => {
    looking.folded(element);
  });

  return {
    show: ({ rows, situation, message }) => {
      view.message = message;
      const changes = changedRows(roots, rows);
      roots = rows;
      index = indexed(rows);
      if (changes === 'all') changed.fire(undefined);
      else if (changes.length > 0) changed.fire([...changes]);
      void commands.executeCommand('setContext', 'podwright.pods', situation);
    },
    reveal: async (id) => {
      for (let attempt = 0; attempt < attempts && index.has(id); attempt++) {
        await view.reveal(id, { select: true, focus: false, expand: true });
        if (await selects(view, id)) return;
      }
    },
    isVisible: () => view.visible,
    onDidChangeVisibility: view.onDidChangeVisibility,
    dispose: () => {
      folding.dispose();
      view.dispose();
      changed.dispose();
    },
  };
}

/**
 * How often a row is revealed until it is selected: VS Code opens a hidden view, but forgets the selection
 * where the view has not read its newest rows yet, and doesn't say so.
 */
const attempts = 5;

/** Milliseconds in which VS Code tells of a selection. */
const selecting = 400;

/** Whether the row is selected, or becomes so shortly. */
async function selects(view: TreeView<string>, id: string): Promise<boolean> {
  if (view.selection.includes(id)) return true;
  return new Promise((resolve) => {
    const done = (selected: boolean): void => {
      clearTimeout(timer);
      listener.dispose();
      resolve(selected);
    };
    const timer = setTimeout(done, selecting, false);
    const listener = view.onDidChangeSelection(({ selection }) => {
      if (selection.includes(id)) done(true);
    });
  });
}

type Indexed = { readonly row: Row; readonly parent: string | undefined };

function indexed(rows: readonly Row[]): ReadonlyMap<string, Indexed> {
  const index = new Map<string, Indexed>();
  add(rows, undefined);
  return index;

  function add(children: readonly Row[], parent: string | undefined): void {
    for (const row of children) {
      index.set(row.id, { row, parent });
      add(row.rows, row.id);
    }
  }
}
