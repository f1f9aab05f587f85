import type { ManifestDocument } from './document.ts';
import { nearest } from '../schema/nearest.ts';
import type { Shape } from '../schema/shape.ts';
import { isMerge, type Entry, type MapNode } from '../yaml/tree.ts';

export type UnknownKeys = ReadonlyMap<Entry, string | undefined>;

/**
 * The keys a shape doesn't know, each with the field it most likely means: one that the map doesn't have yet.
 * A merge key (`<<`) is none of them.
 */
export function unknownKeys(document: ManifestDocument, node: MapNode, shape: Shape): UnknownKeys {
  // Most maps have none, and are asked often.
  if (!node.entries.some((it) => isUnknown(it, shape))) return none;
  return document.derive(keptKeys)(node, shape);
}

const none: UnknownKeys = new Map();

/** Several rules ask of the same maps, and looking for what is meant takes long. */
function keptKeys(): (node: MapNode, shape: Shape) => UnknownKeys {
  const kept = new Map<MapNode, { readonly shape: Shape; readonly keys: UnknownKeys }>();
  return (node, shape) => {
    const before = kept.get(node);
    if (before?.shape === shape) return before.keys;
    const keys = findKeys(node, shape);
    kept.set(node, { shape, keys });
    return keys;
  };
}

function findKeys(node: MapNode, shape: Shape): UnknownKeys {
  const unknown = node.entries.filter((it) => isUnknown(it, shape));
  const present = new Set(node.entries.map((it) => it.key.text));
  const free = [...shape.fields.keys()].filter((it) => !present.has(it));
  return new Map(unknown.map((it) => [it, nearest(it.key.text, free)]));
}

function isUnknown(entry: Entry, shape: Shape): boolean {
  return !shape.fields.has(entry.key.text) && !isMerge(entry);
}
