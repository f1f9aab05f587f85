import type { ManifestDocument } from '../../manifest/document.ts';
import { mapIn, mapsOf, scalarIn } from '../../manifest/find.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import { resolved, type ScalarNode } from '../../yaml/tree.ts';

/** A value and where it is written: in the document that begins at an offset of the file. */
export type Stored = {
  readonly text: string;
  readonly start: number;
  readonly document: ManifestDocument;
  /** Absent where it isn't written as it is, such as in a Secret's `data`. */
  readonly node?: ScalarNode;
};

/** The values in a ConfigMap or Secret of the file, by their keys; undefined where the file has none of that name. */
export function storedValues(
  manifest: Manifest,
  kind: 'ConfigMap' | 'Secret',
  name: string,
): ReadonlyMap<string, Stored> | undefined {
  for (const { start, document } of manifest.documents) {
    for (const { map } of mapsOf(document, kind)) {
      const metadata = mapIn(map, 'metadata');
      if (!metadata || scalarIn(metadata, 'name')?.text !== name) continue;
      const plain = mapIn(map, kind === 'ConfigMap' ? 'data' : 'stringData')?.entries ?? [];
      const encoded = kind === 'Secret' ? (mapIn(map, 'data')?.entries ?? []) : [];
      return new Map(
        [...encoded, ...plain].flatMap((entry): readonly [string, Stored][] => {
          const node = resolved(entry.value);
          if (node?.kind !== 'scalar') return [];
          const own = plain.includes(entry);
          const text = own ? node.text : Buffer.from(node.text, 'base64').toString();
          return [[entry.key.text, { text, start, document, ...(own && { node }) }]];
        }),
      );
    }
  }
  return undefined;
}
