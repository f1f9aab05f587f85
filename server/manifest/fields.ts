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
  return document.derive(placed).flatMap(({ typed, place }) => {
    const row = table.get(place);
    return row === undefined ? [] : [{ typed, row }];
  });
}

/** The nodes that have a place. */
function placed({
  typed,
}: ManifestDocument): readonly { readonly typed: TypedNode; readonly place: string }[] {
  return typed.flatMap((it) => {
    const place = placeOf(it);
    return place === undefined ? [] : [{ typed: it, place }];
  });
}

/** The place a node has in its object's shape; nothing for the root and below what has no shape. */
export function placeOf({ field, parent }: TypedNode): string | undefined {
  if (!parent) return undefined;
  if (field) return parent.type.kind === 'object' ? `${parent.type.shape.name}.${field.name}` : undefined;
  const above = placeOf(parent);
  if (above === undefined) return undefined;
  return `${above}${parent.type.kind === 'list' ? '[]' : '{}'}`;
}
