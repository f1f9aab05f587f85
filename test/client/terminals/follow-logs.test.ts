import { describe, expect, test } from 'vitest';
import type { LogWish } from '../../../client/podman/command-look.ts';
import { followLogs, type Run } from '../../../client/terminals/follow-logs.ts';

/** podman as a script: what each read of a log answers, and how containers are at each look. */
function podman() {
  const shown: string[] = [];
  const wishes: LogWish[] = [];
  const closed = new AbortController();
  const runs = new Map<string, Run>();
  let due: (() => void) | undefined;
  let reads: ((onLine: (line: string) => void) => void)[] = [];
  const following = (ids: readonly string[]) =>
    followLogs(
      ids,
      10,
      {
        read: (_, wish, onLine) => {
          wishes.push(wish);
          const next = reads.shift();
          if (next === undefined) {
            return new Promise((resolve) => {
              closed.signal.addEventListener('abort', () => {
                resolve();
              });
            });
          }
          next(onLine);
          return Promise.resolve();
        },
        runs: () => (runs.size === 0 ? Promise.reject(new Error('down')) : Promise.resolve(runs)),
        after: (_, then) => {
          due = then;
          return () => (due = undefined);
        },
      },
      {
        line: (id, line) => shown.push(`${id} ${line.text}`),
        notice: (id, notice) =>
          shown.push(`${id} (${notice.kind === 'gone' ? 'gone' : `ended ${notice.exitCode}`})`),
      },
      closed.signal,
    );
  return {
    shown,
    wishes,
    runs,
    following,
    close: () => {
      closed.abort();
    },
    /** What the next reads answer, in their order; a read after them stays open. */
    answer: (...lists: (readonly string[])[]) => {
      reads = lists.map((lines) => (onLine) => {
        for (const it of lines) onLine(it);
      });
    },
    /** Lets the next pause end, once there is one. */
    tick: async () => {
      while (due === undefined) await Promise.resolve();
      const then = due;
      due = undefined;
      then();
    },
    settled: async () => {
      for (let n = 0; n < 50; n++) await Promise.resolve();
    },
  };
}

const at = (second: number, text: string) => `2026-01-01T00:00:0${second}.000000000Z ${text}`;
const running = (started: number): Run => ({ running: true, started, exitCode: 0 });
const ended = (started: number, exitCode: number): Run => ({ running: false, started, exitCode });

describe('the logs of several containers', () => {
  test('begin with what there is, in the order it was written', async () => {
    const { following, answer, shown, close, settled, runs } = podman();
    runs.set('a', running(1)).set('b', running(1));
    answer([at(1, 'one'), at(3, 'three')], [at(2, 'two')]);
    const done = following(['a', 'b']);
    await settled();
    expect(shown).toEqual(['a one', 'b two', 'a three']);
    close();
    await done;
  });

  test('are followed from the newest line on, which is not told twice', async () => {
    const { following, answer, shown, wishes, close, settled, runs } = podman();
    runs.set('a', running(1));
    answer([at(1, 'one')], [at(1, 'one'), at(2, 'two')]);
    const done = following(['a']);
    await settled();
    expect(wishes).toEqual([
      { tail: 10, wait: 'end' },
      { since: '2026-01-01T00:00:01.000000000Z', wait: 'follow' },
    ]);
    expect(shown).toEqual(['a one', 'a two']);
    close();
    await done;
  });

  test('keep lines that two outputs brought out of order', async () => {
    const { following, answer, shown, close, settled, runs } = podman();
    runs.set('a', running(1));
    answer([], [at(3, 'out'), at(2, 'err')]);
    const done = following(['a']);
    await settled();
    expect(shown).toEqual(['a out', 'a err']);
    close();
    await done;
  });
});

describe('a container that ends', () => {
  test('is followed again when it has started again', async () => {
    const { following, answer, shown, close, settled, tick, runs } = podman();
    runs.set('a', ended(1, 3));
    answer([at(1, 'one')], [], [at(2, 'two')]);
    const done = following(['a']);
    await tick();
    await settled();
    expect(shown, 'still down').toEqual(['a one', 'a (ended 3)']);
    runs.set('a', running(2));
    await tick();
    await settled();
    expect(shown).toEqual(['a one', 'a (ended 3)', 'a two']);
    close();
    await done;
  });

  test('is read again also where it has ended again between two looks', async () => {
    const { following, answer, shown, close, settled, tick, runs } = podman();
    runs.set('a', ended(1, 0));
    answer([], [], [at(2, 'brief')]);
    const done = following(['a']);
    await settled();
    runs.set('a', ended(2, 1));
    await tick();
    await settled();
    expect(shown).toEqual(['a (ended 0)', 'a brief', 'a (ended 1)']);
    close();
    await done;
  });

  test('and is removed is let go', async () => {
    const { following, answer, shown, runs } = podman();
    runs.set('b', running(1));
    answer([at(1, 'one')], []);
    await following(['a']);
    expect(shown).toEqual(['a one', 'a (gone)']);
  });

  test('is waited for also while podman says nothing', async () => {
    const { following, answer, shown, close, settled, tick, runs } = podman();
    answer([], [], [at(1, 'one')]);
    const done = following(['a']);
    await tick();
    await settled();
    runs.set('a', running(1));
    await tick();
    await settled();
    expect(shown).toEqual(['a one']);
    close();
    await done;
  });
});

test('nothing is shown once the terminal is closed', async () => {
  const { following, answer, shown, close } = podman();
  answer([at(1, 'one')]);
  const done = following(['a']);
  close();
  await done;
  expect(shown).toEqual([]);
});
