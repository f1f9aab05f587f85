import { isSame, merged, type Subject } from './change.ts';
import type { TextEdit } from '../../manifest/edits.ts';
import { booleanIn, integerIn, listIn, mapIn } from '../../manifest/find.ts';
import type { RunningContainer } from '../../protocol-running.ts';
import type { Content } from '../../yaml/content.ts';
import { resolved, type MapNode } from '../../yaml/tree.ts';

/** What a container may do otherwise, and as whom. */
export function securityEdits(
  { part, placed: { document } }: Subject,
  map: MapNode,
  running: RunningContainer,
): readonly (TextEdit | undefined)[] {
  const own = mapIn(map, 'securityContext');
  const privileged = own !== undefined && booleanIn(own, 'privileged') === true;
  const readOnly = own !== undefined && booleanIn(own, 'readOnlyRootFilesystem') === true;
  const capabilities = {
    ...changed('add', running.added),
    ...changed('drop', running.dropped),
  };
  const content: Readonly<Record<string, Content>> = {
    ...(privileged !== running.privileged && { privileged: running.privileged }),
    ...(readOnly !== running.readOnlyRoot && { readOnlyRootFilesystem: running.readOnlyRoot }),
    ...users(mapIn(part.spec.map, 'securityContext'), own, running),
    // Whoever is privileged has them all, however podman lists them.
    ...(!privileged && !running.privileged && Object.keys(capabilities).length > 0 && { capabilities }),
  };
  return merged(document, map, Object.keys(content).length > 0 ? { securityContext: content } : {});

  function changed(key: 'add' | 'drop', now: readonly string[]): Readonly<Record<string, Content>> {
    const inner = own && mapIn(own, 'capabilities');
    const names = ((inner && listIn(inner, key))?.items ?? []).flatMap((it) => {
      const node = resolved(it);
      return node?.kind === 'scalar' ? node.text.toUpperCase().replace(/^CAP_/, '') : [];
    });
    // ALL stands for a list that differs between versions.
    return names.includes('ALL') || isSame(meant(key, names), meant(key, now)) ? {} : { [key]: [...now] };
  }
}

/** What podman never gives, and so lists as dropped or not, by its version. */
const unusual = new Set(['AUDIT_WRITE', 'MKNOD', 'NET_RAW']);

function meant(key: 'add' | 'drop', names: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((it) => key === 'add' || !unusual.has(it)).sort();
}

/** Numbers alone: a name comes from the image. */
function users(
  ofPod: MapNode | undefined,
  own: MapNode | undefined,
  running: RunningContainer,
): Readonly<Record<string, Content>> {
  const number = (key: string): string | undefined =>
    ((own && integerIn(own, key)) ?? (ofPod && integerIn(ofPod, key)))?.toString();
  const [user = '', group = ''] = running.user.split(':');
  const written = number('runAsUser');
  const isOther = written === undefined ? running.user !== running.own.user : written !== user;
  const ofGroup = number('runAsGroup');
  return {
    ...(isOther && /^\d+$/.test(user) && { runAsUser: Number(user) }),
    ...(ofGroup !== undefined && /^\d+$/.test(group) && ofGroup !== group && { runAsGroup: Number(group) }),
  };
}
