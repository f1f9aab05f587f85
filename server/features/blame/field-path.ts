import { jsonType } from './json-type.ts';
import { entryIn } from '../../manifest/find.ts';
import { resolved, type Entry, type MapNode, type Node, type Span } from '../../yaml/tree.ts';

/** A node, and what to underline where it is meant as a whole: its key, or the name of a list's item. */
type Place = { readonly node: Node; readonly head: Span };

/**
 * Where a field stands that the API server names by its path below an object, such as
 * `spec.containers[0].ports[1].hostPort` or `metadata.labels[app]` (apimachinery's field/path.go, `Path.String`).
 * Of a field that isn't written, what it is missing in. `what` tells whether its value is wrong or its key.
 */
export function fieldSpan(root: MapNode, path: string, what: 'value' | 'key' = 'value'): Span {
  let place: Place = { node: root, head: headOf(root) };
  for (const step of stepsOf(path)) {
    const next = stepInto(place.node, step);
    if (!next) return place.head;
    place = next;
  }
  return what === 'key' ? place.head : spanOf(place);
}

/**
 * Where values stand at a path as Go's JSON reader writes it, without the places in lists: `spec.containers.env.value`.
 * Only those that are of this type to JSON: text in a number's place is a `string`.
 */
export function typedSpans(root: MapNode, path: string, type: string): readonly Span[] {
  let places: readonly Place[] = [{ node: root, head: headOf(root) }];
  for (const step of stepsOf(path)) {
    // What Go embeds has its type's name in the path, and no key in the text.
    if (/^[A-Z]/.test(step)) continue;
    places = places.flatMap(withItems).flatMap((it) => stepInto(it.node, step) ?? []);
  }
  const below = places.flatMap(({ node }) => partsOf(node));
  return [...places, ...below].filter((it) => jsonType(it.node) === type).map(spanOf);
}

function stepsOf(path: string): readonly string[] {
  return [...path.matchAll(/\[([^[\]]*)\]|([^.[\]]+)/g)].map((it) => it[1] ?? it[2] ?? '');
}

function stepInto(node: Node, step: string): Place | undefined {
  const it = resolved(node);
  if (it?.kind === 'list') {
    const item = /^\d+$/.test(step) ? it.items[Number(step)] : undefined;
    if (item) return { node: item, head: headOf(item) };
    // Some paths lose the item's place on the way; then the first that has such a field.
    return it.items.flatMap((item) => stepInto(item, step) ?? [])[0];
  }
  if (it?.kind !== 'map') return undefined;
  const entry = entryNamed(it, step);
  return entry && { node: entry.value, head: entry.key.span };
}

/** Some paths write a field as Go does, or leave out that labels stand in the metadata. */
function entryNamed(map: MapNode, step: string): Entry | undefined {
  const own =
    entryIn(map, step) ?? map.entries.find((it) => it.key.text.toLowerCase() === step.toLowerCase());
  if (own || !/^(?:labels|annotations)$/.test(step)) return own;
  const metadata = entryIn(map, 'metadata');
  const inner = metadata && resolved(metadata.value);
  return inner?.kind === 'map' ? entryIn(inner, step) : undefined;
}

function withItems(place: Place): readonly Place[] {
  return resolved(place.node)?.kind === 'list' ? partsOf(place.node) : [place];
}

function partsOf(node: Node): readonly Place[] {
  const it = resolved(node);
  if (it?.kind === 'list') return it.items.map((item) => ({ node: item, head: headOf(item) }));
  return it?.kind === 'map' ? it.entries.map(({ key, value }) => ({ node: value, head: key.span })) : [];
}

/** Of a value that is no text, the key says more than all that stands below it. */
function spanOf({ node, head }: Place): Span {
  return node.kind === 'scalar' && node.span.end > node.span.start ? node.span : head;
}

function headOf(node: Node): Span {
  const it = resolved(node);
  if (node.kind === 'alias' || it?.kind !== 'map') return node.span;
  const name = entryIn(it, 'name')?.value;
  if (name?.kind === 'scalar' && name.text !== '') return name.span;
  return it.entries[0]?.key.span ?? it.span;
}
