import { hasContainer, isReadAt } from '../../manifest/annotation-place.ts';
import { annotationsIn, type Annotation } from '../../manifest/annotations.ts';
import { quoted } from '../../schema/describe.ts';
import { nearest } from '../../schema/nearest.ts';
import { podmanAnnotation, podmanAnnotations } from '../../schema/podman-annotations.ts';
import { fixBy, podmanSays, type Problem, type Rule } from '../rule.ts';
import type { ScalarNode } from '../../yaml/tree.ts';

/**
 * An annotation that looks like one of podman's and is none, or that names no container, or one there isn't
 * (libpod/define/annotations.go; kube.go, ToSpecGen).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *       annotations:
 *         io.podman.annotations.cpuset/wbe: 0-1
 *         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning podman-unknown-annotation: The pod has no container 'wbe', so podman doesn't act on it. Did you mean 'web'?
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const podmanUnknownAnnotation: Rule = {
  code: 'podman-unknown-annotation',
  check: (document) => annotationsIn(document).flatMap((it) => check(it) ?? []),
};

function check(annotation: Annotation): Problem | undefined {
  const { key } = annotation.entry;
  const known = podmanAnnotation(key.text);
  if (!known) return unknown(key);
  const { suffix, place } = known.annotation;
  if (!isReadAt(place, annotation) || place === 'podman' || suffix === 'none' || suffix === 'pod') {
    return undefined;
  }
  if (known.owner === undefined) {
    return suffix === 'container' ? ownerless(annotation, known.annotation.key) : undefined;
  }
  if (hasContainer(annotation, known.owner)) return undefined;
  const meant = nearest(known.owner, containerNames(annotation));
  const message = `The pod has no container ${quoted(known.owner)}, so podman doesn't act on it.`;
  return problem(key, message, meant, meant === undefined ? undefined : `${known.annotation.key}/${meant}`);
}

/** Keys of podman's own prefixes that podman doesn't know. */
function unknown(key: ScalarNode): Problem | undefined {
  if (!/^(?:io\.podman\.annotations\.|volume\.podman\.io\/)/.test(key.text)) return undefined;
  const [base = '', owner] = key.text.startsWith('volume.') ? [key.text] : key.text.split('/', 2);
  const suffix = owner === undefined ? '' : `/${owner}`;
  const own = podmanAnnotation(base);
  // What podman writes itself, `kube generate` writes with a container's name behind it.
  if (own?.annotation.place === 'podman') return undefined;
  if (own) {
    return problem(key, `podman reads ${quoted(base)} without a container's name only.`, undefined, base);
  }
  const meant =
    renamed.get(base) ??
    nearest(
      base,
      podmanAnnotations().map((it) => it.key),
    );
  const whole = meant === undefined ? undefined : `${meant}${suffix}`;
  return problem(key, `podman knows no annotation ${quoted(base)}.`, meant, whole);
}

/** As podman's own man page calls it, and nothing reads it (podman-kube-play.1, against define/annotations.go). */
const renamed: ReadonlyMap<string, string> = new Map([
  ['io.podman.annotations.kube.image.automount', 'io.podman.annotations.kube.image.volumes.mount'],
]);

/** Without a container volumes-from is refused, which is told of as such. */
function ownerless(annotation: Annotation, base: string): Problem | undefined {
  if (base.endsWith('.volumes-from')) return undefined;
  const names = containerNames(annotation);
  const message = `podman acts on it for one container only. Write '${base}/${names[0] ?? 'CONTAINER'}'.`;
  const [only] = names.length === 1 ? names : [];
  return problem(
    annotation.entry.key,
    message,
    undefined,
    only === undefined ? undefined : `${base}/${only}`,
  );
}

function containerNames({ pod }: Annotation): readonly string[] {
  return pod?.containers.flatMap((it) => it.name?.text ?? []) ?? [];
}

function problem(key: ScalarNode, message: string, meant?: string, whole?: string): Problem {
  const advice = meant === undefined ? '' : ` Did you mean '${meant}'?`;
  const edit = whole === undefined ? undefined : { span: key.span, insert: whole };
  return podmanSays('podman-unknown-annotation', 'warning', key.span, `${message}${advice}`, {
    fixes: fixBy(`Rename to '${whole ?? ''}'`, 'unsafe', edit),
  });
}
