/** A tree view in a container of its own in the activity bar. */
import type { Locator, Page } from 'playwright-core';
import { showPart } from './explorer.ts';
import { chooseFromMenu, exactly, menuLabels } from './menus.ts';

export type View = {
  /** Brings the container to the front. */
  readonly show: () => Promise<void>;
  /** The rows with exactly this label. */
  readonly row: (label: string) => Locator;
  /** What stands beside a row's label. */
  readonly description: (label: string) => Promise<string>;
  readonly expand: (label: string) => Promise<void>;
  /** Chooses from a row's context menu, or from the menu behind an item of it. */
  readonly menu: (label: string, item: string, inner?: string) => Promise<void>;
  readonly menuLabels: (label: string) => Promise<readonly string[]>;
  /** Clicks an action that a row shows while it is pointed at. */
  readonly inlineAction: (label: string, action: string) => Promise<void>;
  /** The texts of all rows in sight, from the top: label, then description. */
  readonly texts: () => Promise<readonly string[]>;
  /** An action of the view's title bar, by its label. */
  readonly titleAction: (label: string) => Locator;
  /** What is shown in place of rows. */
  readonly welcome: () => Locator;
};

export function view(page: Page, container: string): View {
  const rows = page.locator('.sidebar .pane-body .monaco-list-row');
  const row = (label: string) =>
    rows.filter({ has: page.locator('.label-name', { hasText: exactly(label) }) }).first();
  return {
    show: () => showPart(page, container),
    row,
    description: (label) => row(label).locator('.label-description').innerText(),
    expand: async (label) => {
      const closed = row(label).locator('.monaco-tl-twistie.collapsed');
      // A row that is revealed opens by itself, maybe between the look and the click.
      await Promise.race([
        closed.click().catch(() => undefined),
        row(label).locator('.monaco-tl-twistie:not(.collapsed)').waitFor(),
      ]);
      await closed.waitFor({ state: 'hidden' });
    },
    menu: (label, item, inner) => chooseFromMenu(page, row(label), item, inner),
    menuLabels: (label) => menuLabels(page, row(label)),
    inlineAction: async (label, action) => {
      await row(label).hover();
      await row(label).locator(`.actions a[aria-label="${action}"]`).click();
    },
    texts: async () => {
      const all = await rows.locator('.monaco-icon-label-container').all();
      return Promise.all(
        all.map(async (it) => (await it.locator('> span').allInnerTexts()).join(' ').trim()),
      );
    },
    titleAction: (label) => page.locator(`.sidebar .title-actions a.action-label[aria-label^="${label}"]`),
    welcome: () => page.locator('.sidebar .pane-body .welcome-view-content'),
  };
}
