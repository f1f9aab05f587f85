/** The pod that is refactored, on a real podman: PODWRIGHT_TEST_PODMAN, or `podman`. */
import { spawnSync } from 'node:child_process';
import { expect, vi } from 'vitest';
import { newestPodman } from '../../server/schema/podman.ts';
import { only } from '../fixture.ts';
import { prefix } from './refactored-pods.ts';

export const podman = process.env['PODWRIGHT_TEST_PODMAN'] ?? 'podman';

const told = spawnSync(podman, ['version', '--format', '{{.Client.Version}}'], { encoding: 'utf8' });

export const works = told.status === 0;

/** The version of that podman; the newest where there is none, and nothing is played. */
export const version = works ? told.stdout.trim() : newestPodman;

/** What is seen of each of the texts while it is played alone; volumes outlive the pods. */
export async function inTurn<T>(texts: readonly string[], look: () => T | Promise<T>): Promise<readonly T[]> {
  const seen: T[] = [];
  for (const text of texts) {
    removePods();
    play(text);
    seen.push(await look());
  }
  return seen;
}

export function play(text: string): void {
  expect(refusal(text)).toBe('');
}

/** What podman says of a text that it doesn't play; empty where it does. */
export function refusal(text: string): string {
  const { status, stderr } = run(['kube', 'play', '-'], text);
  return status === 0 ? '' : stderr || 'podman did not end, or failed without a word.';
}

export function run(args: readonly string[], input = '') {
  return spawnSync(podman, args, { encoding: 'utf8', input, timeout: 60_000 });
}

/** What a command in a container prints. */
export function inside(container: string, ...command: readonly string[]): string {
  return run(['exec', nameOf(container), ...command]).stdout;
}

/** podman's name for a container of the pod, whatever it is called as part of a workload. */
export function nameOf(container: string): string {
  const names = run(['ps', '--all', '--format', '{{.Names}}']).stdout.split('\n');
  const own = ['', '-pod', '-pod-0'].map((it) => `${prefix}${it}-${container}`);
  return only(
    own.filter((it) => names.includes(it)),
    container,
  );
}

type Inspected = {
  readonly State: State;
  readonly Config: {
    readonly Env: readonly string[];
    readonly Labels: Readonly<Record<string, string>>;
    readonly Healthcheck?: { readonly Test: readonly string[]; readonly Interval: number };
  };
  readonly HostConfig: {
    readonly Memory: number;
    readonly MemoryReservation: number;
    readonly CpuQuota: number;
    readonly CpuPeriod: number;
    readonly RestartPolicy: unknown;
    readonly Ulimits: unknown;
  };
};

export type State = {
  readonly Status: string;
  readonly ExitCode: number;
  readonly StartedAt: string;
  readonly FinishedAt: string;
};

export function inspect(container: string): Inspected {
  return only(JSON.parse(run(['container', 'inspect', nameOf(container)]).stdout) as Inspected[]);
}

/** What a port of the host answers, as soon as it does. */
export async function page(port: number): Promise<string> {
  const asked = () =>
    fetch(`http://127.0.0.1:${port}`, { signal: AbortSignal.timeout(5000) }).then(
      (it) => it.text(),
      () => undefined,
    );
  return vi.waitUntil(asked, { timeout: 30_000, interval: 200 });
}

/** Waits until a text has what is looked for. */
export function sees(read: () => string, wanted: RegExp): Promise<string> {
  const seen = () => {
    const text = read();
    return wanted.test(text) ? text : undefined;
  };
  return vi.waitUntil(seen, { timeout: 30_000, interval: 200 });
}

/** To end them first is quicker than to kill them. */
export function removePods(): void {
  const all = run(['pod', 'ps', '--format', '{{.Name}}']).stdout.split('\n');
  const own = all.filter((it) => it === prefix || it.startsWith(`${prefix}-`));
  if (own.length === 0) return;
  run(['pod', 'stop', '--time', '2', ...own]);
  run(['pod', 'rm', '--force', '--time', '0', ...own]);
}

/** The podman volumes that were made. */
export function volumes(): readonly string[] {
  const { stdout } = run(['volume', 'ls', '--quiet', '--filter', `name=^${prefix}`]);
  return stdout.split('\n').filter((it) => it !== '');
}

/** Removes all that these tests make, and what a run that was broken off has left. */
export function removeAll(): void {
  removePods();
  for (const it of volumes()) run(['volume', 'rm', '--force', it]);
  run(['secret', 'rm', `${prefix}-secret`]);
}
