/**
 * Starts podman: an executable and an array of arguments, never a shell.
 */
import { existsSync } from 'node:fs';
import { ExecaError, execa } from 'execa';
import type { Command } from './command.ts';
import { readComplaint } from './complaint.ts';
import { PodmanError } from './error.ts';
import { argsAt, type Where } from './where.ts';

export type RunOptions = {
  /** Ends podman when it fires; the call then fails with kind 'cancelled'. */
  readonly signal?: AbortSignal;
  /** Each line of both outputs as it comes. */
  readonly onLine?: (line: string) => void;
};

/** Runs one command and reads its output. Fails with a PodmanError, and with nothing else. */
export type Run = <T>(command: Command<T>, options?: RunOptions) => Promise<T>;

/** More than any answer podman gives; a program that prints more is not podman. */
const mostOutput = 32 * 1024 * 1024;

/** `where` is asked at each call, so that a changed setting counts at once. It may throw a PodmanError to forbid. */
export function podmanRunner(where: () => Where): Run {
  return async (command, options = {}) => {
    const here = where();
    const file = here.path;
    let answer;
    try {
      answer = await start(here, command, options);
    } catch (error) {
      throw failure(error, file, command, options.signal);
    }
    try {
      return command.read(answer.stdout);
    } catch (error) {
      throw new PodmanError('unreadable', unreadable(file, command), { stderr: answer.stderr, cause: error });
    }
  };
}

async function start(where: Where, command: Command<unknown>, options: RunOptions): Promise<Output> {
  options.signal?.throwIfAborted();
  const running = execa(where.path, argsAt(where, command.args), {
    ...(command.stdin === undefined ? { stdin: 'ignore' } : { input: command.stdin }),
    ...(command.cwd === undefined ? {} : { cwd: command.cwd }),
    ...(command.timeout === undefined ? {} : { timeout: command.timeout }),
    ...(options.signal === undefined ? {} : { cancelSignal: options.signal }),
    forceKillAfterDelay: 2000,
    maxBuffer: mostOutput,
    stripFinalNewline: false,
    windowsHide: true,
  });
  running.once('exit', () => {
    if (!running.killed) return;
    // Where podman is wrapped in a script, a child of it may live on and keep the outputs open.
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

type Output = { readonly stdout: string; readonly stderr: string };

async function eachLine(lines: AsyncIterable<unknown>, onLine: (line: string) => void): Promise<void> {
  for await (const line of lines) onLine(String(line));
}

function failure(error: unknown, file: string, command: Command<unknown>, signal?: AbortSignal): PodmanError {
  if (!(error instanceof ExecaError)) {
    if (signal?.aborted === true) return new PodmanError('cancelled', 'It was cancelled.', { cause: error });
    return new PodmanError('unusable', `'${file}' could not be started: ${String(error)}.`, { cause: error });
  }
  const stderr = typeof error.stderr === 'string' ? error.stderr : '';
  const stdout = typeof error.stdout === 'string' ? error.stdout : '';
  const because = { stderr, cause: error };
  if (error.isCanceled) return new PodmanError('cancelled', 'It was cancelled.', because);
  if (error.timedOut) return new PodmanError('timeout', late(command), because);
  if (error.isMaxBuffer) return new PodmanError('unreadable', unreadable(file, command), because);
  if (error.exitCode === undefined && error.signal === undefined) return notStarted(error, file, command);
  if (error.signal !== undefined) return new PodmanError('died', died(error.signal, command), because);
  const { kind, sentence } = readComplaint(stderr, stdout);
  return new PodmanError(kind, sentence, because);
}

function notStarted(
  error: Pick<ExecaError, 'code' | 'shortMessage'>,
  file: string,
  command: Command<unknown>,
): PodmanError {
  const because = { cause: error };
  if (command.cwd !== undefined && !existsSync(command.cwd)) {
    return new PodmanError('refused', `The folder '${command.cwd}' is gone.`, because);
  }
  if (error.code === 'ENOENT') {
    return new PodmanError(
      'missing',
      `podman was not found at '${file}': install it or set its path.`,
      because,
    );
  }
  const reason = error.code === 'EACCES' ? 'it is not an executable' : (error.code ?? error.shortMessage);
  return new PodmanError('unusable', `'${file}' could not be started: ${reason}.`, because);
}

function late(command: Command<unknown>): string {
  return `podman gave no answer to '${verb(command)}' in ${Math.round((command.timeout ?? 0) / 1000)} seconds.`;
}

function died(signal: string, command: Command<unknown>): string {
  return `podman was ended (${signal}) before '${verb(command)}' was done.`;
}

function unreadable(file: string, command: Command<unknown>): string {
  return `The answer of '${file}' to '${verb(command)}' can't be understood: is it podman 4.3 or newer?`;
}

/** `kube play`, `ps`: the leading words. */
function verb(command: Command<unknown>): string {
  const flag = command.args.findIndex((it) => it.startsWith('-'));
  return `podman ${command.args.slice(0, flag < 0 ? 2 : flag).join(' ')}`;
}
