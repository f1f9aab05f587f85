import type { Mention } from './mention.ts';
import { annotatedContainer, containersInAnnotation } from './pieces.ts';
import { inPod } from './scope.ts';
import type { Site } from './walk.ts';

/**
 * The containers an annotation names, at a place as `placeOf` tells it: behind the `/` of its key, and in the value of some.
 * Of a workload's annotations podman reads some above and some in the template (play.go); a name means the same
 * container in both.
 */
export function annotationMentions(source: string, site: Site, place: string): readonly Mention[] {
  const { entry, node } = site;
  const scope = places.has(place) ? inPod(site) : undefined;
  if (!scope || !entry) return [];
  const inValue = node.kind === 'scalar' ? containersInAnnotation(source, entry.key, node) : [];
  return [
    ...annotatedContainer(source, entry.key).map((it) => ({ ...it, whole: entry.key.span })),
    ...inValue.map((it) => ({ ...it, whole: node.span })),
  ].map((it) => ({
    ...it,
    kind: 'container',
    scope,
    role: 'refers',
    path: site.path,
    optional: false,
  }));
}

const places: ReadonlySet<string> = new Set(
  ['Pod', 'PodTemplateSpec', 'Deployment', 'DaemonSet', 'Job'].map((it) => `${it}.metadata.annotations{}`),
);
