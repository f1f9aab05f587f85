import type { ManifestDocument } from './document.ts';
import { expectedAt } from './expected.ts';
import { isObject } from './object.ts';
import type { TypedNode } from './typed.ts';
import { podmanSupport, supportTree, type PodmanSupport, type SupportTree } from '../schema/podman.ts';
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
export function fieldSupports({ typed, schema }: ManifestDocument): readonly FieldSupport[] {
  const treeOf = schema.derive(supportTrees);
  const places = new Map<TypedNode, { readonly whole: SupportTree; readonly own: SupportTree }>();
  return typed.flatMap((it) => {
    const { field, parent, type } = it;
    if (isObject(it)) {
      const whole = type.kind === 'object' ? treeOf(type.shape.name) : undefined;
      if (whole) places.set(it, { whole, own: whole });
      return [];
    }
    const above = parent && places.get(parent);
    // What stands in a map of free keys has no place of its own.
    if (!above || (!field && parent.type.kind !== 'list')) return [];
    const { whole } = above;
    const own = field ? above.own.field(field.name) : above.own;
    places.set(it, { whole, own });
    if (!field || !own.support) return [];
    return [{ typed: it, own: own.support, above: above.own.support, whole: whole.support }];
  });
}

/** By kind, for all documents. */
function supportTrees(): (kind: string) => SupportTree {
  const trees = new Map<string, SupportTree>();
  return (kind) => {
    const tree = trees.get(kind) ?? supportTree(kind);
    trees.set(kind, tree);
    return tree;
  };
}
