/**
 * Which podman this is.
 */
import { version } from './command.ts';
import type { Version } from './read.ts';
import type { Run } from './run.ts';
import type { Where } from './where.ts';

/**
 * Answers the version of a podman, and asks for it only once. A failure is not kept, nor a version that is too old:
 * whoever is told of it gets a newer one and tries again.
 */
export function versionProbe(run: Run): (where: Where) => Promise<Version> {
  const known = new Map<string, Promise<Version>>();
  return (where) => {
    const key = JSON.stringify(where);
    const asked = known.get(key);
    if (asked !== undefined) return asked;
    const asking = run(version);
    known.set(key, asking);
    const forget = (): boolean => known.delete(key);
    asking.then((it) => isOld(it) && forget(), forget);
    return asking;
  };
}

/** The version whose ways count: of the service, where there is one. */
export function acting({ client, server }: Version): string {
  return server ?? client;
}

/** 504 for '5.4.2', as `when` clauses compare it; 0 for what is no version. */
export function versionNumber(version: string): number {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major ?? 0) * 100 + Number(minor ?? 0);
}

/** The oldest version that Podwright works with: before it there is no `kube generate`. */
export const oldest = '4.3';

export function isOld(version: Version): boolean {
  const number = versionNumber(acting(version));
  return number > 0 && number < versionNumber(oldest);
}
