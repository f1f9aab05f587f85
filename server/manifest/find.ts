import type { ManifestDocument } from './document.ts';
import type { TypedNode } from './typed.ts';
import { entriesMergedIn } from '../yaml/parse.ts';
import { booleanOf, integerOf, scalarKind } from '../yaml/scalar.ts';
import {
  isMerge,
  resolved,
  type Entry,
  type ListNode,
  type MapNode,
  type Node,
  type ScalarNode,
} from '../yaml/tree.ts';

/** A map of a document that has one of Kubernetes' shapes. */
export type Found = TypedNode & { readonly map: MapNode };

/**
 * The maps of a document that have one of these shapes, such as 'Container' or 'PodSpec', in the order of the text:
 * those of Pods and of workloads' templates alike.
 */
export function mapsOf(document: ManifestDocument, ...shapes: readonly string[]): readonly Found[] {
  const byShape = document.derive(foundByShape);
  const [shape = ''] = shapes;
  if (shapes.length === 1) return byShape.get(shape) ?? none;
  return shapes.flatMap((it) => byShape.get(it) ?? none).toSorted((a, b) => a.order - b.order);
}

const none: readonly Ordered[] = [];

function foundByShape({ typed }: ManifestDocument): ReadonlyMap<string, readonly Ordered[]> {
  const byShape = new Map<string, Ordered[]>();
  typed.forEach((it, order) => {
    const map = it.type.kind === 'object' ? resolved(it.node) : undefined;
    if (it.type.kind !== 'object' || map?.kind !== 'map') return;
    const { name } = it.type.shape;
    const found = byShape.get(name) ?? [];
    byShape.set(name, found);
    const { node, type, path, entry, field, parent } = it;
    found.push({ node, type, path, entry, field, parent, map, order });
  });
  return byShape;
}

/** With its place among the typed nodes of the document. */
type Ordered = Found & { readonly order: number };

/** The same maps, each only where it is written: what `*name` repeats elsewhere is not told twice. */
export function writtenMapsOf(document: ManifestDocument, ...shapes: readonly string[]): readonly Found[] {
  const found = mapsOf(document, ...shapes);
  return found.every((it) => it.node === it.map) ? found : found.filter((it) => it.node === it.map);
}

/** The entry of that key, own or merged in; of duplicates the last, which is the one that counts. */
export function entryIn(map: MapNode, key: string): Entry | undefined {
  const own = map.entries.findLast((it) => it.key.text === key && !isMerge(it));
  return own ?? entriesMergedIn(map).find((it) => it.key.text === key);
}

/** The value of a key as the sort of node it must be; nothing where it is absent or of another sort. */
export function mapIn(map: MapNode, key: string): MapNode | undefined {
  const node = valueIn(map, key);
  return node?.kind === 'map' ? node : undefined;
}

export function listIn(map: MapNode, key: string): ListNode | undefined {
  const node = valueIn(map, key);
  return node?.kind === 'list' ? node : undefined;
}

/** The maps in the list of a key. */
export function mapsIn(map: MapNode, key: string): readonly MapNode[] {
  return (listIn(map, key)?.items ?? []).flatMap((it) => {
    const item = resolved(it);
    return item?.kind === 'map' ? [item] : [];
  });
}

export function scalarIn(map: MapNode, key: string): ScalarNode | undefined {
  const node = valueIn(map, key);
  return node?.kind === 'scalar' ? node : undefined;
}

export function valueIn(map: MapNode, key: string): Node | undefined {
  const entry = entryIn(map, key);
  return entry && resolved(entry.value);
}

/** The entry of that key where it has a value; null stands for an absent field (encoding/json, `Unmarshal`). */
export function givenIn(map: MapNode, key: string): Entry | undefined {
  const entry = entryIn(map, key);
  return entry && !isNull(entry.value) ? entry : undefined;
}

/** Whether a node stands for nothing at all. */
export function isNull(node: Node): boolean {
  const it = resolved(node);
  return it === undefined || (it.kind === 'scalar' && scalarKind(it) === 'null');
}

/** The text of a key whose value is text. */
export function textIn(map: MapNode, key: string): string | undefined {
  const scalar = scalarIn(map, key);
  return scalar && scalarKind(scalar) === 'string' ? scalar.text : undefined;
}

export function booleanIn(map: MapNode, key: string): boolean | undefined {
  const scalar = scalarIn(map, key);
  return scalar && booleanOf(scalar);
}

export function integerIn(map: MapNode, key: string): bigint | undefined {
  const scalar = scalarIn(map, key);
  return scalar && integerOf(scalar);
}
