/** The active editor, with what a language server adds to it. */
import type { Locator, Page } from 'playwright-core';
import { chooseFromMenu, exactly, menuLabels } from './menus.ts';

export type Editor = {
  /** Puts the cursor at a one-based line and column; with no column, at the line's end. */
  readonly goTo: (line: number, column?: number) => Promise<void>;
  readonly goToEnd: () => Promise<void>;
  /** Types at the cursor, key by key. */
  readonly type: (text: string) => Promise<void>;
  /** Types a whole value and declines what is offered for it, which the next key could otherwise take. */
  readonly write: (text: string) => Promise<void>;
  readonly undo: () => Promise<void>;
  /** Undoes, however many steps typing was, until a text is nowhere in sight. */
  readonly undoUntilGone: (text: string) => Promise<void>;
  readonly save: () => Promise<void>;
  /** The document's whole text, also of one that was never saved. */
  readonly text: () => Promise<string>;
  /** Asks for completion and gives the labels that are in sight. */
  readonly complete: () => Promise<readonly string[]>;
  /** Waits until a completion is offered, and takes it; the next list may open at once. */
  readonly take: (label: string) => Promise<void>;
  /** Takes an offered completion, after which nothing more is offered. */
  readonly accept: (label: string) => Promise<void>;
  /** Points at the first piece of text that holds a word, waits until a text is shown about it, and gives all that is. */
  readonly hover: (word: string, expected: string) => Promise<string>;
  /** Goes where the name at the cursor comes from, and waits until its file is the active one. */
  readonly goToDefinition: (file: string) => Promise<void>;
  /** Gives the name at the cursor another one, wherever it stands. */
  readonly rename: (name: string) => Promise<void>;
  /** Chooses from what is offered to mend the problem at the cursor. */
  readonly mend: (title: string) => Promise<void>;
  /** The squiggles in sight: error, warning or information underlines. */
  readonly squiggles: (kind: 'error' | 'warning' | 'info') => Locator;
  /** Code lenses above lines, by their text. */
  readonly lens: (text: string) => Locator;
  /** The same for those that are text alone. */
  readonly lensText: (text: string) => Locator;
  /** Two texts side by side. */
  readonly comparison: () => Locator;
  readonly menu: (label: string) => Promise<void>;
  readonly menuLabels: () => Promise<readonly string[]>;
  /** An action of the editor's title bar, by its label. */
  readonly titleAction: (label: string) => Locator;
  /** The title of the active tab. */
  readonly title: () => Promise<string>;
};

export function editor(page: Page): Editor {
  const group = page.locator('.editor-group-container.active');
  const area = group.locator('.monaco-editor').first();
  const suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
  const take = async (label: string) => {
    const name = page.locator('.label-name', { hasText: exactly(label) });
    await suggestions.filter({ has: name }).first().click();
  };
  const goTo = async (line: number, column?: number) => {
    await focus();
    await page.keyboard.press('Control+G');
    const box = page.locator('.quick-input-widget .quick-input-box input').first();
    await box.fill(`:${line}${column === undefined ? '' : `,${column}`}`);
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await hasFocus();
    if (column === undefined) await page.keyboard.press('End');
  };
  return {
    goTo,
    goToEnd: async () => {
      await focus();
      await page.keyboard.press('Control+End');
    },
    type: (text) => page.keyboard.type(text),
    write: async (text) => {
      await page.keyboard.type(text);
      // Asking takes the place of what typing has asked for, so no other list comes once this one is gone.
      await page.keyboard.press('Control+Space');
      const list = page.locator('.suggest-widget.visible');
      await list.waitFor();
      await page.keyboard.press('Escape');
      await list.waitFor({ state: 'hidden' });
    },
    undo: () => page.keyboard.press('Control+Z'),
    undoUntilGone: async (text) => {
      const line = area.locator('.view-line', { hasText: text });
      for (let steps = 0; steps < 50 && (await line.count()) > 0; steps += 1) {
        await page.keyboard.press('Control+Z');
      }
      await line.first().waitFor({ state: 'hidden' });
    },
    save: async () => {
      await page.keyboard.press('Control+S');
      await group.locator('.tab.active:not(.dirty)').first().waitFor();
    },
    text: async () => {
      await focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Control+C');
      // A function in text, because these types know Node only.
      return page.evaluate<string>('navigator.clipboard.readText()');
    },
    complete: async () => {
      await page.keyboard.press('Control+Space');
      await suggestions.first().waitFor();
      const labels = await suggestions.locator('.label-name').allInnerTexts();
      return labels.map((it) => it.trim());
    },
    take,
    accept: async (label) => {
      await take(label);
      await suggestions.first().waitFor({ state: 'hidden' });
    },
    hover: async (word, expected) => {
      // Problems are shown at once, a language server's answer when it has come.
      const shown = page.locator('.monaco-hover:visible').filter({ hasText: expected }).first();
      // Whatever is drawn anew below the mouse takes the hover with it, and a person points once more.
      for (let tries = 1; ; tries += 1) {
        await page.mouse.move(0, 0);
        await area.locator('.view-line span span', { hasText: word }).first().hover();
        try {
          await shown.waitFor({ timeout: 5000 });
          return await shown.innerText();
        } catch (error) {
          if (tries === 6) throw error;
        }
      }
    },
    goToDefinition: async (file) => {
      await page.keyboard.press('F12');
      await activeTab(file).waitFor();
    },
    rename: async (name) => {
      await page.keyboard.press('F2');
      const box = page.locator('.rename-box input');
      await box.fill(name);
      await box.press('Enter');
      await box.waitFor({ state: 'hidden' });
    },
    mend: async (title) => {
      await page.keyboard.press('Control+.');
      // By key: what keeps clicks from the page lies over the list, too.
      const chosen = page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
      await chosen.waitFor();
      const isFocused = async () => (await chosen.getAttribute('class'))?.split(' ').includes('focused');
      while (!(await isFocused())) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await chosen.waitFor({ state: 'hidden' });
    },
    squiggles: (kind) => area.locator(`.squiggly-${kind}`),
    lens: (text) => area.locator('.codelens-decoration a', { hasText: text }),
    lensText: (text) => area.locator('.codelens-decoration', { hasText: text }),
    comparison: () =>
      group.locator('.monaco-diff-editor .line-insert, .monaco-diff-editor .char-insert').first(),
    menu: (label) => chooseFromMenu(page, area.locator('.view-line').first(), label),
    menuLabels: () => menuLabels(page, area.locator('.view-line').first()),
    titleAction: (label) => group.locator(`.editor-actions a.action-label[aria-label^="${label}"]`),
    title: () => group.locator('.tab.active .label-name').first().innerText(),
  };

  function activeTab(file: string): Locator {
    return group.locator('.tab.active .label-name', { hasText: exactly(file) }).first();
  }

  /** By key: a click may land on a code lens. */
  async function focus(): Promise<void> {
    await page.keyboard.press('Control+1');
    await hasFocus();
  }

  async function hasFocus(): Promise<void> {
    await group.locator('.monaco-editor.focused').first().waitFor();
  }
}
