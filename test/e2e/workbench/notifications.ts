/** Notifications, progress and questions. */
import type { Locator, Page } from 'playwright-core';

export type Notifications = {
  /** The notifications in sight with a text. */
  readonly toast: (text: string | RegExp) => Locator;
  /** Clicks a button of the notification with a text. */
  readonly answer: (text: string | RegExp, button: string) => Promise<void>;
  readonly texts: () => Promise<readonly string[]>;
  readonly dismissAll: () => Promise<void>;
  /** The dialog over the whole window, by its text. */
  readonly dialog: (text: string | RegExp) => Locator;
  readonly answerDialog: (button: string) => Promise<void>;
};

export function notifications(page: Page): Notifications {
  const toasts = page.locator('.notifications-toasts .notification-list-item');
  const dialog = page.locator('.monaco-dialog-box');
  return {
    toast: (text) => toasts.filter({ hasText: text }).first(),
    answer: (text, button) =>
      toasts.filter({ hasText: text }).locator('.monaco-button', { hasText: button }).first().click(),
    texts: () => toasts.locator('.notification-list-item-message').allInnerTexts(),
    dismissAll: async () => {
      // One that goes by itself meanwhile is looked for in vain, and no longer than a moment.
      const moment = { timeout: 2000 };
      while ((await toasts.count()) > 0) {
        const first = toasts.first();
        await first
          .hover(moment)
          .then(() => first.locator('.codicon-notifications-clear').click(moment))
          .catch(() => undefined);
      }
    },
    dialog: (text) => dialog.filter({ hasText: text }).first(),
    answerDialog: async (button) => {
      await dialog.locator('.monaco-button', { hasText: button }).first().click();
      await dialog.waitFor({ state: 'hidden' });
    },
  };
}
