import type { TypedNode } from './typed.ts';

/** The Kubernetes object a node stands in; of a `List`, the item. */
export function objectOf(typed: TypedNode): TypedNode {
  const { parent } = typed;
  return parent && !isItem(parent) ? objectOf(parent) : typed;
}

/** Whether a node is an object of its own: the document itself, or an item of a `List`. */
export function isObject({ parent }: TypedNode): boolean {
  return !parent || isItem(parent);
}

/** Whether a node is an object's own apiVersion or kind. */
export function isHead({ field, parent }: TypedNode): boolean {
  return parent !== undefined && isObject(parent) && /^(?:apiVersion|kind)$/.test(field?.name ?? '');
}

function isItem({ type }: TypedNode): boolean {
  return type.kind === 'list' && type.item.kind === 'manifest';
}
