/** Serves an installed VS Code on 127.0.0.1, for a person's browser or a test's. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Vscode } from './install.mts';

export type Serving = {
  /** Settings, extensions and logs of this VS Code; made where it is missing. */
  readonly dataFolder: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The user's settings.json is written anew with these; undefined leaves it as it is. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Set in, or with undefined removed from, what the server and the extension host get of our environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly args: readonly string[];
};

export type Served = {
  /** Such as http://127.0.0.1:8765 */
  readonly origin: string;
  /** Ends the server, its extension hosts and terminals. */
  readonly stop: () => Promise<void>;
};

/** Starts the server; throws with its output where it doesn't listen within a minute. */
export async function serveVscode(vscode: Vscode, serving: Serving): Promise<Served> {
  const { dataFolder, settings } = serving;
  await mkdir(dataFolder, { recursive: true });
  if (settings) await writeSettings(dataFolder, settings);
  const listen = ['--host', '127.0.0.1', '--port', String(serving.port), '--without-connection-token'];
  const server = spawn(vscode.node, [...program(vscode, dataFolder), ...listen, ...quiet, ...serving.args], {
    // A group of its own: the extension host outlives a server that is ended alone.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment(serving.env),
  });
  const port = await listening(server, join(dataFolder, 'server.log'));
  return { origin: `http://127.0.0.1:${port}`, stop: () => stopGroup(server) };
}

async function writeSettings(dataFolder: string, settings: NonNullable<Serving['settings']>): Promise<void> {
  // Settings of machine scope, as the path of podman, are read from those of the server's machine only.
  for (const kind of ['User', 'Machine']) {
    const folder = join(dataFolder, 'data', kind);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
  }
}

const quiet = ['--telemetry-level', 'off', '--disable-telemetry', '--force-disable-user-env'];

/** Installs a .vsix among the extensions of a data folder, over an older one. */
export async function installExtension(vscode: Vscode, dataFolder: string, vsix: string): Promise<void> {
  await execa(vscode.node, [...program(vscode, dataFolder), '--install-extension', vsix, '--force'], {
    env: environment({ HOME: dataFolder }),
    extendEnv: false,
  });
}

function program(vscode: Vscode, dataFolder: string): readonly string[] {
  const folders = ['--server-data-dir', dataFolder, '--extensions-dir', join(dataFolder, 'extensions')];
  return [join(vscode.folder, 'out', 'server-main.js'), '--accept-server-license-terms', ...folders];
}

function environment(changes: Serving['env']): NodeJS.ProcessEnv {
  // Those of a VS Code that we may run in would be taken for the new one's.
  const foreign = /^(VSCODE_|ELECTRON_|CODE_SERVER_)/;
  const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  // VSCODE_CLI: the environment is complete, so no login shell is started to ask for it.
  const all: NodeJS.ProcessEnv = {
    ...Object.fromEntries(own),
    VSCODE_CLI: '1',
    EXTENSIONS_GALLERY: '{}',
    ...changes,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

async function listening(server: ChildProcess, logFile: string): Promise<number> {
  const log = createWriteStream(logFile);
  let output = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      void stopGroup(server);
      reject(new Error(`VS Code's server did not listen within a minute: ${output}`));
    }, 60_000);
    const read = (chunk: Buffer) => {
      log.write(chunk);
      output += chunk.toString();
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('error', reject);
    server.once('exit', (code) => {
      clearTimeout(timer);
      log.end();
      reject(new Error(`VS Code's server ended with ${code ?? 'a signal'}: ${output}`));
    });
  });
}

async function stopGroup(server: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) resolve();
    server.once('exit', () => {
      resolve();
    });
  });
  signalGroup(server, 'SIGTERM');
  const patience = setTimeout(() => {
    signalGroup(server, 'SIGKILL');
  }, 3000);
  await ended;
  clearTimeout(patience);
  // Extension hosts wait for their window to come back, for hours.
  signalGroup(server, 'SIGKILL');
}

function signalGroup(server: ChildProcess, signal: NodeJS.Signals): void {
  if (server.pid === undefined) return;
  try {
    process.kill(-server.pid, signal);
  } catch {
    // The whole group has ended already.
  }
}

/** What the address of the workbench tells it. Paths are absolute; they and `payload` reach it as they are. */
export type Opening = {
  readonly folder: string;
  readonly payload?: readonly (readonly [string, string])[];
};

/** The address that opens a folder. */
export function workbenchAddress(served: Served, opening: Opening): string {
  const query = new URLSearchParams({ folder: opening.folder });
  if (opening.payload) query.set('payload', JSON.stringify(opening.payload));
  return `${served.origin}/?${query.toString()}`;
}

/** The first port from `wanted` on that nothing listens on. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < 65_536; port += 1) {
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port from ${wanted} on.`);
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen(port, '127.0.0.1', () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}
