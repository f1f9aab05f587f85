import { textsIn } from './labels.ts';
import { isOnHead, objectAt } from './place.ts';
import type { Offer, Place } from './refactoring.ts';
import { entryBlock, shiftLines } from '../../manifest/blocks.ts';
import { commentsIn, keepingComments } from '../../manifest/comments.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { replaceValue, setEntry, type TextEdit } from '../../manifest/edits.ts';
import { givenIn, mapIn, scalarIn } from '../../manifest/find.ts';
import { isRepeated } from '../../manifest/removal.ts';
import { joined } from '../../manifest/joined.ts';
import { contentEnd, lineBefore } from '../../yaml/extent.ts';
import type { Entry, MapNode, Span } from '../../yaml/tree.ts';

/**
 * Makes a workload the Pod that its template describes; what only workloads have goes, but for its comments.
 * The template's labels and annotations come to be the Pod's.
 */
export const toPod: Offer = (place) => {
  if (place.pod.kind === 'Pod' || !isOnHead(place)) return [];
  const edits = conversion(place);
  return edits ? [{ title: 'Convert to Pod', kind: 'rewrite', edits }] : [];
};

function conversion(place: Place): readonly TextEdit[] | undefined {
  const { document, pod } = place;
  const object = objectAt(place);
  const heads = object && [scalarIn(object, 'kind'), scalarIn(object, 'apiVersion')];
  const chain = object && chainIn(object, pod.spec.map);
  if (!heads?.[0] || !heads[1] || !chain || givenIn(object, 'status')) return undefined;
  const unwrapped = unwrapping(document, chain);
  const metadata = ['labels', 'annotations'].map((it) => merging(place, it));
  if (!unwrapped || metadata.includes(undefined)) return undefined;
  return joined([
    replaceValue(document, heads[0], 'Pod'),
    replaceValue(document, heads[1], 'v1'),
    ...metadata.flatMap((it) => it ?? []),
    ...unwrapped,
  ]);
}

/** The entries `spec`, `template` and `spec` that stand around a pod's spec in a workload. */
type Chain = { readonly outer: Entry; readonly template: Entry; readonly inner: Entry };

function chainIn(object: MapNode, spec: MapNode): Chain | undefined {
  const outer = mapEntry(object, 'spec');
  const template = outer && mapEntry(outer.value, 'template');
  const inner = template && mapEntry(template.value, 'spec');
  return outer && template && inner?.value === spec ? { outer, template, inner } : undefined;
}

/** An entry whose value is a map that stands there. */
function mapEntry(map: MapNode, key: string): (Entry & { readonly value: MapNode }) | undefined {
  const found = map.entries.findLast((it) => it.key.text === key);
  return found?.value.kind === 'map' ? { ...found, value: found.value } : undefined;
}

/** Takes away what stands around the pod's spec, whose lines move to the left. */
function unwrapping(
  document: ManifestDocument,
  { outer, template, inner }: Chain,
): readonly TextEdit[] | undefined {
  const { text } = document;
  const whole = entryBlock(document, outer);
  const block = entryBlock(document, inner);
  if (!block) return unwrappingFlow(document, outer, inner);
  // Something may stand between: `template: &name`.
  const between = [outer, template].map((it) => text.slice(it.key.span.end, it.value.span.start));
  if (!whole || between.some((it) => it.replace(/#.*/g, '').trim() !== ':')) return undefined;
  const around = [
    { start: whole.start, end: block.start },
    { start: block.end, end: Math.max(whole.end, block.end) },
  ];
  if (isRepeated(document, ...around.map((span) => ({ span })))) return undefined;
  const column = lineBefore(text, outer.key.span.start).length;
  const deeper = lineBefore(text, inner.key.span.start).length - column;
  return [
    ...around.map((span) => keepingComments(document, { span, insert: '' }, column)),
    ...shiftLines(document, block, -deeper),
  ].filter(({ span, insert }) => span.start < span.end || insert !== '');
}

/** The same where it stands in braces, in one piece. */
function unwrappingFlow(
  document: ManifestDocument,
  outer: Entry,
  inner: Entry,
): readonly TextEdit[] | undefined {
  const { text } = document;
  const start = text.indexOf(':', outer.key.span.end) + 1;
  const around: readonly Span[] = [
    { start, end: inner.value.span.start },
    { start: contentEnd(text, inner.value), end: contentEnd(text, outer.value) },
  ];
  if (isRepeated(document, ...around.map((span) => ({ span })))) return undefined;
  if (around.some((it) => commentsIn(document, it).length > 0)) return undefined;
  return around.map((span, index) => ({ span, insert: index === 0 ? ' ' : '' }));
}

/** Gives the object what the template's metadata has under a key and its own lacks; undefined where that can't be. */
function merging({ document, pod }: Place, key: string): readonly TextEdit[] | undefined {
  const wanted = textsIn(pod.podMetadata, key);
  const own = textsIn(pod.metadata, key);
  const lacking = Object.entries(wanted).filter(([name, value]) => own[name] !== value);
  if (lacking.length === 0) return [];
  if (!pod.metadata) return undefined;
  const map = mapIn(pod.metadata, key);
  if (!map || map.entries.length === 0) {
    const edit = setEntry(document, pod.metadata, key, Object.fromEntries(lacking));
    return edit && [edit];
  }
  const edits = lacking.flatMap(([name, value]) => setEntry(document, map, name, value) ?? []);
  return edits.length === lacking.length ? edits : undefined;
}
