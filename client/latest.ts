/**
 * Of several questions under way only the answer to the last one is shown, so what is shown never gets older.
 */

/**
 * Answers a function that asks and shows. A newer ask aborts the older ones; an answer or failure that comes
 * nevertheless is dropped. The promise ends when this ask is answered, dropped or failed; it fails only with the
 * failure of an ask that is still the last.
 */
export function latest<T>(show: (answer: T) => void): Latest<T> {
  let current = new AbortController();
  return {
    ask: async (question) => {
      current.abort();
      const mine = new AbortController();
      current = mine;
      try {
        const answer = await question(mine.signal);
        if (!mine.signal.aborted) show(answer);
      } catch (error) {
        if (!mine.signal.aborted) throw error;
      }
    },
    drop: () => {
      current.abort();
    },
  };
}

export type Latest<T> = {
  readonly ask: (question: (signal: AbortSignal) => Promise<T>) => Promise<void>;
  /** Forgets the ask under way, if any. */
  readonly drop: () => void;
};
