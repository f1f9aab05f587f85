import type { Choice } from './choice.ts';
import type { Asked } from './offer.ts';
import type { Source } from './spot.ts';
import { mapIn, scalarIn } from '../../manifest/find.ts';
import type { Mention } from '../../symbols/mention.ts';
import { mentionsIn } from '../../symbols/mentions.ts';
import { objectOf } from '../../manifest/object.ts';

/** A label as its two texts. */
export type Pair = { readonly key: string; readonly value: string; readonly detail: string };

/**
 * The labels that something in reach has and a selector may ask for, or that a selector asks for and an object may
 * have; each once, those of the document first.
 */
export function labelPairs({ readings, known }: Asked, role: Mention['role']): readonly Pair[] {
  const own = readings().flatMap((it) => mentionsIn(it).map((mention) => ({ mention, uri: '' })));
  const others = known.reach.flatMap(({ mentions, uri }) => mentions.map((mention) => ({ mention, uri })));
  const pairs = [...own, ...others]
    .filter(({ mention }) => mention.kind === 'label' && mention.role === role)
    .map(({ mention, uri }) => ({
      key: mention.scope.owner,
      value: mention.text,
      detail: uri.split('/').at(-1) ?? '',
    }));
  return [...new Map(pairs.toReversed().map((it) => [`${it.key}=${it.value}`, it])).values()].toReversed();
}

/** The keys of labels, for a selector's expressions: those that something has, then well-known ones. */
export const labelKeys: Source = (asked, { site }) => {
  const selector = site.parent?.parent?.parent?.type;
  const labels = selector?.kind === 'object' ? selector.shape.fields.get('matchLabels')?.type : undefined;
  const known = labels?.kind === 'map' ? (labels.knownKeys ?? []) : [];
  const keys = new Set([...labelPairs(asked, 'declares').map((it) => it.key), ...known]);
  return [...keys].map((text): Choice => ({ text, sort: 'name', form: 'text' }));
};

/** The value of an object's own label: most are called by the object's name. */
export const labelValues: Source = (_, { site }) => {
  const { node } = objectOf(site);
  const metadata = node.kind === 'map' ? mapIn(node, 'metadata') : undefined;
  const name = metadata && scalarIn(metadata, 'name')?.text;
  return name === undefined || name === ''
    ? []
    : [{ text: name, sort: 'name', form: 'text', detail: "the object's name" }];
};
