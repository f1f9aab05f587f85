import { isOnHead } from './place.ts';
import type { Offer, Place } from './refactoring.ts';
import { entryIn, listIn } from '../../manifest/find.ts';
import { addContainer } from '../../patterns/add.ts';
import type { Choices } from '../../patterns/choices.ts';
import { takenBy } from '../../patterns/taken.ts';
import type { Variant } from '../../patterns/variant.ts';
import { patternWords, variants } from '../../patterns/variants.ts';
import { resolved } from '../../yaml/tree.ts';

/** Adds a container of a pattern, with all that it needs, to a pod or beside one of its containers. */
export const addPattern: Offer = (place, around) => {
  const fit = fitAt(place);
  if (!fit) return [];
  const { document, pod } = place;
  const choices = { ...fit.choices, ...takenBy(around, around.here, pod.name?.text) };
  return variants.filter(fit.fits).flatMap((variant) => {
    const edits = addContainer(document, pod.spec.path, variant, choices);
    if (!edits) return [];
    const { pattern } = variant;
    return [
      { title: `Add ${patternWords[pattern]}: ${variant.title}`, kind: 'rewrite', edits, adds: pattern },
    ];
  });
};

/** Which variants are offered there, and for which container. */
type Fit = { readonly fits: (variant: Variant) => boolean; readonly choices: Choices };

function fitAt(place: Place): Fit | undefined {
  const { map } = place.pod.spec;
  const isOn = (key: string) => {
    const entry = entryIn(map, key);
    return entry !== undefined && place.isOn(entry.key.span.start);
  };
  if (isOnHead(place)) return { fits: () => true, choices: {} };
  if (isOn('initContainers')) return { fits: isInit, choices: {} };
  if (isOn('containers')) return { fits: (it) => !isInit(it), choices: {} };
  const { container } = place;
  if (!container) return undefined;
  if (container.role === 'init') return { fits: isInit, choices: {} };
  const main = listIn(map, 'containers')?.items.findIndex((it) => resolved(it) === container.map);
  return { fits: () => true, choices: main === undefined ? {} : { main } };
}

function isInit({ pattern }: Variant): boolean {
  return pattern === 'init';
}
