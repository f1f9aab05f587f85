/**
 * The stream of `podman events`: says that something changed, never what. The list is asked again for that.
 */
import { execa } from 'execa';
import * as v from 'valibot';

/**
 * Follows podman's events and calls `changed` for each that may change a pod or container.
 * Ends when podman ends, for whatever reason, or when the signal fires; never fails.
 */
export async function followEvents(path: string, changed: () => void, signal: AbortSignal): Promise<void> {
  const args = ['events', '--format', 'json', '--filter', 'type=pod', '--filter', 'type=container'];
  const following = execa(path, args, {
    buffer: false,
    stdin: 'ignore',
    cancelSignal: signal,
    forceKillAfterDelay: 2000,
    reject: false,
    windowsHide: true,
  });
  try {
    for await (const line of following) {
      if (mayChangePods(line)) changed();
    }
  } catch {
    // A stream that broke ends like one that was closed: its reader starts it again.
  }
  await following;
}

/** What containers do all the time without any row being different after it (libpod/events/config.go). */
const quiet: ReadonlySet<string> = new Set([
  'attach',
  'commit',
  'copy',
  'exec',
  'exec_died',
  'export',
  'health_status',
  'mount',
  'unmount',
]);

/** Whether one line of `podman events --format json` may change a row. A line that can't be read may. */
export function mayChangePods(line: string): boolean {
  if (line.trim() === '') return false;
  try {
    const event = v.safeParse(v.object({ Status: v.string() }), JSON.parse(line));
    return !event.success || !quiet.has(event.output.Status);
  } catch {
    return true;
  }
}
