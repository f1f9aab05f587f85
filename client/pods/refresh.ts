/**
 * When to ask for the pods: at once when the view is shown, once for each burst of podman's events, on a slow clock
 * while events are down, and never while the view is hidden.
 */

export type Outside = {
  /** Asks and shows. Must not fail. */
  readonly load: () => Promise<void>;
  /** Forgets an ask under way. */
  readonly drop: () => void;
  /** Follows events until the stream ends or the signal fires. Must not fail. */
  readonly follow: (changed: () => void, signal: AbortSignal) => Promise<void>;
  /** Calls back once after so many milliseconds; the answer cancels it. */
  readonly after: (milliseconds: number, then: () => void) => () => void;
};

export type Refreshing = {
  /** The view was shown or hidden. The same again changes nothing. */
  readonly visible: (shown: boolean) => void;
  /** Asks at once, also while hidden, and ends when that is shown. */
  readonly now: () => Promise<void>;
  readonly dispose: () => void;
};

/** Events of one action come some tens of milliseconds apart. */
const burst = 80;
const firstPause = 1000;
const longestPause = 30_000;
/** podman needs some tenths of a second before it follows events; what happens in between is asked for once more. */
const settling = 1500;
/** How often to ask while no events come. */
const poll = 10_000;

export function refreshing(outside: Outside): Refreshing {
  let shown = new AbortController();
  shown.abort();
  let loading: Promise<void> | undefined;

  return {
    visible: (isShown) => {
      if (isShown !== shown.signal.aborted) return;
      if (isShown) {
        shown = new AbortController();
        watch(shown.signal);
        return;
      }
      shown.abort();
      outside.drop();
    },
    now: ask,
    dispose: () => {
      shown.abort();
      outside.drop();
    },
  };

  async function ask(): Promise<void> {
    const mine = outside.load();
    loading = mine;
    await mine;
    if (loading === mine) loading = undefined;
  }

  function watch(signal: AbortSignal): void {
    const cancels = new Set<() => void>();
    let waiting = false;
    let pause = firstPause;
    signal.addEventListener('abort', () => {
      for (const cancel of cancels) cancel();
    });
    void ask();
    follow();

    // The first event of a burst sets the clock, so a pod that never rests is still shown.
    function changed(): void {
      if (waiting || signal.aborted) return;
      waiting = true;
      pause = firstPause;
      wait(burst, () => {
        void (loading ?? Promise.resolve()).then(() => {
          waiting = false;
          if (!signal.aborted) void ask();
        });
      });
    }

    function follow(): void {
      const stopSettling = wait(settling, () => void ask());
      void outside.follow(changed, signal).then(() => {
        stopSettling();
        if (signal.aborted) return;
        const stopPolling = pollWhileDown();
        wait(pause, () => {
          stopPolling();
          // Whatever happened while nobody listened is in the next list.
          void ask();
          follow();
        });
        pause = Math.min(pause * 2, longestPause);
      });
    }

    function pollWhileDown(): () => void {
      let cancel = wait(poll, tick);
      return () => {
        cancel();
      };

      function tick(): void {
        void ask();
        cancel = wait(poll, tick);
      }
    }

    function wait(milliseconds: number, then: () => void): () => void {
      const cancelTimer = outside.after(milliseconds, () => {
        cancels.delete(cancel);
        then();
      });
      cancels.add(cancel);
      return cancel;

      function cancel(): void {
        cancels.delete(cancel);
        cancelTimer();
      }
    }
  }
}
