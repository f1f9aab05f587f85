/** Opens a real VS Code with Podwright installed, in a headless browser, on a folder of its own. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/vscode/browser.mts';
import { installVscode } from '../../../scripts/vscode/install.mts';
import {
  installExtension,
  serveVscode,
  workbenchAddress,
  type Served,
} from '../../../scripts/vscode/serve.mts';
import { quietSettings } from '../../../scripts/vscode/settings.mts';

export type Opening = {
  /** Files of the workspace: name to text. */
  readonly files?: Readonly<Record<string, string>>;
  /** Files of this checkout to copy into the workspace, under their own names. */
  readonly copies?: readonly string[];
  /** Added to settings that keep VS Code from talking about itself. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  /** `asked`: VS Code's own question about trust comes up, as in real life. */
  readonly trust?: 'given' | 'asked';
  /** Path of the .vsix to install. */
  readonly vsix: string;
};

export type Opened = {
  readonly page: Page;
  /** The workspace's folder. */
  readonly folder: string;
  /** Opens the workbench once more, as after a reload of the window. */
  readonly reload: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Takes some five seconds. Throws where the browser or the server doesn't start, leaving nothing behind. */
export async function openVscode(opening: Opening): Promise<Opened> {
  const home = await mkdtemp(join(tmpdir(), 'podwright-e2e-'));
  const folder = join(home, 'workspace');
  const parts: { served?: Served; browser?: Browser } = {};
  const close = async () => {
    await parts.browser?.close();
    await parts.served?.stop();
    await rm(home, { recursive: true, force: true });
  };
  try {
    await writeWorkspace(folder, opening);
    parts.served = await startServer(home, opening);
    parts.browser = await launchBrowser();
    const context = await parts.browser.newContext({
      viewport: { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const address = workbenchAddress(parts.served, { folder });
    const reload = async () => {
      await page.goto(address);
      await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
    };
    await reload();
    return { page, folder, reload, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function writeWorkspace(folder: string, { files = {}, copies = [] }: Opening): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  for (const path of copies) await cp(path, join(folder, path.split('/').at(-1) ?? ''), { recursive: true });
}

async function startServer(home: string, opening: Opening): Promise<Served> {
  const vscode = await installVscode();
  const dataFolder = join(home, 'vscode');
  const userHome = join(home, 'home');
  await mkdir(userHome);
  await installExtension(vscode, dataFolder, opening.vsix);
  return serveVscode(vscode, {
    dataFolder,
    port: 0,
    settings: { ...quietSettings, ...opening.settings },
    // A home of its own keeps a person's shell profile out of terminals; the other is where sockets are left behind.
    env: { HOME: userHome, XDG_RUNTIME_DIR: dataFolder, SHELL: '/bin/bash', ...opening.env },
    args: opening.trust === 'asked' ? [] : ['--disable-workspace-trust'],
  });
}
