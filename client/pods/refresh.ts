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
  /** Hears whether events come, each time that changes. They are taken to come until they end. */
  readonly live: (isLive: boolean) => void;
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
  const asks = asking(outside.load);
  let shown = new AbortController();
  shown.abort();
  const hide = (): void => {
    shown.abort();
    outside.drop();
  };
  return {
    visible: (isShown) => {
      if (isShown !== shown.signal.aborted) return;
      if (!isShown) {
        hide();
        return;
      }
      shown = new AbortController();
      watch(outside, asks, shown.signal);
    },
    now: asks.ask,
    dispose: hide,
  };
}

type Asks = {
  /** Ends when what is shown is as new as this ask. */
  readonly ask: () => Promise<void>;
  /** Ends when no ask is under way. */
  readonly idle: () => Promise<void>;
};

function asking(load: () => Promise<void>): Asks {
  let loading: Promise<void> | undefined;
  return {
    ask: async () => {
      const mine = load();
      loading = mine;
      await mine;
      if (loading === mine) loading = undefined;
      // A newer ask may have taken the place of this one.
      await idle();
    },
    idle,
  };

  async function idle(): Promise<void> {
    while (loading !== undefined) await loading;
  }
}

/** Asks for as long as the view is shown. */
function watch(outside: Outside, { ask, idle }: Asks, signal: AbortSignal): void {
  const wait = timers(outside.after, signal);
  let waiting = false;
  let pause = firstPause;
  let live = true;
  outside.live(true);
  void ask();
  follow();

  function tell(isLive: boolean): void {
    if (isLive !== live) outside.live(isLive);
    live = isLive;
  }

  // The first event of a burst sets the clock, so a pod that never rests is still shown.
  function changed(): void {
    if (waiting || signal.aborted) return;
    waiting = true;
    pause = firstPause;
    tell(true);
    wait(burst, () => {
      void idle().then(() => {
        waiting = false;
        if (!signal.aborted) void ask();
      });
    });
  }

  function follow(): void {
    const stopSettling = wait(settling, () => {
      tell(true);
      void ask();
    });
    void outside.follow(changed, signal).then(() => {
      stopSettling();
      if (signal.aborted) return;
      tell(false);
      followLater();
    });
  }

  function followLater(): void {
    const stopPolling = every(poll, wait, () => void ask());
    wait(pause, () => {
      stopPolling();
      // Whatever happened while nobody listened is in the next list.
      void ask();
      follow();
    });
    pause = Math.min(pause * 2, longestPause);
  }
}

type Wait = Outside['after'];

/** As `after`, but nothing is called once the signal has fired. */
function timers(after: Wait, signal: AbortSignal): Wait {
  const pending = new Set<() => void>();
  signal.addEventListener('abort', () => {
    for (const cancel of pending) cancel();
    pending.clear();
  });
  return (milliseconds, then) => {
    const cancelTimer = after(milliseconds, () => {
      pending.delete(cancel);
      then();
    });
    pending.add(cancel);
    return cancel;

    function cancel(): void {
      pending.delete(cancel);
      cancelTimer();
    }
  };
}

function every(milliseconds: number, wait: Wait, then: () => void): () => void {
  let cancel = wait(milliseconds, tick);
  return () => {
    cancel();
  };

  function tick(): void {
    then();
    cancel = wait(milliseconds, tick);
  }
}
