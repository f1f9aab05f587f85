/**
 * Keeps a container that floods its log from drowning the window: lines are written in batches, and of more than a
 * batch can hold the newest are kept.
 */

/** Milliseconds between two batches: fast enough for eyes. */
const rest = 50;

/** More lines than a terminal scrolls back to by default. */
const most = 2000;

export type Batches = {
  readonly add: (line: string) => void;
  /** Writes what is left, at once. */
  readonly end: () => void;
};

/** `write` gets some lines, and how many before them were left out. */
export function batches(
  write: (lines: readonly string[], leftOut: number) => void,
  after: (milliseconds: number, then: () => void) => () => void,
): Batches {
  let lines: string[] = [];
  let leftOut = 0;
  let cancel: (() => void) | undefined;
  const flush = (): void => {
    cancel = undefined;
    const [batch, lost] = [lines.slice(-most), leftOut + Math.max(0, lines.length - most)];
    lines = [];
    leftOut = 0;
    if (batch.length > 0) write(batch, lost);
  };
  return {
    add: (line) => {
      lines.push(line);
      if (lines.length >= 2 * most) {
        leftOut += lines.length - most;
        lines = lines.slice(-most);
      }
      cancel ??= after(rest, flush);
    },
    end: () => {
      cancel?.();
      flush();
    },
  };
}
