/**
 * Finds out why podman can't be asked, as far as podman itself can tell.
 */
import { PodmanError } from './error.ts';
import { listMachines } from './connections.ts';
import { acting, isOld, oldest } from './probe.ts';
import type { Version } from './read.ts';
import type { Run } from './run.ts';

export type Reaching = {
  readonly run: Run;
  /** podman's version, asked for once. */
  readonly version: () => Promise<Version>;
  /** Whether podman runs in a virtual machine here, as on macOS and Windows. */
  readonly inMachine: boolean;
};

/** Asks, and fails with what a person can mend: a podman that is too old, a machine that is not started. */
export async function reached<T>({ run, version, inMachine }: Reaching, ask: () => Promise<T>): Promise<T> {
  const [answer, known] = await Promise.allSettled([ask(), version()]);
  if (known.status === 'fulfilled' && isOld(known.value)) {
    throw new PodmanError(
      'old',
      `This is podman ${acting(known.value)}: Podwright needs ${oldest} or newer.`,
    );
  }
  if (answer.status === 'fulfilled') return answer.value;
  const error: unknown = answer.reason;
  if (!inMachine || !(error instanceof PodmanError) || error.kind !== 'unreachable') throw error;
  throw (await machineTrouble(run, error)) ?? error;
}

async function machineTrouble(run: Run, cause: PodmanError): Promise<PodmanError | undefined> {
  const machines = await run(listMachines).catch(() => undefined);
  if (machines === undefined || machines.some((it) => it.running)) return undefined;
  return machines.length === 0
    ? new PodmanError('machine', 'podman has no machine yet.', { cause })
    : new PodmanError('stopped', "podman's machine is not started.", { cause });
}
