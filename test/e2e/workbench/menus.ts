/** Context menus. */
import type { Locator, Page } from 'playwright-core';

/**
 * Opens the context menu of an element and chooses an item by its exact label; `inner` is one of the menu behind it.
 * What extensions add comes in some time after the window; until it has, the menu is opened anew.
 */
export async function chooseFromMenu(
  page: Page,
  target: Locator,
  label: string,
  inner?: string,
): Promise<void> {
  const item = menuItem(page, label);
  for (let attempt = 1; ; attempt += 1) {
    await target.click({ button: 'right' });
    await menuItems(page).first().waitFor();
    if ((await item.count()) > 0 || attempt === 10) break;
    await closeMenu(page);
  }
  await choose(page, item);
  if (inner !== undefined) await choose(page, menuItem(page, inner));
  await menuItems(page).first().waitFor({ state: 'hidden' });
}

async function choose(page: Page, item: Locator): Promise<void> {
  await item.waitFor();
  // The one fixed wait: a menu ignores clicks in the first moment after it is shown, so that the click that opened
  // it doesn't also choose; nothing in the page tells when that moment is over.
  await page.waitForTimeout(250);
  await item.click();
}

/** The labels of an element's context menu, which is closed again. */
export async function menuLabels(page: Page, target: Locator): Promise<readonly string[]> {
  await target.click({ button: 'right' });
  await menuItems(page).first().waitFor();
  const labels = await menuItems(page).allInnerTexts();
  await closeMenu(page);
  return labels.map((it) => it.split('\n')[0]?.trim() ?? '').filter((it) => it !== '');
}

async function closeMenu(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await menuItems(page).first().waitFor({ state: 'hidden' });
}

function menuItem(page: Page, label: string): Locator {
  return menuItems(page)
    .filter({ hasText: exactly(label) })
    .first();
}

function menuItems(page: Page): Locator {
  return page.locator('.monaco-menu .action-item .action-label:not(.separator)');
}

/** A pattern for an element's whole text. */
export function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}\\s*$`);
}
