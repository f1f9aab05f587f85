import { mapIn, mapsIn, textIn } from '../../manifest/find.ts';
import type { PlacedDocument } from '../../manifest/manifest.ts';
import type { MapNode } from '../../yaml/tree.ts';

/** An object as it is written, whatever its kind. */
export type WrittenObject = {
  readonly kind: string;
  readonly name: string;
  readonly root: MapNode;
  readonly placed: PlacedDocument;
  /** Offset in the file at which its document starts. */
  readonly start: number;
};

/** The objects of a document: the items of a `List`, each by itself, or the one it is. */
export function writtenObjects(placed: PlacedDocument): readonly WrittenObject[] {
  const { root } = placed.document.parsed;
  if (root?.kind !== 'map') return [];
  const isList = (textIn(root, 'kind') ?? '').endsWith('List');
  return (isList ? mapsIn(root, 'items') : [root]).map((map) => {
    const metadata = mapIn(map, 'metadata');
    return {
      kind: textIn(map, 'kind') ?? '',
      name: (metadata && textIn(metadata, 'name')) ?? '',
      root: map,
      placed,
      start: placed.start,
    };
  });
}
