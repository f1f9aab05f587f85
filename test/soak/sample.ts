/** What the processes of one VS Code hold, once they are at rest. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { descendants, openFiles, processes, residentMemory, type Process } from './processes.ts';

/** In the order of the table. Memory is in megabytes, `heap` after garbage was collected. */
export const measures = [
  'host heap',
  'host memory',
  'host handles',
  'host files',
  'host emitters',
  'host signals',
  'server heap',
  'server memory',
  'server handles',
  'server files',
  'children',
  'podmans',
  'hosts',
] as const;

export type Measure = (typeof measures)[number];
export type Sample = Readonly<Record<Measure, number>>;

/** What the probe in a process tells. */
type Told = {
  readonly heap: number;
  readonly handles: number;
  readonly emitters: number;
  readonly signals: number;
};

export type Place = {
  /** The folder that this VS Code's data is in. */
  readonly home: string;
  /** Where probes write. */
  readonly told: string;
};

/** Measures extension host and language server when nothing else of ours runs any more. */
export async function sample(place: Place): Promise<Sample> {
  const { host, server } = await atRest(place);
  const [ofHost, ofServer] = [await ask(place, host.pid), await ask(place, server.pid)];
  const now = processes();
  const children = startedBy(host, now).filter((it) => it.pid !== server.pid);
  return {
    'host heap': ofHost.heap / 1e6,
    'host memory': residentMemory(host.pid),
    'host handles': ofHost.handles,
    'host files': openFiles(host.pid),
    'host emitters': ofHost.emitters,
    'host signals': ofHost.signals,
    'server heap': ofServer.heap / 1e6,
    'server memory': residentMemory(server.pid),
    'server handles': ofServer.handles,
    'server files': openFiles(server.pid),
    children: children.length,
    podmans: children.filter(isPodman).length,
    hosts: hostsOf(place, now).length,
  };
}

/** The extension hosts of this VS Code that live. */
export function hostsOf({ home }: Place, all: readonly Process[] = processes()): readonly Process[] {
  return all
    .filter((it) => it.command.includes(`--server-data-dir ${home}`))
    .flatMap((it) => descendants(all, it.pid))
    .filter((it) => it.command.includes('--type=extensionHost'));
}

/** The language servers of this VS Code that live, whoever their parent is. */
export function serversOf({ home }: Place, all: readonly Process[] = processes()): readonly Process[] {
  return all.filter((it) => it.command.includes(home) && it.command.includes('dist/server.js'));
}

/** What an extension host has started, but for what VS Code's own extensions have. */
function startedBy(host: Process, all: readonly Process[]): readonly Process[] {
  return descendants(all, host.pid).filter((it) => !it.command.includes('/lib/vscode/extensions/'));
}

function isPodman({ command }: Process): boolean {
  return (
    (command.split(' ')[0] ?? '').includes('podman') || /podman (ps|events|pod|logs|stats) /.test(command)
  );
}

/** What is still at work after ten seconds is measured, and counts. */
async function atRest(place: Place): Promise<{ readonly host: Process; readonly server: Process }> {
  for (let tries = 0; ; tries += 1) {
    await pause(500);
    const all = processes();
    const host = hostsOf(place, all).at(-1);
    const own = host === undefined ? [] : startedBy(host, all);
    const server = own.find((it) => it.command.includes('dist/server.js'));
    if (host && server && (own.length === 1 || tries >= 20)) return { host, server };
    if (tries >= 60) throw new Error('No language server runs below an extension host.');
  }
}

/** Asks the probe in a process. */
async function ask({ told }: Place, pid: number): Promise<Told> {
  const file = join(told, `${pid}.json`);
  rmSync(file, { force: true });
  process.kill(pid, 'SIGUSR2');
  for (let tries = 0; tries < 600; tries += 1) {
    await pause(100);
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as Told;
    } catch {
      // Not written yet.
    }
  }
  throw new Error(`Process ${pid} did not tell what it holds.`);
}
