/** Context menus. */
import type { Locator, Page } from 'playwright-core';

/** Opens the context menu of an element and chooses an item by its exact label. */
export async function chooseFromMenu(page: Page, target: Locator, label: string): Promise<void> {
  await target.click({ button: 'right' });
  const item = menuItems(page)
    .filter({ hasText: exactly(label) })
    .first();
  await item.waitFor();
  // The one fixed wait: a menu ignores clicks in the first moment after it is shown, so that the click that opened
  // it doesn't also choose; nothing in the page tells when that moment is over.
  await page.waitForTimeout(250);
  await item.click();
  await menuItems(page).first().waitFor({ state: 'hidden' });
}

/** The labels of an element's context menu, which is closed again. */
export async function menuLabels(page: Page, target: Locator): Promise<readonly string[]> {
  await target.click({ button: 'right' });
  await menuItems(page).first().waitFor();
  const labels = await menuItems(page).allInnerTexts();
  await page.keyboard.press('Escape');
  await menuItems(page).first().waitFor({ state: 'hidden' });
  return labels.map((it) => it.split('\n')[0]?.trim() ?? '').filter((it) => it !== '');
}

function menuItems(page: Page): Locator {
  return page.locator('.monaco-menu .action-item .action-label:not(.separator)');
}

/** A pattern for an element's whole text. */
export function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}\\s*$`);
}
