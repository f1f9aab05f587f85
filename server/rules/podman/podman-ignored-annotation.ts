import { isReadAt } from '../../manifest/annotation-place.ts';
import { annotationsIn, type Annotation } from '../../manifest/annotations.ts';
import { podmanAnnotation } from '../../schema/podman-annotations.ts';
import { isOlder } from '../../schema/podman-version.ts';
import { podmanSays, type Problem, type Rule } from '../rule.ts';

/**
 * One of podman's annotations that kube play doesn't act on: podman writes it for itself, or this podman is too old.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *       annotations:
 *         io.podman.annotations.privileged: 'TRUE'
 *         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information podman-ignored-annotation: podman only shows it. Use securityContext.privileged.
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const podmanIgnoredAnnotation: Rule = {
  code: 'podman-ignored-annotation',
  check: (document, { podman }) => annotationsIn(document).flatMap((it) => check(it, podman) ?? []),
};

function check(annotation: Annotation, podman: string): Problem | undefined {
  const { key } = annotation.entry;
  const known = podmanAnnotation(key.text)?.annotation;
  if (!known || !isReadAt(known.place, annotation)) return undefined;
  const advice = known.key.endsWith('.privileged') ? ' Use securityContext.privileged.' : '';
  const message =
    known.place === 'podman'
      ? `podman only shows it.${advice}`
      : known.since !== undefined && isOlder(podman, known.since)
        ? `podman ${podman} doesn't read it: the first to act on it is ${known.since}.`
        : undefined;
  if (message === undefined) return undefined;
  return podmanSays('podman-ignored-annotation', 'information', key.span, message, { tag: 'unnecessary' });
}
