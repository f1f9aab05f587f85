/**
 * Starts a program: an executable and an array of arguments, never a shell.
 */
import type { ExecaError } from 'execa';
import type { Command } from './command.ts';

export type ProcessOptions = {
  /** Ends the program when it fires. */
  readonly signal?: AbortSignal;
  /** Each line of both outputs as it comes. */
  readonly onLine?: (line: string) => void;
};

export type Output = { readonly stdout: string; readonly stderr: string };

/** More than any answer there is; a program that prints more is not the one that is meant. */
const mostOutput = 32 * 1024 * 1024;

/** Fails with execa's error where the program does; `env` is added to what this process has. */
export async function startProcess(
  file: string,
  args: readonly string[],
  how: Pick<Command<unknown>, 'stdin' | 'cwd' | 'timeout'> & {
    readonly env?: Readonly<Record<string, string>>;
  },
  options: ProcessOptions,
): Promise<Output> {
  const { execa } = await import('execa');
  options.signal?.throwIfAborted();
  const running = execa(file, args, {
    ...(how.stdin === undefined ? { stdin: 'ignore' } : { input: how.stdin }),
    ...(how.cwd === undefined ? {} : { cwd: how.cwd }),
    ...(how.timeout === undefined ? {} : { timeout: how.timeout }),
    ...(how.env === undefined ? {} : { env: how.env }),
    ...(options.signal === undefined ? {} : { cancelSignal: options.signal }),
    forceKillAfterDelay: 2000,
    maxBuffer: mostOutput,
    stripFinalNewline: false,
    windowsHide: true,
  });
  running.once('exit', () => {
    if (!running.killed) return;
    // Where the program is wrapped in a script, a child of it may live on and keep the outputs open.
    running.stdout.destroy();
    running.stderr.destroy();
  });
  const { onLine } = options;
  if (onLine !== undefined) {
    const lines = [running.iterable({ from: 'stdout' }), running.iterable({ from: 'stderr' })];
    // What breaks the streams also fails the process, which is awaited below and says it better.
    void Promise.allSettled(lines.map((it) => eachLine(it, onLine)));
  }
  return running;
}

/** Whether it says how a program ended, or why it did not start. Its class is in what is loaded with the first program. */
export function isProcessError(error: unknown): error is ExecaError {
  return error instanceof Error && 'isCanceled' in error && 'shortMessage' in error;
}

async function eachLine(lines: AsyncIterable<unknown>, onLine: (line: string) => void): Promise<void> {
  for await (const line of lines) onLine(String(line));
}
