import type { Annotation } from './annotations.ts';
import { podmanAnnotation, type AnnotationPlace } from '../schema/podman-annotations.ts';

/** Whether podman looks where an annotation stands for those that belong to a place (play.go, playKubePod). */
export function isReadAt(place: AnnotationPlace, { kind, level, pod }: Annotation): boolean {
  switch (place) {
    case 'object':
      return pod !== undefined && level === 'object';
    case 'template':
      return pod !== undefined && (level === 'template' || kind === 'Pod');
    case 'claim':
      return kind === 'PersistentVolumeClaim';
    case 'podman':
      return true;
  }
}

/** Whether a container of the pod has that name. */
export function hasContainer({ pod }: Annotation, name: string): boolean {
  return pod?.containers.some((it) => it.name?.text === name) === true;
}

/** Whether podman acts on the annotation where it stands, so that its value counts. */
export function isActedOn(annotation: Annotation): boolean {
  const known = podmanAnnotation(annotation.entry.key.text);
  if (!known || !isReadAt(known.annotation.place, annotation)) return false;
  const { suffix } = known.annotation;
  if (suffix === 'container' && known.owner === undefined) return false;
  const ofContainer = suffix === 'container' || suffix === 'container-allowed';
  return !ofContainer || known.owner === undefined || hasContainer(annotation, known.owner);
}
