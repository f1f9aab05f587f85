/** Anything that may have become unwanted. */
export type Stopped = { readonly isCancellationRequested: boolean };

/** Milliseconds of work after which others come first. */
const patience = 10;

/** Lets what waits come first: messages that arrived, and what was put off. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/**
 * Does something for each item in turn, letting others come between, so that thousands of items keep nobody waiting.
 * Ends early once nobody wants it any more.
 */
export async function forEachInTurns<T>(
  items: Iterable<T>,
  stopped: Stopped,
  work: (item: T) => void,
): Promise<void> {
  let since = performance.now();
  for (const it of items) {
    if (performance.now() - since > patience) {
      await nextTurn();
      if (stopped.isCancellationRequested) return;
      since = performance.now();
    }
    work(it);
  }
}
