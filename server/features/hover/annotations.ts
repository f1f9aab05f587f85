import type { Explain } from './asked.ts';
import { markdown } from '../../schema/describe.ts';
import { codeSpan } from '../../schema/markup.ts';
import {
  podmanAnnotation,
  type AnnotationPlace,
  type AnnotationSuffix,
} from '../../schema/podman-annotations.ts';
import { isOlder } from '../../schema/podman-version.ts';

/** What podman does with an annotation, for which values, where and since when. */
export const annotation: Explain = ({ place, site, known }) => {
  if (place !== 'ObjectMeta.annotations{}' || known.target === 'kubernetes') return undefined;
  const found = podmanAnnotation(String(site.path.at(-1)));
  if (!found) return undefined;
  const { key, note, value, choices = [], since } = found.annotation;
  const age =
    since === undefined
      ? ''
      : isOlder(known.podman, since)
        ? `podman ${known.podman} doesn't know it yet: ${since} is the first that does.`
        : `Since podman ${since}.`;
  const takes = choices.length === 0 ? '' : `Such as ${choices.map(codeSpan).join(', ')}.`;
  return [
    `**podman** ${codeSpan(key)}`,
    markdown(note),
    [`Takes ${markdown(value)}.`, takes].filter((it) => it !== '').join(' '),
    [places[found.annotation.place], suffixes[found.annotation.suffix], age]
      .filter((it) => it !== '')
      .join(' '),
  ]
    .filter((it) => it !== '')
    .join('\n\n');
};

const places = {
  object: "It counts in the object's own metadata, of a workload in the top one.",
  template: "It counts in the pod's metadata, of a workload in that of its template.",
  claim: 'It counts in the metadata of a PersistentVolumeClaim.',
  podman: 'podman writes it itself and reads it from no manifest.',
} as const satisfies Record<AnnotationPlace, string>;

const suffixes = {
  none: '',
  container: 'It is about the container whose name follows behind `/`.',
  'container-allowed': 'It is about all containers, or about the one whose name follows behind `/`.',
  pod: "The pod's name may follow behind `/`.",
} as const satisfies Record<AnnotationSuffix, string>;
