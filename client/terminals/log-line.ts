/**
 * A line of `podman logs --timestamps`.
 */

export type LogLine = {
  /** podman's own stamp, as it wrote it; absent for what podman says itself. */
  readonly stamp?: string;
  /** The stamp in nanoseconds since 1970, to tell which of two lines came first. */
  readonly time: bigint;
  readonly text: string;
};

/** As podman writes it: always nine decimals (libpod/logs/log.go, LogTimeFormat). */
const stamps = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}(?:Z|[+-]\d\d:\d\d) /g;

/** A line without a stamp has no time: it is podman's own. */
export function readLogLine(line: string): LogLine {
  const [first] = line.match(stamps) ?? [];
  if (first === undefined || !line.startsWith(first)) return { time: 0n, text: line };
  const time = nanoseconds(first);
  // A line that a container wrote bit by bit has podman's stamp before each bit. The container's own times in it, if
  // any, are older than podman's, which is given when the line has come.
  const text = line.slice(first.length).replace(stamps, (it) => (nanoseconds(it) < time ? it : ''));
  return { stamp: first.trimEnd(), time, text };
}

function nanoseconds(stamp: string): bigint {
  const whole = Date.parse(`${stamp.slice(0, 19)}${stamp.slice(29).trimEnd()}`);
  return BigInt(Number.isNaN(whole) ? 0 : whole) * 1_000_000n + BigInt(stamp.slice(20, 29));
}
