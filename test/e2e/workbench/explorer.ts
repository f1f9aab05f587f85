/** The explorer: the tree of the workspace's files. */
import type { Locator, Page } from 'playwright-core';
import { chooseFromMenu, exactly, menuLabels } from './menus.ts';

export type Explorer = {
  /** Opens a file, and waits until its editor is the active one. */
  readonly open: (file: string) => Promise<void>;
  /** Chooses from a file's context menu. */
  readonly menu: (file: string, label: string) => Promise<void>;
  readonly menuLabels: (file: string) => Promise<readonly string[]>;
};

export function explorer(page: Page): Explorer {
  return {
    open: async (file) => {
      await (await row(file)).dblclick();
      await page
        .locator('.tab.active .label-name', { hasText: exactly(file) })
        .first()
        .waitFor();
      await page.locator('.editor-group-container.active .monaco-editor .view-lines').first().waitFor();
    },
    menu: async (file, label) => {
      await chooseFromMenu(page, await row(file), label);
    },
    menuLabels: async (file) => menuLabels(page, await row(file)),
  };

  async function row(file: string): Promise<Locator> {
    const files = page.locator('.explorer-folders-view');
    await showPart(page, 'Explorer');
    // A click that comes while another container is just being shown may mark the explorer, and not show it.
    await files.waitFor({ timeout: 10_000 }).catch(() => part(page, 'Explorer').click());
    const name = page.locator('.label-name', { hasText: exactly(file) });
    return files.locator('.monaco-list-row').filter({ has: name }).first();
  }
}

/** Brings a container of the activity bar to the front, if it isn't there. */
export async function showPart(page: Page, title: string): Promise<void> {
  const item = part(page, title);
  await item.waitFor();
  const isShown = (await item.getAttribute('class'))?.split(' ').includes('checked') ?? false;
  if (!isShown) await item.click();
}

function part(page: Page, title: string): Locator {
  return page
    .locator('.activitybar .action-item')
    .filter({ has: page.locator(`[aria-label^="${title}"]`) })
    .first();
}
