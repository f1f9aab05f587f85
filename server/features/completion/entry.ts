import type { Asked } from './offer.ts';
import { entrySnippet, flowEntrySnippet } from '../../manifest/skeleton.ts';
import type { Type } from '../../schema/shape.ts';
import type { KeyPlace } from '../../yaml/place.ts';
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
