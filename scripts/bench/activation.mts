import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInHost, servedHost } from '../test/host.mts';
import { median } from './statistics.mts';

/** Milliseconds in an extension host. */
export type Activation = {
  /** Reading and running dist/client.js. */
  readonly loading: number;
  /** The call of `activate`, until it gives the host back. */
  readonly activating: number;
  /** What is loaded after that, for the language server's sake. */
  readonly library: number;
};

/** As often as that, in an extension host of its own each time. Takes ten seconds each. */
export async function measureActivation(times: number): Promise<Activation> {
  const all: Activation[] = [];
  for (let turn = 0; turn < times; turn += 1) all.push(await activated());
  const middle = (of: keyof Activation): number => median(all.map((it) => it[of])) ?? NaN;
  return { loading: middle('loading'), activating: middle('activating'), library: middle('library') };
}

/** A Markdown table. */
export function activationTable({ loading, activating, library }: Activation): string {
  const rows = [
    ['loading the client', loading],
    ['`activate`', activating],
    ['before anything else gets its turn', loading + activating],
    ['loading the library of the language client, later', library],
  ] as const;
  const lines = rows.map(([name, value]) => `| ${name} | ${value.toFixed(0)} ms |`);
  return ['| activation in the extension host | |', '| --- | ---: |', ...lines].join('\n');
}

async function activated(): Promise<Activation> {
  const folder = mkdtempSync(join(tmpdir(), 'podwright-activation-'));
  const file = join(folder, 'activation.json');
  try {
    await runInHost(servedHost, 'scripts/bench/in-host.mts', { PODWRIGHT_ACTIVATION: file });
    return JSON.parse(readFileSync(file, 'utf8')) as Activation;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
