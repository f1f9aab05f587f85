import type { Choice } from './choice.ts';
import type { Asked } from './offer.ts';
import type { Source } from './spot.ts';
import { verdictOn, type Verdict } from './support.ts';
import { objectOf } from '../../manifest/object.ts';
import { markdown } from '../../schema/describe.ts';
import {
  podmanAnnotation,
  podmanAnnotations,
  type AnnotationPlace,
  type PodmanAnnotation,
} from '../../schema/podman-annotations.ts';
import { mentionsIn } from '../../symbols/mentions.ts';
import { inPod } from '../../symbols/scope.ts';
import { nearestShape, type Site } from '../../symbols/walk.ts';

/** An annotation's key as a whole, with what podman makes of it. */
export type AnnotationKey = {
  readonly key: string;
  readonly annotation: PodmanAnnotation;
  readonly verdict: Verdict;
};

/** The annotations podman looks for at a site, once for each container where they are about one. */
export function annotationKeys(asked: Asked, site: Site): readonly AnnotationKey[] {
  const places = placesOf(site);
  const containers = containersAround(asked, site);
  return podmanAnnotations()
    .filter((it) => places.includes(it.place))
    .flatMap((annotation) => {
      const { since } = annotation;
      const verdict = verdictOn({ support: 'yes', ...(since !== undefined && { since }) }, asked.known);
      return keysOf(annotation, containers).map((key) => ({ key, annotation, verdict }));
    });
}

function keysOf({ key, suffix }: PodmanAnnotation, containers: readonly string[]): readonly string[] {
  const suffixed = containers.map((it) => `${key}/${it}`);
  if (suffix === 'container') return suffixed.length > 0 ? suffixed : [`${key}/`];
  return suffix === 'container-allowed' ? [key, ...suffixed] : [key];
}

/** Which of podman's annotations count here: of a workload some stand above and some in its template (play.go). */
function placesOf(site: Site): readonly AnnotationPlace[] {
  if (nearestShape(site, 'PodTemplateSpec')) return ['template'];
  const object = objectOf(site).type;
  const kind = object.kind === 'object' ? object.shape.name : '';
  if (kind === 'Pod') return ['object', 'template'];
  if (kind === 'PersistentVolumeClaim') return ['claim'];
  return ['Deployment', 'DaemonSet', 'Job'].includes(kind) ? ['object'] : [];
}

/** The names of the containers of the pod that a site's annotations are about. */
export function containersAround({ readings }: Asked, site: Site): readonly string[] {
  const scope = inPod(site);
  const names = readings().flatMap((it) =>
    mentionsIn(it)
      .filter(({ kind, role }) => kind === 'container' && role === 'declares')
      .filter((mention) => mention.scope.owner === scope?.owner)
      .map(({ text }) => text),
  );
  return [...new Set(names)];
}

/** Annotations by which kubectl picks a container. */
const defaultContainers: ReadonlySet<string> = new Set(['kubectl.kubernetes.io/default-container']);

/** The values of an annotation that podman knows, and the containers it may name. */
export const annotationValues: Source = (asked, { site, path }) => {
  const key = String(path.at(-1));
  const annotation = podmanAnnotation(key)?.annotation;
  const choices = (annotation?.choices ?? []).map((text): Choice => ({
    text,
    sort: 'value',
    form: 'text',
    documentation: () => markdown(annotation?.note ?? ''),
  }));
  const namesContainer = annotation?.form === 'volumes-from' || defaultContainers.has(key);
  const containers = namesContainer ? containersAround(asked, site) : [];
  const others = containers.filter((it) => !key.endsWith(`/${it}`));
  return [...choices, ...others.map((text): Choice => ({ text, sort: 'name', form: 'text' }))];
};
