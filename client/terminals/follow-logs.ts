/**
 * The logs of containers as one stream: first what there is, in the order it was written, then what comes. podman stops
 * following when a container ends, so it is followed anew once it has started again.
 */
import { waited } from '../clock.ts';
import type { LogWish } from '../podman/command-look.ts';
import { readLogLine, type LogLine } from './log-line.ts';

/** What is known of a container while its log waits for it to run. */
export type Run = {
  readonly running: boolean;
  /** Milliseconds since 1970; tells one run from the next. */
  readonly started?: number;
  readonly exitCode: number;
};

export type Outside = {
  /** Reads a log; ends when podman does, and never fails. */
  readonly read: (
    id: string,
    wish: LogWish,
    onLine: (line: string) => void,
    signal: AbortSignal,
  ) => Promise<void>;
  /** How all containers are now, by id; may fail. */
  readonly runs: (signal: AbortSignal) => Promise<ReadonlyMap<string, Run>>;
  /** Calls back once after so many milliseconds, unless the answer is called before. */
  readonly after: (milliseconds: number, then: () => void) => () => void;
};

/** What happened to a container's log besides its lines. */
export type Notice = { readonly kind: 'ended'; readonly exitCode: number } | { readonly kind: 'gone' };

export type Show = {
  readonly line: (id: string, line: LogLine) => void;
  readonly notice: (id: string, notice: Notice) => void;
};

/** Milliseconds between two looks at containers that don't run; grows while podman itself doesn't answer. */
const firstPause = 1500;
const longestPause = 15_000;

/** Ends when all containers are gone, or the signal fires; never fails. `tail` is how many old lines of each to show. */
export async function followLogs(
  ids: readonly string[],
  tail: number,
  outside: Outside,
  show: Show,
  signal: AbortSignal,
): Promise<void> {
  const wish: LogWish = { tail, wait: 'end' };
  const histories = await Promise.all(
    ids.map(async (id) => {
      const lines: LogLine[] = [];
      await outside.read(id, wish, (text) => lines.push(readLogLine(text)), signal);
      return { id, lines };
    }),
  );
  if (signal.aborted) return;
  const all = histories.flatMap(({ id, lines }) => lines.map((line) => ({ id, line })));
  for (const { id, line } of all.sort((a, b) => inOrder(a.line, b.line))) show.line(id, line);
  await Promise.all(
    histories.map(({ id, lines }) =>
      followOne({ id, last: lines.reduce(later, nothing) }, outside, show, signal),
    ),
  );
}

/** By the time they were written. */
export function inOrder(a: LogLine, b: LogLine): number {
  if (a.time === b.time) return 0;
  return a.time < b.time ? -1 : 1;
}

const nothing: LogLine = { time: 0n, text: '' };

function later(a: LogLine, b: LogLine): LogLine {
  return b.time > a.time ? b : a;
}

type Followed = {
  readonly id: string;
  /** The newest line so far. */
  last: LogLine;
};

/** Follows one log from run to run. */
async function followOne(log: Followed, outside: Outside, show: Show, signal: AbortSignal): Promise<void> {
  const { id } = log;
  let pause = firstPause;
  let before = await runOf(id, outside, signal);
  while (!isOver(signal)) {
    const told = await readOn(log, outside, show, signal);
    const now = await runOf(id, outside, signal);
    if (isOver(signal)) return;
    if (now === 'gone') {
      show.notice(id, { kind: 'gone' });
      return;
    }
    // One that never ran has not ended.
    if (now?.running === false && now.started !== undefined) {
      show.notice(id, { kind: 'ended', exitCode: now.exitCode });
    }
    pause = told ? firstPause : Math.min(pause * 2, longestPause);
    before = await nextRun(log, now ?? before, pause, outside, signal);
  }
}

/** Shows what comes after the newest line, until podman ends; whether there was any. */
async function readOn(log: Followed, outside: Outside, show: Show, signal: AbortSignal): Promise<boolean> {
  const since = log.last;
  const wish: LogWish = { ...(since.stamp === undefined ? {} : { since: since.stamp }), wait: 'follow' };
  let told = false;
  const onLine = (text: string): void => {
    const line = readLogLine(text);
    // What came before has been told, also where a podman takes `--since` less exactly.
    if (signal.aborted || (line.stamp !== undefined && line.time <= since.time)) return;
    told = true;
    log.last = later(log.last, line);
    show.line(log.id, line);
  };
  await outside.read(log.id, wish, onLine, signal);
  return told;
}

type Seen = Run | 'gone' | undefined;

/** Waits until the container runs, or has run meanwhile, or is gone. */
async function nextRun(
  { id }: Followed,
  before: Seen,
  pause: number,
  outside: Outside,
  signal: AbortSignal,
): Promise<Seen> {
  for (;;) {
    await waited(pause, signal, outside.after);
    const now = await runOf(id, outside, signal);
    if (isOver(signal) || now === 'gone' || now?.running === true) return now;
    if (now !== undefined && before !== 'gone' && now.started !== before?.started) return now;
  }
}

/** Undefined where podman doesn't say. */
async function runOf(id: string, outside: Outside, signal: AbortSignal): Promise<Seen> {
  try {
    return (await outside.runs(signal)).get(id) ?? 'gone';
  } catch {
    return undefined; // It may say so next time.
  }
}

/** Asked anew after each wait: the type checker takes a flag that was false once for false. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}
