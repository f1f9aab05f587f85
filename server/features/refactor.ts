import { addPattern } from './refactor/add-pattern.ts';
import { addProbes } from './refactor/add-probes.ts';
import { addResources } from './refactor/add-resources.ts';
import { exposePort } from './refactor/expose-port.ts';
import { extractEnv } from './refactor/extract-env.ts';
import { extractVolume } from './refactor/extract-volume.ts';
import { inlineVolume } from './refactor/inline-volume.ts';
import { moveContainer } from './refactor/move-container.ts';
import { placesAt } from './refactor/place.ts';
import type { Offer, Refactoring, Surroundings } from './refactor/refactoring.ts';
import { splitContainer } from './refactor/split-container.ts';
import { toPod } from './refactor/to-pod.ts';
import { toWorkload } from './refactor/to-workload.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import type { Span } from '../yaml/tree.ts';

/** Those that change what is there, in the order a menu shows them. */
export const changes: readonly Offer[] = [
  extractEnv,
  extractVolume,
  inlineVolume,
  exposePort,
  addProbes,
  addResources,
  moveContainer,
  splitContainer,
  toWorkload,
  toPod,
];

/** All there are. */
const offers: readonly Offer[] = [...changes, addPattern];

/**
 * What may be made of what a span of a document stands on.
 * Refactorings are offered on few lines, so that an editor's light bulb doesn't burn everywhere: those of a pod's kind
 * and name, of its lists, and with which a container or an item begins.
 */
export function refactorings(
  document: ManifestDocument,
  span: Span,
  around: Surroundings,
  among = offers,
): readonly Refactoring[] {
  if (document.templated) return [];
  const places = placesAt(document, span);
  return places.flatMap((place) => among.flatMap((offer) => offer(place, around)));
}
