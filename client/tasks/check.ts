/**
 * Runs the checker of the command line, as `podwright check` does.
 */
import { execPath } from 'node:process';

/**
 * Answers its exit code. `checker` is the path of its bundle. VS Code's own
 * Node runs it, which in the desktop application is Electron.
 */
export async function runChecker(
  checker: string,
  args: readonly string[],
  { signal, onLine }: { readonly signal: AbortSignal; readonly onLine: (line: string) => void },
): Promise<number> {
  const { execa } = await import('execa');
  const running = execa(execPath, [checker, 'check', ...args], {
    all: true,
    cancelSignal: signal,
    env: { ELECTRON_RUN_AS_NODE: '1', NO_COLOR: '1' },
    reject: false,
    stdin: 'ignore',
    windowsHide: true,
  });
  // What breaks the stream also ends the program, whose exit code says it.
  const [ended] = await Promise.all([running, Promise.allSettled([eachLine(running, onLine)])]);
  return ended.exitCode ?? 2;
}

async function eachLine(
  running: { readonly iterable: (of: { from: 'all' }) => AsyncIterable<unknown> },
  onLine: (line: string) => void,
): Promise<void> {
  for await (const line of running.iterable({ from: 'all' })) onLine(String(line));
}
