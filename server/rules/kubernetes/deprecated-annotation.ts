import type { ManifestDocument } from '../../manifest/document.ts';
import { givenIn, mapIn, textIn } from '../../manifest/find.ts';
import { podsOf, type PodPart } from '../../manifest/pods.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { fixBy, warning, type Problem, type Rule } from '../rule.ts';
import { oldAnnotations, oldProfiles } from '../../schema/deprecated.ts';
import { isMerge, type Entry, type MapNode } from '../../yaml/tree.ts';

/**
 * An annotation whose place a field has taken, and that nobody reads any more without it
 * (pkg/api/pod/warnings.go, `warningsForPodSpecAndMeta`).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *       annotations:
 *         scheduler.alpha.kubernetes.io/critical-pod: ''
 *         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning deprecated-annotation: Nobody reads this any more. Use the field 'priorityClassName'.
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const deprecatedAnnotation: Rule = {
  code: 'deprecated-annotation',
  only: 'kubernetes',
  check: (document) =>
    podsOf(document).flatMap((pod) => {
      const annotations = pod.podMetadata && mapIn(pod.podMetadata, 'annotations');
      if (!annotations) return [];
      const own = annotations.entries.filter((it) => !isMerge(it));
      return own.flatMap((it) => check(document, annotations, it, pod));
    }),
};

function check(document: ManifestDocument, annotations: MapNode, entry: Entry, pod: PodPart): Problem[] {
  const key = entry.key.text;
  const field = oldAnnotations.get(key) ?? profileField(key, pod);
  if (field === undefined) return [];
  const message = `Nobody reads this any more. Use the field '${field}'.`;
  return [
    warning('deprecated-annotation', entry.key.span, message, {
      tag: 'deprecated',
      fixes: fixBy('Remove this annotation', 'unsafe', removeEntry(document, annotations, entry)),
    }),
  ];
}

/** The field that a profile's annotation gives way to, where neither pod nor container has it. */
function profileField(key: string, { spec, containers, kind }: PodPart): string | undefined {
  const [start, field] = [...oldProfiles].find(([it]) => key.startsWith(it)) ?? [];
  if (start === undefined || field === undefined) return undefined;
  const isOfContainer = start.endsWith('/');
  const container = containers.find((it) => textIn(it.map, 'name') === key.slice(start.length));
  if (isOfContainer && !container) return undefined;
  // Of a Pod the server itself makes a field of the annotation (`applyAppArmorVersionSkew`).
  if (field === 'appArmorProfile' && kind === 'Pod') return undefined;
  const holders = isOfContainer ? [container?.map] : [spec.map];
  const withPod = field === 'appArmorProfile' ? [...holders, spec.map] : holders;
  return withPod.some((it) => hasProfile(it, field)) ? undefined : field;
}

function hasProfile(map: MapNode | undefined, field: string): boolean {
  const context = map && mapIn(map, 'securityContext');
  return context !== undefined && givenIn(context, field) !== undefined;
}
