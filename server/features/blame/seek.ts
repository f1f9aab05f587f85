import type { ManifestDocument } from '../../manifest/document.ts';
import { fieldsOf, placeOf } from '../../manifest/fields.ts';
import { entryIn, isNull, mapIn, mapsOf, scalarIn } from '../../manifest/find.ts';
import { containersOf, headOf } from '../../manifest/pods.ts';
import type { TypedNode } from '../../manifest/typed.ts';
import { resolved, type MapNode, type Node, type ScalarNode, type Span } from '../../yaml/tree.ts';

/** The kinds of which podman makes pods. */
const makers = ['Pod', 'Deployment', 'DaemonSet', 'Job'];

/** Looks for something in a document: the spans to underline, the likeliest first, with offsets from its start. */
export type Seek = (document: ManifestDocument) => readonly Span[];

/** The values at places such as `Container.image` (manifest/fields.ts) whose text `fits`; all where that is left out. */
export function values(places: string, fits: string | ((text: string) => boolean) = () => true): Seek {
  const table = new Map(places.split(' ').map((it) => [it, true]));
  return (document) =>
    fieldsOf(document, table)
      .filter(({ typed }) => isFitting(typed.node, fits))
      .map(({ typed }) => spanOf(typed));
}

/** The keys at places such as `ObjectMeta.annotations{}`, or of fields, whose text `fits`. */
export function keys(places: string, fits: string | ((text: string) => boolean) = () => true): Seek {
  const table = new Map(places.split(' ').map((it) => [it, true]));
  return (document) =>
    fieldsOf(document, table).flatMap(({ typed: { entry } }) => {
      if (!entry) return [];
      const wanted = typeof fits === 'string' ? entry.key.text === fits : fits(entry.key.text);
      return wanted ? [entry.key.span] : [];
    });
}

/** The first keys of objects of these shapes that lack a field, or whose field is empty. */
export function lacking(shapes: string, field: string): Seek {
  return (document) =>
    mapsOf(document, ...shapes.split(' ')).flatMap(({ map, entry }) => {
      const own = map.entries.find((it) => it.key.text === field);
      if (own && !isNull(own.value) && textOf(own.value) !== '') return [];
      const head = own ?? map.entries[0];
      return [head?.key.span ?? entry?.key.span ?? map.span];
    });
}

/** A container's name, by that name. */
export function container(named: string): Seek {
  return (document) =>
    containersOf(document)
      .filter((it) => (it.name?.text ?? '') === named)
      .map(headOf);
}

/** Those of a seek's places that stand within a container of that name, or else all of them. */
export function preferably(named: string, seek: Seek): Seek {
  return (document) => {
    const extents = containersOf(document)
      .filter((it) => it.name?.text === named)
      .map((it) => it.map.span);
    const found = seek(document);
    const best = found.filter((it) => extents.some((extent) => isInside(it, extent)));
    return best.length > 0 ? best : found;
  };
}

/** The name of the pod or workload, or where it should stand. */
export const name: Seek = (document) =>
  mapsOf(document, ...makers).map(({ map }) => nameIn(map)?.span ?? nameSpot(map));

/** Where the objects of these kinds that have no name should have it. */
export function nameless(...kinds: readonly string[]): Seek {
  return (document) => mapsOf(document, ...kinds).flatMap(({ map }) => (nameIn(map) ? [] : [nameSpot(map)]));
}

/** The names of the objects of a kind; of those that have this one where it is given. */
export function nameOf(kind: string, text?: string): Seek {
  return (document) =>
    mapsOf(document, kind).flatMap(({ map }) => {
      const own = nameIn(map);
      return own && (text === undefined || own.text === text) ? [own.span] : [];
    });
}

/** An object's name, where it has one. */
function nameIn(map: MapNode): ScalarNode | undefined {
  const metadata = mapIn(map, 'metadata');
  const own = metadata && scalarIn(metadata, 'name');
  return own && own.text !== '' && !isNull(own) ? own : undefined;
}

/** The key that is nearest to where an object's name should stand. */
function nameSpot(map: MapNode): Span {
  const inner = mapIn(map, 'metadata')?.entries;
  const head =
    inner?.find((it) => it.key.text === 'name') ?? inner?.[0] ?? entryIn(map, 'metadata') ?? map.entries[0];
  return head?.key.span ?? map.span;
}

/** Whether podman makes a pod of this name of what a document describes (play.go: NAME, or NAME-pod and a number). */
export function makesPod(document: ManifestDocument, pod: string): boolean {
  return mapsOf(document, ...makers).some(({ map }) => {
    const own = nameIn(map)?.text ?? '';
    return own !== '' && pod.startsWith(own) && /^(?:-pod(?:-\d+)?)?$/.test(pod.slice(own.length));
  });
}

/** The first key of a document, or all it holds. */
export const first: Seek = ({ parsed: { root } }) => {
  if (!root) return [];
  return [(root.kind === 'map' ? root.entries[0]?.key.span : undefined) ?? root.span];
};

/** Of a value that is no text, the key says more than all that stands below it. */
export function spanOf({ node, entry }: TypedNode): Span {
  const pointless = node.kind === 'map' || node.kind === 'list' || node.span.start === node.span.end;
  return pointless ? (entry?.key.span ?? node.span) : node.span;
}

function isFitting(node: Node, fits: string | ((text: string) => boolean)): boolean {
  const text = textOf(node);
  if (typeof fits === 'string') return text === fits;
  return fits(text ?? '');
}

function textOf(node: Node): string | undefined {
  const it = resolved(node);
  return it?.kind === 'scalar' ? it.text : undefined;
}

/** The values at places that come a second time within the same object, such as a name that two containers have. */
export function repeated(places: string, text: string): Seek {
  const all = values(places, text);
  return (document) => all(document).slice(1);
}

/** What stands at places within the objects of a shape that have a name, such as a volume, and then that name. */
export function within(shape: string, named: string, ...places: readonly string[]): Seek {
  return (document) =>
    mapsOf(document, shape).flatMap(({ map }) => {
      const own = map.entries.find((it) => it.key.text === 'name' && textOf(it.value) === named);
      if (!own) return [];
      const below = document.typed.filter(
        (it) => it.entry && isInside(it.entry.span, map.span) && places.includes(placeOf(it) ?? ''),
      );
      return [...below.map(spanOf), own.value.span];
    });
}

export function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
