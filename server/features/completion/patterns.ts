import { offerAt, type Asked, type Completion } from './offer.ts';
import { entryIn } from '../../manifest/find.ts';
import { containerFor, type Addition } from '../../patterns/add.ts';
import { joined } from '../../manifest/joined.ts';
import { podPartAt } from '../../patterns/pod.ts';
import type { Variant } from '../../patterns/variant.ts';
import { patternWords, variants } from '../../patterns/variants.ts';
import { blockLines, itemLines } from '../../yaml/content.ts';
import type { ItemPlace, KeyPlace } from '../../yaml/place.ts';

/**
 * The containers of patterns that may be begun at a place in `containers` or `initContainers`, with a dash or behind
 * one; each with what the pod and its main container need for it.
 */
export function patternItems(asked: Asked, place: KeyPlace | ItemPlace): readonly Completion[] {
  const list = place.kind === 'item' ? place.path : place.path.slice(0, -1);
  const name = list.at(-1);
  const isNew = place.kind === 'item' || (place.siblings.length === 0 && !place.hasColon);
  if (!isNew || place.below || place.style !== 'block') return [];
  if (name !== 'containers' && name !== 'initContainers') return [];
  const path = list.slice(0, -1);
  const choices = asked.known.taken(podPartAt(asked.document, path)?.name?.text);
  return variants.flatMap((variant) => {
    const added = containerFor(asked.document, path, variant, choices);
    return added?.list === name ? (patternItem(asked, place, variant, added) ?? []) : [];
  });
}

function patternItem(
  asked: Asked,
  place: KeyPlace | ItemPlace,
  variant: Variant,
  { spec, list, container, inMain, inSpec }: Addition,
): Completion | undefined {
  const { start, end } = place.replaced;
  const listStart = entryIn(spec, list)?.key.span.start ?? start;
  // What would come between the list and its new item, which isn't written yet, goes behind that.
  const behind = inSpec.filter(({ span }) => listStart <= span.start && span.end <= end);
  const elsewhere = joined([...inMain, ...inSpec.filter((it) => !behind.includes(it))]);
  // Other edits must not touch the completion's own (LSP, CompletionItem.additionalTextEdits).
  const touching = elsewhere.some(({ span }) => span.start <= end && start <= span.end);
  if (touching || behind.some((it) => !/^\r?\n/.test(it.insert))) return undefined;
  const [dash, lines] =
    place.kind === 'item'
      ? ['- ', itemLines(container, asked.layout)]
      : ['', blockLines(container, asked.layout)];
  const item = lines.join(`\n${' '.repeat(place.column)}`);
  return {
    ...offerAt(asked, place, {
      label: `${dash}${variant.pattern}: ${variant.title}`,
      sort: 'pattern',
      detail: `new ${patternWords[variant.pattern]}`,
      documentation: () => variant.purpose,
      insert: [item, { stop: 0 }, ...behind.map((it) => it.insert.replaceAll('\r\n', '\n'))],
    }),
    more: elsewhere,
  };
}
