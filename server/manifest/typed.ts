import { narrowNode } from './identity.ts';
import type { Field, Schema, Shape, Type } from '../schema/shape.ts';
import { isMerge, type Entry, type Node, type Path } from '../yaml/tree.ts';

/** A node together with what Kubernetes expects in its place. */
export type TypedNode = {
  readonly node: Node;
  readonly type: Type;
  readonly path: Path;
  /** The map entry whose value it is; absent for list items and for the root. */
  readonly entry?: Entry | undefined;
  /** The field of an object's shape it fills; absent for list items, map values and the root. */
  readonly field?: Field | undefined;
  readonly parent?: TypedNode | undefined;
};

/** Joins a tree with a shape, parents before children; what the shape doesn't know is left out. */
export function typedNodes(root: Node | undefined, shape: Shape, schema: Schema): readonly TypedNode[] {
  const nodes: TypedNode[] = [];
  if (root) visit(root, { kind: 'object', shape }, []);
  return nodes;

  function visit(node: Node, type: Type, path: Path, parent?: TypedNode, entry?: Entry, field?: Field): void {
    // All with the same fields in the same order: each rule reads them, which V8 does fastest where they are alike.
    const typed: TypedNode = { node, type, path, entry, field, parent };
    nodes.push(typed);
    if (node.kind === 'list' && type.kind === 'list') {
      node.items.forEach((it, index) => {
        visit(it, narrowed(it, type.item), [...path, index], typed);
      });
    }
    if (node.kind === 'map') {
      node.entries.forEach((it) => {
        visitEntry(typed, it);
      });
    }
  }

  function visitEntry(parent: TypedNode, entry: Entry): void {
    // A merge key brings entries of another map; it is no entry itself.
    if (isMerge(entry)) return;
    const path = [...parent.path, entry.key.text];
    if (parent.type.kind === 'map') visit(entry.value, parent.type.value, path, parent, entry);
    const field = parent.type.kind === 'object' ? parent.type.shape.fields.get(entry.key.text) : undefined;
    if (field) visit(entry.value, field.type, path, parent, entry, field);
  }

  function narrowed(node: Node, type: Type): Type {
    if (type.kind !== 'manifest') return type;
    const own = narrowNode(node, schema);
    return own ? { kind: 'object', shape: own } : { kind: 'any' };
  }
}

/** The type at a path below a shape; `items` tells what an item of a `List` is. Nothing where the shape ends. */
export function typeAt(
  shape: Shape,
  path: Path,
  itemShape: (path: Path) => Shape | undefined,
): TypeAt | undefined {
  let at: TypeAt | undefined = { type: { kind: 'object', shape } };
  path.forEach((step, index) => {
    at = at && stepInto(at.type, step, () => itemShape(path.slice(0, index + 1)));
  });
  return at;
}

export type TypeAt = { readonly type: Type; readonly field?: Field };

/** The type one step below another; `itemShape` tells what an item of a `List` is. */
export function stepInto(
  type: Type,
  step: string | number,
  itemShape: () => Shape | undefined,
): TypeAt | undefined {
  if (type.kind === 'list' && typeof step === 'number') {
    if (type.item.kind !== 'manifest') return { type: type.item };
    const shape = itemShape();
    return { type: shape ? { kind: 'object', shape } : { kind: 'manifest' } };
  }
  if (type.kind === 'map') return { type: type.value };
  const field = type.kind === 'object' ? type.shape.fields.get(String(step)) : undefined;
  return field && { type: field.type, field };
}
