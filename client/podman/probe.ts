/**
 * Which podman this is.
 */
import { version } from './command.ts';
import type { Version } from './read.ts';
import type { Run } from './run.ts';

/** Answers the version of the podman at a path, and asks for it only once. A failure is not kept. */
export function versionProbe(run: Run): (path: string) => Promise<Version> {
  const known = new Map<string, Promise<Version>>();
  return (path) => {
    const asked = known.get(path);
    if (asked !== undefined) return asked;
    const asking = run(version);
    known.set(path, asking);
    asking.catch(() => known.delete(path));
    return asking;
  };
}
