import { expect, test, vi } from 'vitest';
import { openWritten } from '../../../client/terminals/written.ts';
import { workbench } from '../vscode.ts';

vi.mock('vscode', async () => import('../vscode.ts'));

type Pty = { readonly onDidClose: (then: () => void) => unknown };

test('a terminal that a person closes ends its work, and tells VS Code that nothing is left to keep', () => {
  let signal: AbortSignal | undefined;
  openWritten('Logs', 'note', (_, closed) => {
    signal = closed;
    return Promise.resolve();
  });
  const terminal = workbench.terminals.at(-1);
  const ended = vi.fn();
  (terminal?.options['pty'] as Pty).onDidClose(ended);
  expect([signal?.aborted, ended.mock.calls.length]).toEqual([false, 0]);
  terminal?.close();
  expect([signal?.aborted, ended.mock.calls.length]).toEqual([true, 1]);
});
