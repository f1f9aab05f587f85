/**
 * Runs kubectl's commands, and tells what went wrong as a kind and one sentence.
 */
import { isProcessError, startProcess, type ProcessOptions } from '../podman/process.ts';
import { readClusterFailure } from './complaint.ts';
import { ClusterError } from './error.ts';
import type { KubectlCall } from './kubectl.ts';

/** Runs one call and reads its output. Fails with a ClusterError, and with nothing else. */
export type RunKubectl = <T>(call: KubectlCall<T>, options?: ProcessOptions) => Promise<T>;

/** `where` is asked at each call for the executable, so that a changed setting counts at once. It may throw to forbid. */
export function kubectlRunner(where: () => string): RunKubectl {
  return async (call, options = {}) => {
    const file = where();
    const stdout = await outputOf(file, call, options);
    try {
      return call.read(stdout);
    } catch (cause) {
      throw new ClusterError('unreadable', `The answer of '${file}' can't be understood: is it kubectl?`, {
        cause,
      });
    }
  };
}

async function outputOf(file: string, call: KubectlCall<unknown>, options: ProcessOptions): Promise<string> {
  try {
    return (await startProcess(file, call.args, call, options)).stdout;
  } catch (error) {
    if (
      isProcessError(error) &&
      call.mayDiffer === true &&
      error.exitCode === 1 &&
      String(error.stdout).trim() !== ''
    ) {
      return String(error.stdout);
    }
    throw failure(file, call, error);
  }
}

function failure(file: string, call: KubectlCall<unknown>, cause: unknown): ClusterError {
  if (!isProcessError(cause)) {
    const isAborted = cause instanceof Error && cause.name === 'AbortError';
    if (isAborted) return new ClusterError('cancelled', 'It was cancelled.', { cause });
    return new ClusterError('unusable', `'${file}' could not be started: ${String(cause)}.`, { cause });
  }
  if (cause.isCanceled) return new ClusterError('cancelled', 'It was cancelled.', { cause });
  if (cause.timedOut) {
    const time = Math.round((call.timeout ?? 0) / 1000);
    return new ClusterError('timeout', `The cluster gave no answer in ${time} seconds.`, { cause });
  }
  if (cause.exitCode !== undefined) return readClusterFailure(String(cause.stderr), cause);
  if (cause.code === 'ENOENT') {
    return new ClusterError('missing', `kubectl was not found at '${file}': install it or set its path.`, {
      cause,
    });
  }
  const why = cause.code === 'EACCES' ? 'it is not an executable' : (cause.signal ?? cause.shortMessage);
  return new ClusterError('unusable', `'${file}' could not be run: ${why}.`, { cause });
}
