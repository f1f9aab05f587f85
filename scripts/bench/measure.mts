import type { BenchFile } from './files.mts';
import { start, type Program } from './server.mts';

/** What is measured of a server with a file, in the order of the table; memory in megabytes, all else in milliseconds. */
export const measures = [
  'start to initialize',
  'start to first diagnostics',
  'completion',
  'hover',
  'symbols',
  'keystroke to diagnostics',
  'memory',
] as const;

export type Measure = (typeof measures)[number];

/** What came out, by measure; of what takes too long there are few or none. */
export type Samples = ReadonlyMap<Measure, readonly number[]>;

/** Milliseconds after which one answer isn't waited for any more, and after which no more are asked for. */
const longestAnswer = 60_000;
const longestSeries = 3_000;

const uri = 'file:///bench/file.yaml';

/** Starts the program, opens the file, and works in it at each of its places. */
export async function measure(program: Program, { text, places }: BenchFile): Promise<Samples> {
  const samples = new Map<Measure, number[]>();
  let version = 1;
  const began = performance.now();
  const server = await start(program);
  note('start to initialize', began);
  try {
    await withinTime(server.open(uri, text));
    note('start to first diagnostics', began);
    for (const { key, word, number } of places) {
      await series('completion', () => server.complete(uri, key));
      await series('hover', () => server.hover(uri, word));
      // Another text each time.
      await series('keystroke to diagnostics', () =>
        server.type(uri, ++version, number, String(version % 10)),
      );
    }
    await series('symbols', () => server.symbols(uri));
    samples.set('memory', [server.memory() ?? 0]);
  } catch (error) {
    if (!(error instanceof TooLate)) throw error;
  } finally {
    server.end();
  }
  return samples;

  /** Asks five times, or as often as there is time for. */
  async function series(what: Measure, ask: () => Promise<unknown>): Promise<void> {
    const first = performance.now();
    for (let turn = 0; turn < 5 && performance.now() - first < longestSeries; turn++) {
      const asked = performance.now();
      await withinTime(ask());
      note(what, asked);
    }
  }

  function note(what: Measure, since: number): void {
    samples.set(what, [...(samples.get(what) ?? []), performance.now() - since]);
  }
}

class TooLate extends Error {}

/** The answer; throws where it takes too long. */
async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TooLate());
    }, longestAnswer);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
