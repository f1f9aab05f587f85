import { isReadAt } from '../../manifest/annotation-place.ts';
import { annotationsIn, type Annotation } from '../../manifest/annotations.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { setEntry, insertEntry, type TextEdit } from '../../manifest/edits.ts';
import { mapIn } from '../../manifest/find.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { podmanAnnotation, type AnnotationPlace } from '../../schema/podman-annotations.ts';
import { fixBy, podmanSays, type Problem, type Rule } from '../rule.ts';
import { isMerge, type MapNode } from '../../yaml/tree.ts';

/**
 * One of podman's annotations where podman doesn't look for it: most are read from a workload's own metadata, and only
 * infra.name and the seccomp keys from its template's (play.go, playKubeDeployment and playKubePod).
 *
 *     apiVersion: apps/v1
 *     kind: Deployment
 *     metadata:
 *       name: web
 *     spec:
 *       selector:
 *         matchLabels:
 *           app: web
 *       template:
 *         metadata:
 *           labels:
 *             app: web
 *           annotations:
 *             io.podman.annotations.ulimit: nofile=1024:2048
 *             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning podman-misplaced-annotation: podman doesn't read it here. It belongs to the Deployment's own metadata.
 *         spec:
 *           containers:
 *             - name: web
 *               image: docker.io/library/nginx:1.27
 */
export const podmanMisplacedAnnotation: Rule = {
  code: 'podman-misplaced-annotation',
  check: (document) => annotationsIn(document).flatMap((it) => check(document, it) ?? []),
};

function check(document: ManifestDocument, it: Annotation): Problem | undefined {
  const place = podmanAnnotation(it.entry.key.text)?.annotation.place;
  if (place === undefined || isReadAt(place, it)) return undefined;
  const message = `podman doesn't read it here. ${home(place, it)}`;
  const title =
    place === 'template' ? "Move it to the template's metadata" : 'Move it to the top-level metadata';
  return podmanSays('podman-misplaced-annotation', 'warning', it.entry.key.span, message, {
    fixes: fixBy(title, 'safe', ...moved(document, place, it)),
  });
}

function home(place: AnnotationPlace, { kind, pod }: Annotation): string {
  if (place === 'claim') return 'It belongs to a PersistentVolumeClaim.';
  if (!pod) return 'It belongs to a Pod, Deployment, DaemonSet or Job.';
  return place === 'template'
    ? "It belongs to the template's metadata."
    : `It belongs to the ${kind}'s own metadata.`;
}

/** Out of the one metadata and into the other; something undefined where that can't be done. */
function moved(
  document: ManifestDocument,
  place: AnnotationPlace,
  { entry, map, pod, value }: Annotation,
): readonly (TextEdit | undefined)[] {
  const target = place === 'template' ? pod?.podMetadata : pod?.metadata;
  if (!pod || !target || place === 'claim' || value?.style === 'block' || !value) return [undefined];
  return [without(document, pod, map, entry), withAnnotation(document, target, entry.key.text, value.text)];
}

/** Annotations that lose their only entry go as a whole. */
function without(
  document: ManifestDocument,
  { metadata, podMetadata }: NonNullable<Annotation['pod']>,
  map: MapNode,
  entry: Annotation['entry'],
): TextEdit | undefined {
  const holder = [metadata, podMetadata].find((it) => it && mapIn(it, 'annotations') === map);
  const whole = holder?.entries.find((it) => it.key.text === 'annotations' && !isMerge(it));
  return holder && whole && map.entries.length === 1 && holder.entries.length > 1
    ? removeEntry(document, holder, whole)
    : removeEntry(document, map, entry);
}

function withAnnotation(
  document: ManifestDocument,
  metadata: MapNode,
  key: string,
  value: string,
): TextEdit | undefined {
  const present = mapIn(metadata, 'annotations');
  if (!present) return insertEntry(document, metadata, 'annotations', { [key]: value });
  return present.entries.some((it) => it.key.text === key)
    ? undefined
    : setEntry(document, present, key, value);
}
