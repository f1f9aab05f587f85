/**
 * The logs of containers in a terminal: followed, coloured by container, and as harmless as any text.
 */
import { after } from '../clock.ts';
import { logs, type LogWish } from '../podman/command-look.ts';
import { listContainers } from '../podman/command.ts';
import { follow } from '../podman/follow.ts';
import { linesOf } from '../podman/lines.ts';
import type { Run } from '../podman/run.ts';
import type { Where } from '../podman/where.ts';
import { oneLine, terminalLine } from '../text.ts';
import { batches } from './batches.ts';
import { followLogs, inOrder, type Notice, type Outside } from './follow-logs.ts';
import { readLogLine } from './log-line.ts';
import { openWritten } from './written.ts';

export type Logged = {
  readonly id: string;
  /** What stands before its lines where there are several. */
  readonly name: string;
};

type Podman = { readonly run: Run; readonly where: () => Where };

/** Old lines to show, of all containers together. */
const history = 1000;

/** `title` names the terminal. Throws where podman may not be started. */
export function openLogs(podman: Podman, title: string, containers: readonly Logged[]): void {
  const where = podman.where();
  const prefixes = prefixesOf(containers);
  openWritten(`Logs: ${title}`, 'output', async (paper, signal) => {
    const batch = batches((lines, leftOut) => {
      const lost = leftOut === 0 ? [] : [dim(`… ${leftOut} lines left out, they came too fast`)];
      paper.lines([...lost, ...lines]);
    }, after);
    const add = (id: string, text: string): void => {
      batch.add(`${prefixes.get(id) ?? ''}${text}`);
    };
    const tail = Math.max(100, Math.ceil(history / containers.length));
    const ids = containers.map((it) => it.id);
    await followLogs(
      ids,
      tail,
      outsideOf(where, podman.run),
      {
        line: (id, line) => {
          add(id, terminalLine(line.text));
        },
        notice: (id, notice) => {
          add(id, dim(noticeText(notice)));
        },
      },
      signal,
    );
    if (!signal.aborted) batch.end();
  });
}

/** All there is of the logs, in the order it was written, as a text. Each line has its time. */
export async function readLogs(
  podman: Podman,
  containers: readonly Logged[],
  signal: AbortSignal,
): Promise<string> {
  const where = podman.where();
  const read = await Promise.all(
    containers.map(async ({ id, name }) => {
      const lines: string[] = [];
      await readLog(where, id, { tail: mostInEditor, wait: 'end' }, (line) => lines.push(line), signal);
      return lines.map(readLogLine).map((line) => ({ name, line }));
    }),
  );
  signal.throwIfAborted();
  const width = Math.max(...containers.map((it) => it.name.length));
  return read
    .flat()
    .sort((a, b) => inOrder(a.line, b.line))
    .map(({ name, line }) =>
      [line.stamp?.slice(0, 23), containers.length > 1 ? name.padEnd(width) : undefined, line.text]
        .filter((it) => it !== undefined)
        .join(' '),
    )
    .join('\n');
}

/** Of each container; an editor takes that in its stride. */
const mostInEditor = 50_000;

/** Milliseconds for which one list serves the logs of all containers. */
const fresh = 1000;

function outsideOf(where: Where, run: Run): Outside {
  let runs: ReturnType<Outside['runs']> | undefined;
  return {
    read: (id, wish, onLine, signal) => readLog(where, id, wish, onLine, signal),
    runs: async (signal) => {
      if (runs === undefined) {
        runs = listRuns(run, signal);
        after(fresh, () => (runs = undefined));
      }
      return runs;
    },
    after,
  };
}

async function listRuns(run: Run, signal: AbortSignal): ReturnType<Outside['runs']> {
  const all = await run(listContainers, { signal });
  return new Map(
    all.map(({ id, state, started, exitCode }) => [
      id,
      { running: state === 'running', exitCode, ...(started === undefined ? {} : { started }) },
    ]),
  );
}

/** A container's two outputs come on podman's two, so each has lines of its own. */
async function readLog(
  where: Where,
  id: string,
  wish: LogWish,
  onLine: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const outputs = { stdout: linesOf(onLine), stderr: linesOf(onLine) };
  const take = (text: string, from: 'stdout' | 'stderr'): void => {
    outputs[from].add(text);
  };
  await follow(where, logs(id, wish), take, signal);
  outputs.stdout.end();
  outputs.stderr.end();
}

/** Cyan, yellow, green, magenta, blue and their bright sisters: red is for what programs call an error. */
const colours = [36, 33, 32, 35, 34, 96, 93, 92, 95, 94];

/** 'app  │ ' in a colour of its own; nothing for a single container. */
function prefixesOf(containers: readonly Logged[]): ReadonlyMap<string, string> {
  if (containers.length < 2) return new Map();
  const names = containers.map((it) => oneLine(it.name));
  const width = Math.max(...names.map((it) => it.length));
  return new Map(
    containers.map(({ id }, at) => [
      id,
      `\u001b[${colours[at % colours.length] ?? 36}m${(names[at] ?? '').padEnd(width)} │\u001b[0m `,
    ]),
  );
}

function dim(text: string): string {
  return `\u001b[2m— ${text} —\u001b[0m`;
}

function noticeText(notice: Notice): string {
  return notice.kind === 'gone' ? 'removed' : `ended with ${notice.exitCode}; waiting for it to start again`;
}
