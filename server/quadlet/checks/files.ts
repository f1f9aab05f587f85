import { podmanSays, type Problem } from '../../rules/rule.ts';
import { absolutePath, namedFiles } from '../files.ts';
import type { Unit } from '../unit.ts';

/**
 * Files that a unit names and that aren't there. `folder` is the unit's; `names` has the entries of each folder that
 * is known wholly, and nothing for others.
 */
export function missingFiles(
  unit: Unit,
  podman: string,
  folder: string,
  names: (folder: string) => ReadonlySet<string> | undefined,
): readonly Problem[] {
  return namedFiles(unit, podman).flatMap(({ path, span }) => {
    const full = absolutePath(path, folder) ?? '';
    const slash = full.lastIndexOf('/');
    const known = names(full.slice(0, slash) || '/');
    const name = full.slice(slash + 1);
    if (full === '' || known === undefined || known.has(name)) return [];
    const message = `There is no file '${full}' yet: the service can't start without it.`;
    return [podmanSays('quadlet-file', 'information', span, message)];
  });
}
