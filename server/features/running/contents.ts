import type { Change, Subject } from './change.ts';
import { storedValues, type Stored } from './stored.ts';
import { mapIn, mapsIn, scalarIn } from '../../manifest/find.ts';
import { replaceText } from '../../manifest/replace-text.ts';
import type { MapNode } from '../../yaml/tree.ts';

/**
 * What files made of ConfigMaps hold otherwise, told where the ConfigMap has them. Only ConfigMaps of the file are
 * compared, and only files that are there: others may be left of a play before, or written by a container.
 */
export function contentChanges(subject: Subject): readonly Change[] {
  const { part, running, manifest } = subject;
  const told = new Map<Stored, Change>();
  for (const volume of mapsIn(part.spec.map, 'volumes')) {
    const source = mapIn(volume, 'configMap');
    const name = (source && scalarIn(source, 'name')?.text) ?? '';
    const files = running.contents[name];
    const values = storedValues(manifest, 'ConfigMap', name);
    if (!source || !files || !values) continue;
    for (const [path, stored] of filesOf(source, values)) {
      const now = files[path];
      if (now === undefined || now === stored.text || !stored.node) continue;
      const edit = replaceText(stored.document, stored.node, now);
      told.set(stored, { start: stored.start, edit });
    }
  }
  return [...told.values()];
}

/** The files that podman makes of a ConfigMap: all of its values, or those that `items` names (volume.go, VolumeFromConfigMap). */
function filesOf(
  source: MapNode,
  values: ReadonlyMap<string, Stored>,
): readonly (readonly [string, Stored])[] {
  const items = mapsIn(source, 'items');
  if (items.length === 0) return [...values];
  return items.flatMap((it): (readonly [string, Stored])[] => {
    const stored = values.get(scalarIn(it, 'key')?.text ?? '');
    return stored ? [[scalarIn(it, 'path')?.text ?? '', stored]] : [];
  });
}
