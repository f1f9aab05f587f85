import type { ManifestDocument } from './document.ts';
import type { TypedNode } from './typed.ts';

/** A node together with the row of a table that speaks of its place. */
export type FieldRow<T> = { readonly typed: TypedNode; readonly row: T };

/**
 * The nodes of a document whose place a table has a row for, in the order of the text.
 * A place is `Shape.field`, such as `Container.name`; `Shape.field[]` for a list's items, and `Shape.field{}` for a
 * map's values.
 */
export function fieldsOf<T>(
  document: ManifestDocument,
  table: ReadonlyMap<string, T>,
): readonly FieldRow<T>[] {
  const places = document.derive(byPlace);
  const found: (FieldRow<T> & { readonly order: number })[] = [];
  // A table has from one row to hundreds: the shorter of the two is gone through.
  if (table.size < places.size) {
    table.forEach((row, place) => {
      add(row, places.get(place));
    });
  } else {
    places.forEach((nodes, place) => {
      const row = table.get(place);
      if (row !== undefined) add(row, nodes);
    });
  }
  return found.length < 2 ? found : found.sort((a, b) => a.order - b.order);

  function add(row: T, nodes: readonly Ordered[] = []): void {
    for (const { typed, order } of nodes) found.push({ typed, row, order });
  }
}

/** A node with its place among all of the document. */
type Ordered = { readonly typed: TypedNode; readonly order: number };

function byPlace({ typed }: ManifestDocument): ReadonlyMap<string, readonly Ordered[]> {
  const places = new Map<string, Ordered[]>();
  typed.forEach((it, order) => {
    const place = placeOf(it);
    if (place === undefined) return;
    const same = places.get(place);
    if (same) same.push({ typed: it, order });
    else places.set(place, [{ typed: it, order }]);
  });
  return places;
}

/** The place a node has in its object's shape; nothing for the root and below what has no shape. */
export function placeOf({ field, parent }: TypedNode): string | undefined {
  if (!parent) return undefined;
  if (field) return parent.type.kind === 'object' ? `${parent.type.shape.name}.${field.name}` : undefined;
  const above = placeOf(parent);
  if (above === undefined) return undefined;
  return `${above}${parent.type.kind === 'list' ? '[]' : '{}'}`;
}
