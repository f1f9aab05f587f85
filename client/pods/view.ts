/**
 * Shows rows in the Pods view. Holds the last rows and nothing else.
 */
import type { Event, TreeDataProvider, TreeView } from 'vscode';
import {
  commands,
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
} from 'vscode';
import { window } from 'vscode';
import { PodmanError } from '../podman/error.ts';
import { oneLine } from '../text.ts';
import type { Row } from './rows.ts';

/** What there is to show. After a failure the last known rows stay below its message. */
export type Shown =
  | { readonly kind: 'pods'; readonly rows: readonly Row[] }
  | { readonly kind: 'failed'; readonly error: unknown };

export type PodsView = {
  readonly show: (shown: Shown) => void;
  /** Expands and selects the row of a pod, opening the view; nothing where there is no such row. */
  readonly reveal: (id: string) => Promise<void>;
  readonly isVisible: () => boolean;
  readonly onDidChangeVisibility: Event<unknown>;
  readonly dispose: () => void;
};

/** Elements are the rows' ids, so that VS Code keeps selection and expansion while rows change. */
export function createPodsView(): PodsView {
  const changed = new EventEmitter<string | undefined>();
  let roots: readonly Row[] = [];
  let index: ReadonlyMap<string, Indexed> = new Map();
  const provider: TreeDataProvider<string> = {
    onDidChangeTreeData: changed.event,
    getChildren: (id) => (id === undefined ? roots : (index.get(id)?.row.rows ?? [])).map((it) => it.id),
    getParent: (id) => index.get(id)?.parent,
    getTreeItem: (id) => itemOf(index.get(id)?.row),
  };
  const view = window.createTreeView('podwright.pods', { treeDataProvider: provider, showCollapseAll: true });

  return {
    show: (shown) => {
      // A row has no room for a sentence.
      view.message = shown.kind === 'failed' && !isMissing(shown.error) ? messageOf(shown.error) : '';
      const pods = roots.filter((it) => it.id !== failureId);
      replaceRows(shown.kind === 'pods' ? shown.rows : failedRows(shown.error, pods));
      void commands.executeCommand('setContext', 'podwright.pods', situation(shown));
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
      view.dispose();
      changed.dispose();
    },
  };

  function replaceRows(rows: readonly Row[]): void {
    const before = roots;
    roots = rows;
    index = indexed(rows);
    const sameList = before.length === rows.length && before.every((it, at) => it.id === rows[at]?.id);
    if (!sameList) {
      changed.fire(undefined);
      return;
    }
    rows.forEach((row, at) => {
      if (JSON.stringify(row) !== JSON.stringify(before[at])) changed.fire(row.id);
    });
  }
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
  return new Map(
    rows.flatMap((row) => [
      [row.id, { row, parent: undefined }],
      ...row.rows.map((child): [string, Indexed] => [child.id, { row: child, parent: row.id }]),
    ]),
  );
}

const failureId = 'podwright.failure';

/** A missing podman has a page of its own (viewsWelcome), which VS Code shows where there are no rows. */
function failedRows(error: unknown, pods: readonly Row[]): readonly Row[] {
  if (isMissing(error)) return [];
  const message = messageOf(error);
  return [
    {
      id: failureId,
      label: 'The pods could not be listed',
      description: message,
      tooltip: '',
      icon: { name: 'error', color: 'list.errorForeground' },
      context: 'failure',
      spoken: `The pods could not be listed: ${message}`,
      rows: [],
    },
    ...pods,
  ];
}

function messageOf(error: unknown): string {
  return oneLine(error instanceof Error ? error.message : String(error));
}

function situation(shown: Shown): 'some' | 'none' | 'missing' | 'failed' {
  if (shown.kind === 'failed') return isMissing(shown.error) ? 'missing' : 'failed';
  return shown.rows.length === 0 ? 'none' : 'some';
}

function isMissing(error: unknown): boolean {
  return error instanceof PodmanError && error.kind === 'missing';
}

function itemOf(row: Row | undefined): TreeItem {
  if (row === undefined) return new TreeItem('');
  const leaf = row.rows.length === 0;
  const item = new TreeItem(
    row.label,
    leaf ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Collapsed,
  );
  item.id = row.id;
  item.description = row.description;
  item.tooltip = row.tooltip === '' ? row.description : new MarkdownString(row.tooltip);
  item.iconPath =
    row.icon.color === undefined
      ? new ThemeIcon(row.icon.name)
      : new ThemeIcon(row.icon.name, new ThemeColor(row.icon.color));
  item.contextValue = row.context;
  item.accessibilityInformation = { label: row.spoken };
  return item;
}
