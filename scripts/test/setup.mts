/** Gets what the tests against a real podman and a real VS Code need, where it may; each thing is ready or says why not. */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { cacheFolder } from '../cache.mts';
import { findCommand, installPackages, installsPackages, osRelease } from '../machine.mts';
import { root } from '../project.mts';
import { browserPackages, findBrowser } from '../vscode/browser.mts';
import { findVscode, installVscode, vscodePackages, type Vscode } from '../vscode/install.mts';

/** `failed` is what should work on this machine and doesn't, `missing` what this machine isn't made for. */
export type Ready<Thing> =
  | { readonly kind: 'ready'; readonly thing: Thing }
  | { readonly kind: 'missing'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

export type Podman = { readonly command: string; readonly version: string };

export type SetUp = {
  readonly vscode: Promise<Ready<Vscode>>;
  readonly browser: Promise<Ready<string>>;
  /** The podmans to test with, by what they are called until their versions are known. */
  readonly podmans: readonly { readonly name: string; readonly podman: Promise<Ready<Podman>> }[];
};

/** Begins everything at once; what doesn't depend on each other runs side by side. Nothing rejects. */
export function beginSetUp(): SetUp {
  const packages = attempt('packages', async () => {
    if (installsPackages()) await installPackages([...vscodePackages, ...browserPackages, 'debootstrap']);
    return undefined;
  });
  return {
    browser: after(packages, prepareBrowser),
    vscode: after(packages, prepareVscode),
    podmans: podmans(packages),
  };
}

async function prepareBrowser(): Promise<Ready<string>> {
  const browser = await findBrowser();
  if (browser) return { kind: 'ready', thing: browser };
  return {
    kind: 'missing',
    reason: 'Chromium was not found; install it, or set PODWRIGHT_CHROMIUM to its path',
  };
}

async function prepareVscode(): Promise<Ready<Vscode>> {
  const found = await findVscode();
  if (found) return { kind: 'ready', thing: found };
  if (process.platform !== 'linux') {
    return { kind: 'missing', reason: 'the VS Code for the browser is built on Linux only' };
  }
  return attempt('VS Code', async () => installVscode());
}

/**
 * As root on Debian: its own podman and, beside it, that of trixie, in turn, for apt-get locks and both load images.
 * Elsewhere the podman that is there: PODWRIGHT_TEST_PODMAN, or the one on PATH.
 */
function podmans(packages: Promise<Ready<undefined>>): SetUp['podmans'] {
  const own = process.env['PODWRIGHT_TEST_PODMAN'];
  if (own) return [{ name: 'podman', podman: attempt('podman', () => podmanAt(own)) }];
  if (!installsPackages()) return [{ name: 'podman', podman: podmanOnPath() }];
  const distribution = after(packages, () => attempt('podman', () => scriptedPodman('debian.sh')));
  const all = [{ name: 'podman', podman: distribution }];
  if (osRelease('VERSION_CODENAME') === 'trixie') return all;
  const tree = after(packages, async () => {
    await distribution;
    return attempt('podman of trixie', () => scriptedPodman('tree.sh', 'trixie'));
  });
  return [...all, { name: 'podman of trixie', podman: tree }];
}

async function podmanOnPath(): Promise<Ready<Podman>> {
  const command = await findCommand('podman');
  if (command) return attempt('podman', () => podmanAt(command));
  return { kind: 'missing', reason: 'podman was not found' };
}

async function scriptedPodman(script: string, ...args: readonly string[]): Promise<Podman> {
  const logs = join(cacheFolder(), 'logs');
  await mkdir(logs, { recursive: true });
  const log = createWriteStream(join(logs, `${[script, ...args].join('-')}.log`));
  const run = execa(join(root, 'scripts', 'podman', script), args, { all: true });
  run.all.pipe(log);
  const { stdout } = await run;
  return podmanAt(stdout.trimEnd().split('\n').at(-1) ?? '');
}

async function podmanAt(command: string): Promise<Podman> {
  const { stdout } = await execa(command, ['version', '--format', '{{.Client.Version}}']);
  return { command, version: stdout.trim() };
}

/** Runs a step and tells how long it took; an error becomes the reason why what it makes isn't ready. */
async function attempt<Thing>(name: string, step: () => Promise<Thing>): Promise<Ready<Thing>> {
  const begun = Date.now();
  try {
    const thing = await step();
    console.log(`  set-up: ${name} is ready after ${((Date.now() - begun) / 1000).toFixed(1)} s`);
    return { kind: 'ready', thing };
  } catch (error) {
    return { kind: 'failed', reason: `${name} could not be set up: ${messageOf(error)}` };
  }
}

function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  // What a command wrote last says most.
  return text.trim().split('\n').slice(-5).join('\n');
}

/** A step that needs another's success. */
async function after<Thing>(
  before: Promise<Ready<undefined>>,
  step: () => Promise<Ready<Thing>>,
): Promise<Ready<Thing>> {
  const done = await before;
  return done.kind === 'ready' ? step() : done;
}
