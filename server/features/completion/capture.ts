import type { Asked } from './offer.ts';
import { expectedAt } from '../../manifest/expected.ts';
import { isScalar } from '../../manifest/skeleton.ts';
import type { Field, Type } from '../../schema/shape.ts';
import type { Below, ItemPlace, KeyPlace } from '../../yaml/place.ts';

/** The fields that may have what stands below as their value: those that know all of its keys, or else any of them. */
export function fieldsAbove(fields: readonly Field[], below: Below): readonly Field[] {
  const fitting = fields.filter((it) => holds(it.type, below));
  return fitting.length > 0 ? fitting : fields.filter((it) => holds(it.type, below, 'some'));
}

/** Whether a value of a type may be what stands below already, as far as all or some of its keys tell. */
export function holds(type: Type, below: Below, share: 'all' | 'some' = 'all'): boolean {
  if (below.kind === 'text') return isScalar(type);
  if (type.kind === 'any') return true;
  if (below.kind === 'map') return hasKeys(type, below.keys, share);
  return type.kind === 'list' && hasKeys(type.item, below.keys, share);
}

/** Whether a value of a type may be a map with these keys; none are those of a scalar. */
function hasKeys(type: Type, keys: readonly string[] | undefined, share: 'all' | 'some'): boolean {
  if (!keys) return true;
  if (keys.length === 0) return isScalar(type);
  if (type.kind !== 'object') return ['map', 'manifest', 'any'].includes(type.kind);
  // What a merge key brings is not known here.
  const known = keys.filter((it) => it === '<<' || type.shape.fields.has(it));
  return share === 'all' ? known.length === keys.length : known.length > 0;
}

/**
 * Whether a new key or item would take what stands below it from where that fits. It fits nowhere where it has lost
 * the key or dash it belonged to, and a word that is begun already cuts it off.
 */
export function takesBelow({ document }: Asked, { replaced, below }: KeyPlace | ItemPlace): boolean {
  if (!below || below.kind === 'text' || below.isLoose) return false;
  if (document.text.slice(replaced.start, replaced.end).trim() !== '') return false;
  const type = expectedAt(document, below.path)?.type;
  const isRepeated = below.kind === 'map' && below.keys.some((it) => below.above.includes(it));
  return type !== undefined && holds(type, below) && !isRepeated;
}
