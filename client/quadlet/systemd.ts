/**
 * Speaks with systemd: `systemctl` by an array of arguments, never a shell.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PodmanError } from '../podman/error.ts';
import { isProcessError, startProcess } from '../podman/process.ts';

/** Whose services: those of the user, or for root those of the machine. */
export type Scope = 'user' | 'system';

/** Runs systemctl and answers what it prints. Fails with a PodmanError, and with nothing else. */
export type Systemctl = (call: SystemctlCall, signal?: AbortSignal) => Promise<string>;

export type SystemctlCall = {
  readonly args: readonly string[];
  /** Whether a service that isn't well is an answer, too (systemctl(1), "Exit status"). */
  readonly tells?: true;
};

/** Starting waits until podman has pulled the images; systemd has a limit of its own. */
const patience = 30 * 60_000;

/** `allowed` throws a PodmanError where nothing may be started. */
export function systemctlRunner(scope: Scope, allowed: () => unknown): Systemctl {
  return async ({ args, tells }, signal) => {
    allowed();
    const all = [...(scope === 'user' ? ['--user'] : []), ...args];
    try {
      return (await startProcess('systemctl', all, { timeout: patience }, signal ? { signal } : {})).stdout;
    } catch (error) {
      if (tells && isProcessError(error) && String(error.stdout) !== '') return String(error.stdout);
      throw failure(error);
    }
  };
}

export const reload: SystemctlCall = { args: ['daemon-reload'] };

export function start(service: string): SystemctlCall {
  return { args: ['restart', '--', service] };
}

export function stop(service: string): SystemctlCall {
  return { args: ['stop', '--', service] };
}

export function status(service: string): SystemctlCall {
  return { args: ['status', '--no-pager', '--full', '--lines=30', '--', service], tells: true };
}

/** The arguments with which `journalctl` follows what a service says. */
export function journal(scope: Scope, service: string): readonly string[] {
  return [...(scope === 'user' ? ['--user'] : []), '--follow', '--lines=200', `--unit=${service}`];
}

/** Whether this machine runs systemd (sd_booted(3)) and has its programs. */
export function hasSystemd(path: string): boolean {
  const has = (file: string): boolean => existsSync(file);
  return has('/run/systemd/system') && path.split(':').some((it) => it !== '' && has(join(it, 'systemctl')));
}

function failure(cause: unknown): PodmanError {
  if (isProcessError(cause) && cause.isCanceled) {
    return new PodmanError('cancelled', 'It was cancelled.', { cause });
  }
  const said = isProcessError(cause) ? String(cause.stderr).trim() : '';
  const [first = ''] = said.split('\n', 1);
  // systemctl(1) has no status of its own for it.
  if (/\bnot found\b/.test(first)) {
    const advice = 'Install its unit first, and see that Quadlet takes it.';
    return new PodmanError('absent', `systemd says: ${first} ${advice}`, { stderr: said, cause });
  }
  const message = first === '' ? `systemctl could not be run: ${String(cause)}.` : `systemd says: ${first}`;
  return new PodmanError('refused', message, { stderr: said, cause });
}
