import type { ManifestDocument } from './document.ts';
import { setEntry, type TextEdit } from './edits.ts';
import { mapIn } from './find.ts';
import type { Content } from '../yaml/content.ts';
import type { MapNode } from '../yaml/tree.ts';

/** Gives what stands some keys below a map this value; maps that lack on the way come to be. */
export function setAt(
  document: ManifestDocument,
  map: MapNode,
  steps: readonly string[],
  value: Content,
): TextEdit | undefined {
  const [first = '', ...rest] = steps;
  const below = rest.length > 0 ? mapIn(map, first) : undefined;
  if (below) return setAt(document, below, rest, value);
  return setEntry(
    document,
    map,
    first,
    rest.reduceRight<Content>((inner, it) => ({ [it]: inner }), value),
  );
}
