import type { ManifestDocument } from './document.ts';
import { expectedAt } from './expected.ts';
import { isObject } from './object.ts';
import type { TypedNode } from './typed.ts';
import { podmanSupport, supportReader, type PodmanSupport } from '../schema/podman.ts';
import type { Path } from '../yaml/tree.ts';

/** What podman does with what stands at a path of a document; an item of a `List` is an object of its own. */
export function supportAt(document: ManifestDocument, path: Path): PodmanSupport | undefined {
  const kind = document.identity.declared?.kind;
  if (kind === undefined) return undefined;
  if (kind !== 'List' || path.length < 2) return podmanSupport(kind, path);
  const item = expectedAt(document, path.slice(0, 2))?.type;
  return item?.kind === 'object' ? podmanSupport(item.shape.name, path.slice(2)) : undefined;
}

/** Whether podman does anything with what stands at a path. */
export function podmanReads(document: ManifestDocument, path: Path): boolean {
  return supportAt(document, path)?.support !== 'ignored';
}

/** What podman does with a field, with what it stands in, and with the object as a whole. */
export type FieldSupport = {
  readonly typed: TypedNode;
  readonly own: PodmanSupport;
  readonly above: PodmanSupport | undefined;
  readonly whole: PodmanSupport | undefined;
};

/** The fields of a document's objects of which it is known what podman does with them, in the order of the text. */
export function fieldSupports({ typed }: ManifestDocument): readonly FieldSupport[] {
  const readers = new Map<string, ReturnType<typeof supportReader>>();
  const places = new Map<TypedNode, { readonly kind: string; readonly place: string }>();
  return typed.flatMap((it) => {
    const { field, parent, type } = it;
    if (isObject(it)) {
      if (type.kind === 'object') places.set(it, { kind: type.shape.name, place: '' });
      return [];
    }
    const above = parent && places.get(parent);
    // What stands in a map of free keys has no place of its own.
    if (!above || (!field && parent.type.kind !== 'list')) return [];
    const { kind } = above;
    const place = field ? [above.place, field.name].filter((step) => step !== '').join('.') : above.place;
    places.set(it, { kind, place });
    const own = field && read(kind, place);
    return own ? [{ typed: it, own, above: read(kind, above.place), whole: read(kind, '') }] : [];
  });

  function read(kind: string, place: string): PodmanSupport | undefined {
    const reader = readers.get(kind) ?? supportReader(kind);
    readers.set(kind, reader);
    return reader(place);
  }
}
