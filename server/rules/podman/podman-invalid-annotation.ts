import { isActedOn, isReadAt } from '../../manifest/annotation-place.ts';
import { annotationsIn, type Annotation } from '../../manifest/annotations.ts';
import { annotationObjection } from '../../schema/annotation-values.ts';
import { quoted } from '../../schema/describe.ts';
import { labelKey } from '../../schema/names.ts';
import { podmanAnnotation } from '../../schema/podman-annotations.ts';
import { isOlder } from '../../schema/podman-version.ts';
import { podmanSays, type Problem, type Rule } from '../rule.ts';
import type { Span } from '../../yaml/tree.ts';

/**
 * An annotation podman refuses: a key in a wrong format, or a value that one of its own doesn't take
 * (pkg/annotations/validate.go; play.go, playKubePod; kube.go, ToSpecGen; volume.go; seccomp.go).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *       annotations:
 *         io.podman.annotations.ulimit: nofile
 *                                       ^^^^^^ error podman-invalid-annotation: 'nofile' is refused by podman: write NAME=SOFT[:HARD][,NAME=...].
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const podmanInvalidAnnotation: Rule = {
  code: 'podman-invalid-annotation',
  check: (document, { podman }) =>
    annotationsIn(document).flatMap((it) => key(it, podman) ?? value(it, podman) ?? []),
};

/** Keys are looked at since 5.0, and those of Pods alone. */
function key({ entry, kind, level }: Annotation, podman: string): Problem | undefined {
  if (kind !== 'Pod' || level !== 'object' || isOlder(podman, '5.0')) return undefined;
  const wrong = labelKey(entry.key.text.toLowerCase());
  return wrong === undefined ? undefined : problem(entry.key.span, `${quoted(entry.key.text)} ${wrong}.`);
}

function value(annotation: Annotation, podman: string): Problem | undefined {
  const { entry, value: scalar } = annotation;
  const known = podmanAnnotation(entry.key.text);
  if (!known || !scalar || isOlder(podman, known.annotation.since ?? '4.0')) return undefined;
  if (known.annotation.form === 'volumes-from') {
    if (!isReadAt(known.annotation.place, annotation)) return undefined;
    return known.owner === undefined
      ? problem(entry.key.span, `podman refuses it without a container. Write '${entry.key.text}/CONTAINER'.`)
      : sources(annotation, known.owner, scalar);
  }
  if (!isActedOn(annotation)) return undefined;
  const wrong = annotationObjection(known.annotation, scalar.text);
  return wrong === undefined ? undefined : problem(scalar.span, `${quoted(scalar.text)} ${wrong}.`);
}

/**
 * The containers whose volumes another one mounts. One that isn't made before, podman takes for a container outside of
 * the pod (play.go, prepareVolumesFrom).
 */
function sources(
  { pod }: Annotation,
  owner: string,
  { text, span }: NonNullable<Annotation['value']>,
): Problem | undefined {
  const made = [
    ...(pod?.containers.filter((it) => it.role === 'init') ?? []),
    ...(pod?.containers.filter((it) => it.role === 'main') ?? []),
  ].map((it) => it.name?.text);
  const before = made.slice(0, Math.max(0, made.indexOf(owner)));
  if (!made.includes(owner) || text === '') return undefined;
  for (const [source = '', ...options] of text.split(';').map((it) => it.split(':'))) {
    if (source === '') return problem(span, "podman refuses it without a container's name.");
    if (options.length > 1) return problem(span, `podman refuses ${quoted(text)}: write CONTAINER:OPTIONS.`);
    if (source === owner) return problem(span, 'podman refuses a container that mounts its own volumes.');
    if (!before.includes(source)) {
      const message = `No container ${quoted(source)} is made before ${quoted(owner)}, so podman looks for one outside of the pod.`;
      return podmanSays('podman-invalid-annotation', 'warning', span, message);
    }
  }
  return undefined;
}

function problem(span: Span, message: string): Problem {
  return podmanSays('podman-invalid-annotation', 'error', span, message);
}
