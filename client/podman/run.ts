/**
 * Runs podman's commands, and tells what went wrong as a kind and one sentence.
 */
import { existsSync } from 'node:fs';
import type { ExecaError } from 'execa';
import type { Command } from './command.ts';
import { readComplaint } from './complaint.ts';
import { PodmanError } from './error.ts';
import { isProcessError, startProcess, type ProcessOptions } from './process.ts';
import { argsAt, type Where } from './where.ts';

/** When the signal fires, podman is ended and the call fails with kind 'cancelled'. */
export type RunOptions = ProcessOptions;

/** Runs one command and reads its output. Fails with a PodmanError, and with nothing else. */
export type Run = <T>(command: Command<T>, options?: RunOptions) => Promise<T>;

/** `where` is asked at each call, so that a changed setting counts at once. It may throw a PodmanError to forbid. */
export function podmanRunner(where: () => Where): Run {
  return async (command, options = {}) => {
    const here = where();
    const file = here.path;
    let answer;
    try {
      answer = await startProcess(here.path, argsAt(here, command.args), command, options);
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

function failure(error: unknown, file: string, command: Command<unknown>, signal?: AbortSignal): PodmanError {
  if (!isProcessError(error)) {
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
