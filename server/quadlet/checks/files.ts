import { podmanSays, type Problem } from '../../rules/rule.ts';
import { absolutePath, folderOf, namedFiles, type NamesIn } from '../files.ts';
import type { Unit } from '../unit.ts';

/** Files that a unit names and that aren't there. `folder` is the unit's. */
export function missingFiles(unit: Unit, podman: string, folder: string, names: NamesIn): readonly Problem[] {
  return namedFiles(unit, podman).flatMap(({ path, span }) => {
    const full = absolutePath(path, folder);
    const known = full === undefined ? undefined : names(folderOf(full));
    if (full === undefined || known?.has(full.slice(full.lastIndexOf('/') + 1)) !== false) return [];
    const message = `There is no file '${full}' yet: the service can't start without it.`;
    return [podmanSays('quadlet-file', 'information', span, message)];
  });
}
