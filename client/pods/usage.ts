/**
 * Asks what containers use of the machine, again and again, while a person wants to see it and looks.
 */
import { askUsage } from '../podman/lists.ts';
import type { Run } from '../podman/run.ts';
import type { Usages } from './rows/usage.ts';

export type Outside = {
  readonly run: Run;
  readonly isVisible: () => boolean;
  /** Calls back once after so many milliseconds; the answer cancels it. */
  readonly after: (milliseconds: number, then: () => void) => () => void;
  /** Nothing is known from when nobody wants to see it. */
  readonly show: (usages: Usages) => void;
};

export type UsageWatch = {
  /** Ends with the first answer, and fails with why there is none; then nothing more is asked. */
  readonly start: () => Promise<void>;
  readonly stop: () => void;
};

/** podman needs up to two seconds to measure. */
const pause = 5000;

export function watchUsage({ run, isVisible, after, show }: Outside): UsageWatch {
  let watching = new AbortController();
  watching.abort();
  return {
    start: async () => {
      watching.abort();
      const mine = new AbortController();
      watching = mine;
      try {
        await ask(mine.signal);
      } catch (error) {
        if (!mine.signal.aborted) throw error;
        return;
      }
      later(mine.signal);
    },
    stop: () => {
      watching.abort();
      show(new Map());
    },
  };

  async function ask(signal: AbortSignal): Promise<void> {
    const usages = await run(askUsage, { signal });
    if (!signal.aborted) show(new Map(usages.map((it) => [it.id, it])));
  }

  function later(signal: AbortSignal): void {
    const cancel = after(pause, () => {
      // What was known stays while podman does not answer: the list says why it doesn't.
      const asking = isVisible() ? ask(signal).catch(() => undefined) : Promise.resolve();
      void asking.then(() => {
        if (!signal.aborted) later(signal);
      });
    });
    signal.addEventListener('abort', cancel, { once: true });
  }
}
