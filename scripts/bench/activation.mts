import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInHost, servedHost } from '../test/host.mts';
import { median } from './statistics.mts';

/** Milliseconds by the clock, and of the processor, which a busy machine doesn't lengthen. */
export type Taken = { readonly clock: number; readonly processor: number };

export type Activation = {
  /** Reading and running dist/client.js. */
  readonly loading: Taken;
  /** The call of `activate`, until it gives the extension host back. */
  readonly activating: Taken;
  /** Reading and running what is loaded after that, for the language server's sake. */
  readonly library: Taken;
};

/** As often as that, in an extension host of its own each time, which takes ten seconds. */
export async function measureActivation(times: number): Promise<Activation> {
  const all: Activation[] = [];
  for (let turn = 0; turn < times; turn += 1) all.push(await activated());
  const middle = (of: keyof Activation): Taken => ({
    clock: median(all.map((it) => it[of].clock)) ?? NaN,
    processor: median(all.map((it) => it[of].processor)) ?? NaN,
  });
  return { loading: middle('loading'), activating: middle('activating'), library: middle('library') };
}

/** A Markdown table. */
export function activationTable({ loading, activating, library }: Activation): string {
  const both = {
    clock: loading.clock + activating.clock,
    processor: loading.processor + activating.processor,
  };
  const rows = [
    ['loading the client', loading],
    ['`activate`', activating],
    ['both, before anything else gets its turn', both],
    ['loading the language client’s library, after that', library],
  ] as const;
  const lines = rows.map(
    ([name, { clock, processor }]) => `| ${name} | ${processor.toFixed(0)} ms | ${clock.toFixed(0)} ms |`,
  );
  const head = '| activation in the extension host | of the processor | by the clock |';
  return [head, '| --- | ---: | ---: |', ...lines].join('\n');
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
