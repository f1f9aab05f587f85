import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inViewWithCancel } from '../../client/progress.ts';
import { workbench } from './vscode.ts';

vi.mock('vscode', async () => import('./vscode.ts'));

/** The functions that press Cancel on each progress shown; the first is that of the view, which shows no button. */
let cancels: (() => void)[];

beforeEach(() => {
  vi.useFakeTimers();
  cancels = [];
  workbench.onProgress = (cancel) => cancels.push(cancel);
});
afterEach(() => {
  vi.useRealTimers();
  workbench.onProgress = () => undefined;
});

/** Something that podman does until it is ended. */
function endless(signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve('ended');
    });
  });
}

test('what is quick shows on the view alone', async () => {
  expect(await inViewWithCancel('Stopping web', () => Promise.resolve('done'))).toBe('done');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(cancels).toHaveLength(1);
});

test('what takes long can be cancelled', async () => {
  const done = inViewWithCancel('Stopping web', endless);
  await vi.advanceTimersByTimeAsync(1999);
  expect(cancels).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(cancels).toHaveLength(2);
  cancels[1]?.();
  expect(await done).toBe('ended');
});
