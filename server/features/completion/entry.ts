import type { Asked } from './offer.ts';
import { entrySnippet, flowEntrySnippet, isScalar } from '../../manifest/skeleton.ts';
import type { Type } from '../../schema/shape.ts';
import type { Below, KeyPlace } from '../../yaml/place.ts';
import { textScalar, type Snippet } from '../../yaml/write.ts';

/** A new entry with what its value begins with; of one that has its colon or its value already, no more than that. */
export function keySnippet({ layout }: Asked, place: KeyPlace, name: string, type: Type): Snippet {
  const { hasColon, below, style, quote, column } = place;
  const key = textScalar(name, quote, style);
  if (hasColon) return [key];
  if (below) return [`${key}:`];
  if (style !== 'block') return flowEntrySnippet({ name, type }, quote, style);
  const [head, ...rest] = entrySnippet({ name, type }, column, layout);
  const plain = textScalar(name, '', 'block');
  return typeof head === 'string' ? [key + head.slice(plain.length), ...rest] : [];
}

/** Whether a value of a type may be what stands below already. */
export function holds(type: Type, below: Below | undefined): boolean {
  if (!below) return true;
  if (below.kind === 'text') return isScalar(type);
  if (type.kind === 'any') return true;
  if (below.kind === 'list') return type.kind === 'list' && holdsKeys(type.item, below.keys);
  return holdsKeys(type, below.keys);
}

/** Whether a value of a type may be a map that begins with such keys; none are those of a scalar. */
export function holdsKeys(type: Type, keys: readonly string[] | undefined): boolean {
  if (!keys) return true;
  if (keys.length === 0) return isScalar(type);
  // What a merge key brings is not known here.
  const named = keys.filter((it) => it !== '<<');
  if (type.kind === 'object') return named.length === 0 || named.some((it) => type.shape.fields.has(it));
  return type.kind === 'map' || type.kind === 'manifest' || type.kind === 'any';
}
