import type { ManifestDocument } from './document.ts';
import { isBroken } from './document.ts';
import { fieldsOf } from './fields.ts';
import { givenIn, listIn, mapIn, writtenMapsOf, type Found } from './find.ts';
import { unknownKeys } from './misspelt.ts';
import type { Condition, Dependency } from '../schema/dependency.ts';
import type { Shape } from '../schema/shape.ts';
import { booleanOf } from '../yaml/scalar.ts';
import { resolved, type Entry, type MapNode, type Node, type Path } from '../yaml/tree.ts';

/** A map that a dependency speaks of, where all of its conditions hold. */
export type Case = {
  readonly found: Found;
  readonly dependency: Dependency;
  /** The entries that made the conditions hold, as far as they are written. */
  readonly reasons: readonly Entry[];
};

/** The maps of a document in which dependencies hold, by a table whose rows stand at a shape's name or at a place. */
export function casesOf(
  document: ManifestDocument,
  table: ReadonlyMap<string, readonly Dependency[]>,
): readonly Case[] {
  const placed = fieldsOf(document, table).flatMap(({ typed, row }) => {
    // What `*name` repeats is told where it is written.
    return typed.node.kind === 'map' ? casesIn(document, { ...typed, map: typed.node }, row) : [];
  });
  const shaped = [...table].flatMap(([shape, rows]) =>
    writtenMapsOf(document, shape).flatMap((it) => casesIn(document, it, rows)),
  );
  return [...placed, ...shaped];
}

function casesIn(document: ManifestDocument, found: Found, rows: readonly Dependency[]): readonly Case[] {
  const { map, type } = found;
  if (type.kind !== 'object' || isBroken(document, map)) return [];
  return rows.flatMap((dependency) => {
    const reasons = reasonsFor(document, map, type.shape, dependency.when);
    return reasons ? [{ found, dependency, reasons }] : [];
  });
}

function reasonsFor(
  document: ManifestDocument,
  map: MapNode,
  shape: Shape,
  conditions: readonly Condition[],
): readonly Entry[] | undefined {
  const reasons: Entry[] = [];
  for (const condition of conditions) {
    const entry = spotsAt(map, condition.field)[0]?.entry;
    const given = entry !== undefined && !isEmpty(entry.value) ? entry : undefined;
    if (!holdsFor(condition, given, shape)) return undefined;
    // A field that is misspelt is as good as given, and what it says isn't known.
    if (!given && [...unknownKeys(document, map, shape).values()].includes(condition.field)) return undefined;
    if (entry) reasons.push(entry);
  }
  return reasons;
}

function holdsFor({ field, is, isNot, absent }: Condition, given: Entry | undefined, shape: Shape): boolean {
  if (absent) return !given;
  if (!is && !isNot) return given !== undefined;
  const text = given ? valueText(given.value) : shape.fields.get(field)?.default;
  return is ? text !== undefined && is.includes(text) : text === undefined || isNot?.includes(text) === false;
}

/** An entry somewhere below a map. */
export type Spot = { readonly owner: MapNode; readonly entry: Entry; readonly path: Path };

/** The entries at a field of a dependency that have a value; `containers[].lifecycle` stands for each item's. */
export function spotsAt(map: MapNode, field: string): readonly Spot[] {
  const dot = field.indexOf('.');
  if (dot === -1) {
    const entry = givenIn(map, field);
    return entry ? [{ owner: map, entry, path: [field] }] : [];
  }
  const step = field.slice(0, dot);
  const rest = field.slice(dot + 1);
  const name = step.replace('[]', '');
  const below = step === name ? [mapIn(map, name)] : (listIn(map, name)?.items.map(resolved) ?? []);
  return below.flatMap((it, index) => {
    if (it?.kind !== 'map') return [];
    const lead = step === name ? [name] : [name, index];
    return spotsAt(it, rest).map((spot) => ({ ...spot, path: [...lead, ...spot.path] }));
  });
}

/** Whether a value is as good as none: no text, or a list without items. */
export function isEmpty(value: Node): boolean {
  const node = resolved(value);
  if (node?.kind === 'list') return node.items.length === 0;
  return node === undefined || (node.kind === 'scalar' && node.text === '');
}

/** A scalar's text, with booleans as `true` and `false` however they are written. */
export function valueText(value: Node): string | undefined {
  const node = resolved(value);
  if (node?.kind !== 'scalar') return undefined;
  return booleanOf(node)?.toString() ?? node.text;
}
