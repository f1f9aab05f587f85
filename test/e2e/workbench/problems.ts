/** The Problems panel. */
import type { Locator, Page } from 'playwright-core';

export type Problems = {
  /** Shows the panel. */
  readonly show: () => Promise<void>;
  /** The problems with a text, or all. */
  readonly rows: (text?: string) => Locator;
};

export function problems(page: Page): Problems {
  const panel = page.locator('.markers-panel');
  // Rows of files have a count, those of problems a line and column.
  const rows = panel
    .locator('.monaco-list-row')
    .filter({ has: page.locator('.marker-line, .marker-message-details-container') });
  return {
    show: async () => {
      if (await panel.isVisible()) return;
      await page.keyboard.press('Control+Shift+M');
      await panel.waitFor();
    },
    rows: (text) => (text === undefined ? rows : rows.filter({ hasText: text })),
  };
}
