/**
 * `npm start`: opens VS Code with Podwright on the folder of samples, whatever this machine has.
 * The desktop's VS Code where there is one (`npm start -- --embedded` leaves it alone),
 * otherwise a VS Code of our own, served on 127.0.0.1 for a browser until Ctrl+C.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { cacheFolder } from './cache.mts';
import { findCommand, howToGetPodman, installPackages, installsPackages } from './machine.mts';
import { build, packageExtension, root } from './project.mts';
import { installVscode, vscodePackages, type Vscode } from './vscode/install.mts';
import { freePort, installExtension, serveVscode, workbenchAddress } from './vscode/serve.mts';

const samples = join(root, 'samples');

if (!(await findCommand('podman'))) {
  console.log(`podman is missing: editing works all the same, playing pods does not. ${howToGetPodman()}`);
}
const code = process.argv.includes('--embedded') ? undefined : await findCommand('code');
if (code) await openDesktop(code);
else await serveEmbedded();

async function openDesktop(command: string): Promise<void> {
  console.log('Building the extension.');
  await build({ stdio: 'inherit' });
  await execa(command, ['--new-window', `--extensionDevelopmentPath=${root}`, samples], {
    stdio: 'inherit',
    // The only way to start a .cmd file, which is what `code` is on Windows. No argument comes from outside.
    shell: process.platform === 'win32',
  });
  console.log(`VS Code is open with Podwright on ${samples}.`);
}

async function serveEmbedded(): Promise<void> {
  console.log(
    'There is no desktop VS Code here, so one for the browser is installed: minutes the first time.',
  );
  const [vscode, vsix] = [await embeddedVscode(), await packageQuietly()];
  const dataFolder = join(cacheFolder(), 'start');
  await mkdir(dataFolder, { recursive: true });
  await installExtension(vscode, dataFolder, vsix);
  const port = await freePort(Number(process.env['PODWRIGHT_PORT'] ?? 8765));
  const served = await serveVscode(vscode, { dataFolder, port, env: {}, args: [] });
  console.log(`Open ${workbenchAddress(served, { folder: samples })} in a browser. Ctrl+C ends it.`);
  await interrupted();
  await served.stop();
}

async function embeddedVscode(): Promise<Vscode> {
  if (installsPackages()) await installPackages(vscodePackages);
  try {
    return await installVscode();
  } catch (error) {
    const tools = 'npm, a C++ compiler, make and Python 3';
    console.error(
      `VS Code could not be installed; this needs ${tools}, or a desktop VS Code with \`code\` on PATH.`,
    );
    throw error;
  }
}

async function packageQuietly(): Promise<string> {
  console.log('Packaging the extension.');
  return packageExtension({ stdio: ['ignore', 'ignore', 'inherit'] });
}

async function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => {
      resolve();
    });
    process.once('SIGTERM', () => {
      resolve();
    });
  });
}
