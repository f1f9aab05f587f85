/**
 * The stream of `podman events`: says that something changed, never what. The list is asked again for that.
 */
import * as v from 'valibot';
import { follow } from './follow.ts';
import { linesOf } from './lines.ts';
import type { Where } from './where.ts';

/** A kind that a version doesn't know matches nothing (libpod/events/filters.go). */
const kinds = ['pod', 'container', 'volume', 'network', 'secret'] as const;

/**
 * Follows podman's events and calls `changed` for each that may change a pod or container.
 * Ends when podman ends, for whatever reason, or when the signal fires; never fails.
 */
export async function followEvents(where: Where, changed: () => void, signal: AbortSignal): Promise<void> {
  const args = ['events', '--format', 'json', ...kinds.flatMap((it) => ['--filter', `type=${it}`])];
  const mayChange = changesPods();
  const lines = linesOf((line) => {
    if (mayChange(line)) changed();
  });
  await follow(
    where,
    args,
    (text, from) => {
      if (from === 'stdout') lines.add(text);
    },
    signal,
  );
  if (!signal.aborted) lines.end();
}

/** What containers do all the time without any row being different after it (libpod/events/config.go). */
const quiet: ReadonlySet<string> = new Set([
  'attach',
  'commit',
  'copy',
  'exec',
  'exec_died',
  'export',
  'mount',
  'unmount',
]);

const event = v.object({
  Status: v.string(),
  ID: v.nullish(v.string(), ''),
  health_status: v.nullish(v.string(), ''),
});

/**
 * Answers a function that says whether one line of `podman events --format json` may change a row. A line that can't
 * be read may. A health check that says the same as before, as it does every half a minute, changes none.
 */
export function changesPods(): (line: string) => boolean {
  const healths = new Map<string, string>();
  return (line) => {
    if (line.trim() === '') return false;
    const read = readEvent(line);
    if (read === undefined) return true;
    if (read.Status !== 'health_status') return !quiet.has(read.Status);
    const health = read.health_status;
    const same = healths.get(read.ID) === health;
    healths.set(read.ID, health);
    return !same;
  };
}

function readEvent(line: string): v.InferOutput<typeof event> | undefined {
  try {
    return v.parse(event, JSON.parse(line));
  } catch {
    return undefined;
  }
}
