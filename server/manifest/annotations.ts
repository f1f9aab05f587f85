import type { ManifestDocument } from './document.ts';
import { fieldsOf } from './fields.ts';
import { objectOf } from './object.ts';
import { podsOf, type PodPart } from './pods.ts';
import { resolved, type Entry, type MapNode, type ScalarNode } from '../yaml/tree.ts';

/** One annotation of a document. */
export type Annotation = {
  readonly entry: Entry;
  /** The map of annotations it stands in. */
  readonly map: MapNode;
  /** Its value where that is a scalar. */
  readonly value?: ScalarNode;
  /** The kind of the object it stands in. */
  readonly kind: string;
  /** Whether it stands in the object's own metadata, or in those of a workload's template. */
  readonly level: 'object' | 'template';
  /** The pod the object describes, if any. */
  readonly pod?: PodPart;
};

const values: ReadonlyMap<string, true> = new Map([['ObjectMeta.annotations{}', true]]);

/** Every annotation of a document's objects and of their pod templates, in the order of the text. */
export function annotationsIn(document: ManifestDocument): readonly Annotation[] {
  return document.derive(readAnnotations);
}

function readAnnotations(document: ManifestDocument): readonly Annotation[] {
  return fieldsOf(document, values).flatMap(({ typed }) => {
    const { entry, node, parent } = typed;
    const object = objectOf(typed);
    const map = parent && resolved(parent.node);
    if (!entry || map?.kind !== 'map' || object.type.kind !== 'object') return [];
    const value = resolved(node);
    const pod = podsOf(document).find(({ spec }) => objectOf(spec).node === object.node);
    return [
      {
        entry,
        map,
        ...(value?.kind === 'scalar' && { value }),
        kind: object.type.shape.name,
        level: parent?.parent?.parent?.node === object.node ? 'object' : 'template',
        ...(pod && { pod }),
      } as const,
    ];
  });
}
