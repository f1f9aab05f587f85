import type { Asked } from './offer.ts';
import { expectedAt } from '../../manifest/expected.ts';
import { isScalar } from '../../manifest/skeleton.ts';
import type { Type } from '../../schema/shape.ts';
import type { Below, ItemPlace, KeyPlace } from '../../yaml/place.ts';

/** Whether a value of a type may be what stands below already. */
export function holds(type: Type, below: Below): boolean {
  if (below.kind === 'text') return isScalar(type);
  if (below.kind === 'list') {
    return type.kind === 'any' || (type.kind === 'list' && hasKeys(type.item, below.keys));
  }
  return hasKeys(type, below.keys);
}

/** Whether a value of a type may be a map with one of these keys; none are those of a scalar. */
export function hasKeys(type: Type, keys: readonly string[] | undefined): boolean {
  if (!keys) return true;
  if (keys.length === 0) return isScalar(type);
  // What a merge key brings is not known here.
  const named = keys.filter((it) => it !== '<<');
  if (type.kind === 'object') return named.length === 0 || named.some((it) => type.shape.fields.has(it));
  return type.kind === 'map' || type.kind === 'manifest' || type.kind === 'any';
}

/**
 * Whether a new key or item would take what stands below it from where that fits. It fits nowhere where it has lost
 * the key or dash it belonged to, and a word that is begun already cuts it off.
 */
export function takesBelow({ document }: Asked, { replaced, below }: KeyPlace | ItemPlace): boolean {
  if (!below || below.kind === 'text' || below.isLoose) return false;
  if (document.text.slice(replaced.start, replaced.end).trim() !== '') return false;
  const type = expectedAt(document, below.path)?.type;
  if (below.kind === 'list') {
    return type?.kind === 'any' || (type?.kind === 'list' && fits(type.item, below.keys));
  }
  return type !== undefined && fits(type, below.keys) && !below.keys.some((it) => below.above.includes(it));
}

/** Whether all keys of a map may be those of a type. */
function fits(type: Type, keys: readonly string[] | undefined): boolean {
  if (type.kind !== 'object' || !keys || keys.length === 0) return hasKeys(type, keys);
  return keys.every((it) => it === '<<' || type.shape.fields.has(it));
}
