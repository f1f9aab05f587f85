import { describe, expect, test } from 'vitest';
import { refreshing } from '../../../client/pods/refresh.ts';

describe('the list is asked for', () => {
  test('as soon as the view is shown', () => {
    const { refresh, asked } = setUp();
    refresh.visible(true);
    expect(asked()).toBe(1);
  });

  test('never while it is hidden', async () => {
    const { refresh, clock, events, asked } = setUp();
    refresh.visible(true);
    refresh.visible(false);
    events.at(-1)?.changed();
    await clock(3_600_000);
    expect(asked()).toBe(1);
    expect(events.at(-1)?.signal.aborted).toBe(true);
  });

  test('again when it is shown again', () => {
    const { refresh, asked } = setUp();
    refresh.visible(true);
    refresh.visible(false);
    refresh.visible(true);
    expect(asked()).toBe(2);
  });

  test('once where it is shown twice', () => {
    const { refresh, asked, events } = setUp();
    refresh.visible(true);
    refresh.visible(true);
    expect(asked()).toBe(1);
    expect(events).toHaveLength(1);
  });

  test('once more when events have begun to come, for what happened just before', async () => {
    const { refresh, clock, asked } = setUp();
    refresh.visible(true);
    await clock(1500);
    expect(asked()).toBe(2);
    await clock(3_600_000);
    expect(asked()).toBe(2);
  });

  test('once for a burst of events, within a tenth of a second', async () => {
    const { refresh, clock, events, asked } = await shown();
    const before = asked();
    for (let n = 0; n < 50; n += 1) events.at(-1)?.changed();
    await clock(100);
    expect(asked()).toBe(before + 1);
    refresh.dispose();
  });

  test('on and on where events never rest', async () => {
    const { clock, events, asked } = await shown();
    const before = asked();
    for (let n = 0; n < 100; n += 1) {
      events.at(-1)?.changed();
      await clock(10);
    }
    expect(asked() - before).toBeGreaterThan(5);
    expect(asked() - before).toBeLessThan(20);
  });

  test('after the list under way, where events come meanwhile', async () => {
    const { clock, events, asked, hold } = await shown();
    const before = asked();
    const answer = hold();
    events.at(-1)?.changed();
    await clock(100);
    events.at(-1)?.changed();
    events.at(-1)?.changed();
    await clock(1000);
    expect(asked()).toBe(before + 1);
    answer();
    await clock(100);
    expect(asked()).toBe(before + 2);
  });

  test('at once by hand, also while it is hidden', async () => {
    const { refresh, asked } = setUp();
    await refresh.now();
    expect(asked()).toBe(1);
  });
});

describe('a list asked for by hand', () => {
  test('is there only when a newer one that took its place is there', async () => {
    const { refresh, hold } = setUp();
    let done = false;
    const first = hold();
    const asking = refresh.now().then(() => (done = true));
    const second = hold();
    void refresh.now();
    first();
    await settle();
    expect(done).toBe(false);
    second();
    await asking;
  });
});

describe('while events are down', () => {
  test('they are followed again with growing pauses', async () => {
    const { clock, events } = await shown();
    const pauses: number[] = [];
    for (let n = 0; n < 7; n += 1) {
      events.at(-1)?.end();
      await settle();
      const count = events.length;
      let waited = 0;
      while (events.length === count) {
        await clock(500);
        waited += 500;
      }
      pauses.push(waited);
    }
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  test('an event that comes makes the pauses short again', async () => {
    const { clock, events } = await shown();
    events.at(-1)?.end();
    await clock(1000);
    events.at(-1)?.changed();
    events.at(-1)?.end();
    await settle();
    const count = events.length;
    await clock(1000);
    expect(events).toHaveLength(count + 1);
  });

  test('that is told, and that they are back once they have come for a while or one has come', async () => {
    const { clock, events, lives } = await shown();
    expect(lives).toEqual([true]);
    events.at(-1)?.end();
    await clock(1000);
    expect(lives).toEqual([true, false]);
    await clock(1500);
    expect(lives).toEqual([true, false, true]);
    events.at(-1)?.end();
    await clock(2000);
    events.at(-1)?.changed();
    expect(lives).toEqual([true, false, true, false, true]);
  });

  test('a view that is shown again begins as if they came', async () => {
    const { refresh, events, lives } = await shown();
    events.at(-1)?.end();
    await settle();
    refresh.visible(false);
    refresh.visible(true);
    expect(lives).toEqual([true, false, true]);
  });

  test('the list is asked for every ten seconds, and no longer when they are back', async () => {
    const { clock, events, asked } = await shown();
    for (let n = 0; n < 5; n += 1) {
      events.at(-1)?.end();
      await clock(30_000);
    }
    events.at(-1)?.end();
    await settle();
    const before = asked();
    await clock(29_000);
    expect(asked()).toBe(before + 2);
    await clock(5000);
    const back = asked();
    await clock(3_600_000);
    expect(asked()).toBe(back);
  });
});

async function shown() {
  const parts = setUp();
  parts.refresh.visible(true);
  await parts.clock(1500);
  return parts;
}

type Timer = { at: number; then: () => void };
type Following = { changed: () => void; end: () => void; signal: AbortSignal };

/** A clock moved by hand, lists that answer at once or are held back, and events that the test makes. */
function setUp() {
  let now = 0;
  let count = 0;
  let timers: Timer[] = [];
  let held: Promise<void> | undefined;
  const events: Following[] = [];
  const lives: boolean[] = [];
  const refresh = refreshing({
    load: async () => {
      count += 1;
      const mine = held;
      held = undefined;
      await mine;
    },
    drop: () => undefined,
    follow: (changed, signal) =>
      new Promise((end) => {
        events.push({ changed, end, signal });
        signal.addEventListener('abort', () => {
          end();
        });
      }),
    live: (isLive) => lives.push(isLive),
    after: (milliseconds, then) => {
      const timer = { at: now + milliseconds, then };
      timers.push(timer);
      return () => {
        timers = timers.filter((it) => it !== timer);
      };
    },
  });
  return { refresh, events, lives, asked: () => count, hold, clock };

  /** Holds the next list back until the answer is called. */
  function hold(): () => void {
    let answer: () => void = () => undefined;
    held = new Promise((resolve) => (answer = resolve));
    return () => {
      answer();
    };
  }

  async function clock(milliseconds: number): Promise<void> {
    const until = now + milliseconds;
    await settle();
    for (;;) {
      const [next] = timers.filter((it) => it.at <= until).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      now = next.at;
      timers = timers.filter((it) => it !== next);
      next.then();
      await settle();
    }
    now = until;
  }
}

/** Lets everything run that waits for nothing but its turn. */
async function settle(): Promise<void> {
  for (let n = 0; n < 20; n += 1) await Promise.resolve();
}
