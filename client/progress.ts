/**
 * Progress that a person can cancel.
 */
import { ProgressLocation, window } from 'vscode';
import { after } from './clock.ts';
import { oneLine } from './text.ts';

/**
 * Runs an action under a notification with a Cancel button. The action's signal fires when it is pressed;
 * `say` shows a line under the title. Ends, and takes the notification away, as the action ends.
 */
export async function withCancel<T>(
  title: string,
  action: (signal: AbortSignal, say: (line: string) => void) => Promise<T>,
): Promise<T> {
  const options = { location: ProgressLocation.Notification, title: oneLine(title), cancellable: true };
  return window.withProgress(options, async (progress, token) => {
    const abort = new AbortController();
    const listening = token.onCancellationRequested(() => {
      abort.abort();
    });
    try {
      return await action(abort.signal, (line) => {
        progress.report({ message: oneLine(line) });
      });
    } finally {
      listening.dispose();
    }
  });
}

/** Milliseconds after which a person may want to cancel. */
const patience = 2000;

/** Runs an action under the Pods view's own progress bar; if it takes long, also under a notification to cancel it. */
export async function inViewWithCancel<T>(
  title: string,
  action: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const running = action(abort.signal);
  const settle = after(patience, () => {
    void withCancel(title, async (cancelled) => {
      cancelled.addEventListener('abort', () => {
        abort.abort();
      });
      // Its failure is told by whoever started it.
      await Promise.allSettled([running]);
    });
  });
  try {
    return await inView(() => running);
  } finally {
    settle();
  }
}

/** Runs an action under the Pods view's own progress bar. */
export async function inView<T>(action: () => Promise<T>): Promise<T> {
  return window.withProgress({ location: { viewId: 'podwright.pods' } }, action);
}
