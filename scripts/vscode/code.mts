/**
 * Stands in for VS Code's own program where @vscode/test-electron starts it, so that one suite runs on a desktop
 * and in the VS Code that is served for a browser. Takes --extensionDevelopmentPath, --extensionTestsPath and
 * a folder to open; ends with the exit status of the suite.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser.mts';
import { installVscode, type Vscode } from './install.mts';
import { serveVscode, workbenchAddress, type Served } from './serve.mts';
import { quietSettings } from './settings.mts';

const { values, positionals } = parseArgs({ strict: false, allowPositionals: true });
const home = await mkdtemp(join(tmpdir(), 'podwright-host-'));
const vscode = await installVscode();
const served = await serveVscode(vscode, {
  dataFolder: home,
  port: 0,
  settings: quietSettings,
  env: { HOME: home, XDG_RUNTIME_DIR: home, SHELL: '/bin/bash' },
  args: ['--disable-workspace-trust', ...driver(vscode)],
});
const browser = await launchBrowser();
process.exitCode = await suiteStatus(await browser.newPage(), served);
await browser.close();
await served.stop();
await rm(home, { recursive: true, force: true });

/** From 1.101 on, an address may name extensions under test only with this flag, which hides notifications. */
function driver({ version }: Vscode): readonly string[] {
  return Number(version.split('.')[1]) > 100 ? ['--enable-smoke-test-driver'] : [];
}

/** Opens the workbench and waits for the suite's end; VS Code calls the two functions given to the page. */
async function suiteStatus(page: Page, server: Served): Promise<number> {
  const ended = new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve(1);
      console.error('The suite did not end within three minutes.');
    }, 180_000);
    page.once('crash', () => {
      reject(new Error('The page crashed.'));
    });
    void page.exposeFunction('codeAutomationExit', (status: number) => {
      clearTimeout(timer);
      resolve(status);
    });
  });
  await page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) => {
    // VS Code's own lines come the same way; those of the suite are marked.
    const line = format(...args);
    if (/^ {2}[✓×] /.test(line)) console.log(line);
  });
  const remote = new URL(server.origin).host;
  const payload = ['extensionDevelopmentPath', 'extensionTestsPath'].map(
    (name) => [name, `vscode-remote://${remote}${String(values[name])}`] as const,
  );
  await page.goto(workbenchAddress(server, { folder: positionals[0] ?? home, payload }));
  return ended;
}
