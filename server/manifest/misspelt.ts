import { nearest } from '../schema/nearest.ts';
import type { Shape } from '../schema/shape.ts';
import { isMerge, type MapNode } from '../yaml/tree.ts';

/**
 * The keys a shape doesn't know, each with the field it most likely means: one that the map doesn't have yet.
 * A merge key (`<<`) is none of them.
 */
export function unknownKeys(
  node: MapNode,
  shape: Shape,
): ReadonlyMap<MapNode['entries'][number], string | undefined> {
  const unknown = node.entries.filter((it) => !shape.fields.has(it.key.text) && !isMerge(it));
  // Most maps have none, and are asked often.
  if (unknown.length === 0) return none;
  const present = new Set(node.entries.map((it) => it.key.text));
  const free = [...shape.fields.keys()].filter((it) => !present.has(it));
  return new Map(unknown.map((it) => [it, nearest(it.key.text, free)]));
}

const none: ReadonlyMap<MapNode['entries'][number], string | undefined> = new Map();
