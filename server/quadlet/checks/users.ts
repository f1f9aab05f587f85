import { refused, type Check } from './check.ts';
import { allOf, entriesIn, lastOf } from '../unit.ts';

/** Mappings of users that exclude each other (quadlet.go, `handleUserMappings` and `handleUserRemap`). */
export const users: Check = (unit) => {
  const remap = lastOf(unit, 'Kube', 'RemapUsers');
  const parts = entriesIn(unit, 'Kube').filter((it) => it.key === 'RemapUid' || it.key === 'RemapGid');
  if ((lastOf(unit, 'Kube', 'UserNS')?.value ?? '') !== '') {
    return [...(remap ? [remap] : []), ...parts].map(({ key, keySpan }) =>
      refused('quadlet-users', keySpan, `Quadlet refuses ${key}= beside UserNS=: write only UserNS=.`),
    );
  }
  const counting = ['RemapUid', 'RemapGid'].flatMap((key) => allOf(unit, 'Kube', key));
  if ((remap?.value ?? '') === '') {
    return counting.map(({ key, keySpan }) =>
      refused('quadlet-users', keySpan, `Quadlet refuses ${key}= without RemapUsers=.`),
    );
  }
  if (remap?.value !== 'keep-id') return [];
  return counting
    .filter((it, place) => counting.findIndex((other) => other.key === it.key) !== place)
    .map(({ key, keySpan }) =>
      refused('quadlet-users', keySpan, `Quadlet takes one ${key}= with RemapUsers=keep-id.`),
    );
};
