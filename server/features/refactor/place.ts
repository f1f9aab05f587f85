import type { Place } from './refactoring.ts';
import { isBroken, type ManifestDocument } from '../../manifest/document.ts';
import { objectOf } from '../../manifest/object.ts';
import { podsOf } from '../../manifest/pods.ts';
import { encloses, lineStart } from '../../yaml/extent.ts';
import { lineEnd } from '../../yaml/lines.ts';
import { entryOf, type MapNode, type Span } from '../../yaml/tree.ts';

/** The pods of a document that can be read, as someone sees them who stands on a span. */
export function placesAt(document: ManifestDocument, span: Span): readonly Place[] {
  const { text } = document;
  const isOn = (offset: number) => lineStart(text, offset) <= span.start && span.end <= lineEnd(text, offset);
  return podsOf(document).flatMap((pod) => {
    // What `*name` stands for is written elsewhere, and others may use it too.
    if (pod.spec.node !== pod.spec.map || isBroken(document, pod.spec.map)) return [];
    const there = pod.containers.filter(({ map, name }) =>
      [map, name].some((it) => it && isOn(it.span.start)),
    );
    const container = there.find(({ map }) => encloses(map.span, span)) ?? there[0];
    return [{ document, pod, isOn, ...(container && { container }) }];
  });
}

/** The object that a pod is written in, where it is one map that stands there. */
export function objectAt({ pod: { spec } }: Place): MapNode | undefined {
  const { node } = objectOf(spec.parent ?? spec);
  return node.kind === 'map' ? node : undefined;
}

/** Whether the person stands on the kind or the name of the pod's object. */
export function isOnHead(place: Place): boolean {
  const kind = entryOf(objectAt(place), 'kind')?.key;
  const { name } = place.pod;
  return (
    (kind && place.isOn(kind.span.start)) === true || (name && place.isOn(name.written.span.start)) === true
  );
}
