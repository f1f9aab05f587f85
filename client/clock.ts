/** Calls back once after so many milliseconds, unless the answer is called before. */
export function after(milliseconds: number, then: () => void): () => void {
  const timer = setTimeout(then, milliseconds);
  return () => {
    clearTimeout(timer);
  };
}

/** Lets everything that waits already go first. */
export async function afterOthers(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
