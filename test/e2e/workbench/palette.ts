/** The command palette, and the other lists that drop from the window's top. */
import type { Locator, Page } from 'playwright-core';

export type Palette = {
  /** Runs a command by its label, as 'Podwright: Play Kube'. */
  readonly run: (label: string) => Promise<void>;
  /** The labels that are offered for a text. */
  readonly labels: (text: string) => Promise<readonly string[]>;
  /** Chooses from a list that a command asks with. */
  readonly pick: (label: string) => Promise<void>;
  /** Answers a command that asks for a text. */
  readonly enter: (text: string) => Promise<void>;
};

export function palette(page: Page): Palette {
  const widget = page.locator('.quick-input-widget');
  const input = widget.locator('.quick-input-box input').first();
  const rows = widget.locator('.quick-input-list .monaco-list-row');
  return {
    run: async (label) => {
      await search(label, rows.filter({ hasText: label }).first());
      await page.keyboard.press('Enter');
    },
    labels: async (text) => {
      await search(text, rows.first());
      const labels = await rows.locator('.quick-input-list-row .label-name').allInnerTexts();
      await page.keyboard.press('Escape');
      await widget.waitFor({ state: 'hidden' });
      return labels;
    },
    pick: async (label) => {
      await rows.filter({ hasText: label }).first().click();
    },
    enter: async (text) => {
      await input.fill(text);
      await page.keyboard.press('Enter');
    },
  };

  /** A menu or dialog that is closing takes the focus back, which closes the palette: then it is opened anew. */
  async function search(text: string, wanted: Locator): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await page.keyboard.press('F1');
        await input.fill(`>${text}`, { timeout: 3000 });
        await wanted.waitFor({ timeout: 3000 });
        return;
      } catch (error) {
        if (attempt === 5) throw error;
        await page.keyboard.press('Escape');
      }
    }
  }
}
