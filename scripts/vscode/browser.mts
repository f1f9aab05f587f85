/** The headless browser that tests look at VS Code with. */
import { chromium, type Browser } from 'playwright-core';
import { findCommand } from '../machine.mts';

/** What the browser needs from Debian. */
export const browserPackages = ['chromium'];

/** The path of a Chromium or Chrome on this machine: PODWRIGHT_CHROMIUM, or one on PATH. */
export async function findBrowser(): Promise<string | undefined> {
  const own = process.env['PODWRIGHT_CHROMIUM'];
  if (own) return own;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const path = await findCommand(name);
    if (path) return path;
  }
  return undefined;
}

/** Throws where this machine has no Chromium. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findBrowser();
  if (!executablePath) {
    throw new Error('Chromium was not found: install it, or set PODWRIGHT_CHROMIUM to its path.');
  }
  return chromium.launch({ executablePath, args: [...flags] });
}

// Chromium refuses to run as root inside its sandbox; the rest keeps it from talking to the world.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
