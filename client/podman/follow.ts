/**
 * Calls of podman whose output is read while it comes, for as long as somebody looks.
 */
import { argsAt, type Where } from './where.ts';

/**
 * Starts podman and hands over its outputs piece by piece, until it ends or the signal fires. Keeps nothing, so that it
 * may run for days. Never fails.
 */
export async function follow(
  where: Where,
  args: readonly string[],
  onText: (text: string, from: 'stdout' | 'stderr') => void,
  signal: AbortSignal,
): Promise<void> {
  const { execa } = await import('execa');
  if (signal.aborted) return;
  const following = execa(where.path, argsAt(where, args), {
    buffer: false,
    stdin: 'ignore',
    cancelSignal: signal,
    forceKillAfterDelay: 2000,
    reject: false,
    windowsHide: true,
  });
  for (const from of ['stdout', 'stderr'] as const) {
    following[from].setEncoding('utf8').on('data', (text: string) => {
      if (!signal.aborted) onText(text, from);
    });
  }
  await following;
}
