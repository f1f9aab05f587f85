import { labelsOf, selectorOf, textsIn } from './labels.ts';
import { isOnHead, objectAt } from './place.ts';
import { isForPodmanBefore } from './podman-before.ts';
import type { Offer, Place, Surroundings } from './refactoring.ts';
import { entryBlock, shiftLines } from '../../manifest/blocks.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { layoutIn, replaceValue, styleOf, type TextEdit } from '../../manifest/edits.ts';
import { givenIn, mapIn, scalarIn, textIn } from '../../manifest/find.ts';
import { keepingComments } from '../../manifest/comments.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { joined } from '../../manifest/joined.ts';
import { podmanAnnotation } from '../../schema/podman-annotations.ts';
import { podmanSupport } from '../../schema/podman.ts';
import { entryLines, flowText, type Content } from '../../yaml/content.ts';
import { contentEnd, lineBefore, lineBreakOf } from '../../yaml/extent.ts';
import type { Entry, MapNode } from '../../yaml/tree.ts';

/**
 * Makes a Pod the template of a workload: of a Deployment where it runs for good, and else of a Job, since these take no
 * other restartPolicy (pkg/apis/apps/validation, ValidatePodTemplateSpecForReplicaSet; batch/validation, validateJobSpec).
 * A podman that plays no Jobs would run nothing any more.
 */
export const toWorkload: Offer = (place, around) => {
  if (place.pod.kind !== 'Pod' || !isOnHead(place)) return [];
  const workload = workloadFor(place.pod.spec.map);
  if (!workload || !isPlayed(workload, around)) return [];
  const edits = conversion(place, workload);
  return edits ? [{ title: `Convert to ${workload.kind}`, kind: 'rewrite', edits }] : [];
};

type Workload = { readonly kind: 'Deployment' | 'Job'; readonly apiVersion: string };

function workloadFor(spec: MapNode): Workload | undefined {
  // No template may have them (ValidatePodTemplateSpec).
  if (givenIn(spec, 'ephemeralContainers')) return undefined;
  const policy = givenIn(spec, 'restartPolicy') ? textIn(spec, 'restartPolicy') : 'Always';
  if (policy === 'Never' || policy === 'OnFailure') return { kind: 'Job', apiVersion: 'batch/v1' };
  if (policy !== 'Always' || givenIn(spec, 'activeDeadlineSeconds')) return undefined;
  return { kind: 'Deployment', apiVersion: 'apps/v1' };
}

function isPlayed({ kind }: Workload, around: Surroundings): boolean {
  const since = podmanSupport(kind, [])?.since;
  return since === undefined || !isForPodmanBefore(around, since);
}

function conversion(place: Place, { kind, apiVersion }: Workload): readonly TextEdit[] | undefined {
  const { document } = place;
  const object = objectAt(place);
  const heads = object && [scalarIn(object, 'kind'), scalarIn(object, 'apiVersion')];
  const spec = object?.entries.find((it) => it.value === place.pod.spec.map);
  if (!object || !heads?.[0] || !heads[1] || !spec || givenIn(object, 'status')) return undefined;
  const around = wrapping(document, object, spec, workloadSpec(place, kind));
  const moved = misplaced(place);
  if (!around || moved.includes(undefined)) return undefined;
  return joined([
    replaceValue(document, heads[0], kind),
    replaceValue(document, heads[1], apiVersion),
    ...moved.flatMap((it) => it ?? []),
    ...around,
  ]);
}

/** What a workload says besides the pod's own spec, which goes where `spec` of the template is empty. */
function workloadSpec(place: Place, kind: Workload['kind']): Content {
  const { podMetadata } = place.pod;
  const annotations = Object.entries(textsIn(podMetadata, 'annotations')).filter(
    ([key]) => podmanAnnotation(key)?.annotation.place !== 'object',
  );
  const labels = kind === 'Deployment' ? labelsOf(place) : textsIn(podMetadata, 'labels');
  const metadata = {
    ...(Object.keys(labels).length > 0 && { labels }),
    ...(annotations.length > 0 && { annotations: Object.fromEntries(annotations) }),
  };
  return {
    ...(kind === 'Deployment' && { replicas: 1, selector: { matchLabels: selectorOf(labels) } }),
    template: { ...(Object.keys(metadata).length > 0 && { metadata }), spec: {} },
  };
}

/** Puts a workload's spec around the pod's, whose lines move to the right. */
function wrapping(
  document: ManifestDocument,
  object: MapNode,
  spec: Entry,
  content: Content,
): readonly TextEdit[] | undefined {
  const { text } = document;
  if (object.flow) {
    const { start } = spec.value.span;
    const end = contentEnd(text, spec.value);
    const before = flowText(content, styleOf(document)).replace(/\{\}\}\}$/, '');
    return [
      { span: { start, end: start }, insert: before },
      { span: { start: end, end }, insert: '}}' },
    ];
  }
  const block = entryBlock(document, spec);
  if (!block) return undefined;
  const layout = document.derive(layoutIn);
  const column = lineBefore(text, spec.key.span.start);
  const lines = entryLines('spec', content, layout).slice(0, -1);
  const insert = lines.map((it) => column + it + lineBreakOf(text)).join('');
  const { start } = block;
  return [{ span: { start, end: start }, insert }, ...shiftLines(document, block, 2 * layout.indent)];
}

/** Takes away the annotations that podman looks for in the template alone, and which it gets. */
function misplaced({ document, pod }: Place): readonly (TextEdit | undefined)[] {
  const annotations = pod.metadata && mapIn(pod.metadata, 'annotations');
  if (!pod.metadata || !annotations) return [];
  const alone = annotations.entries.filter(
    (it) => podmanAnnotation(it.key.text)?.annotation.place === 'template',
  );
  if (alone.length === 0) return [];
  const whole = pod.metadata.entries.find((it) => it.value === annotations);
  const removals =
    whole && alone.length === annotations.entries.length
      ? [[pod.metadata, whole] as const]
      : alone.map((it) => [annotations, it] as const);
  return removals.map(([map, it]) => {
    const edit = removeEntry(document, map, it);
    return edit && keepingComments(document, edit, lineBefore(document.text, it.key.span.start).length);
  });
}
