/**
 * Doing what podman does: progress on the view, a way to cancel, and a fresh list whatever came of it.
 */
import { inViewWithCancel } from '../../progress.ts';
import type { Around } from './subject.ts';

/** `title` says what is done, for the notification that comes when it takes long. */
export async function working(
  around: Pick<Around, 'refresh'>,
  title: string,
  action: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  await inViewWithCancel(title, async (signal) => {
    try {
      await action(signal);
    } finally {
      await around.refresh();
    }
  });
}
