/** Calls back once after so many milliseconds, unless the answer is called before. */
export function after(milliseconds: number, then: () => void): () => void {
  const timer = setTimeout(then, milliseconds);
  return () => {
    clearTimeout(timer);
  };
}

/** Lets so many milliseconds go by, or fewer where the signal fires. `later` may be a clock that is moved by hand. */
export async function waited(milliseconds: number, signal: AbortSignal, later = after): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const cancel = later(milliseconds, done);
    signal.addEventListener('abort', done);

    function done(): void {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}

/** Lets everything that waits already go first. */
export async function afterOthers(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
