import { choicesAt } from './choices.ts';
import { choose } from './choice.ts';
import { fieldsAbove, holds, takesBelow } from './capture.ts';
import { offerAt, type Asked, type Completion } from './offer.ts';
import { expectedAt } from '../../manifest/expected.ts';
import { flowValueSnippet, isScalar, itemSnippet } from '../../manifest/skeleton.ts';
import { describeField, typeName } from '../../schema/describe.ts';
import type { Type } from '../../schema/shape.ts';
import type { Below, ItemPlace, ValuePlace } from '../../yaml/place.ts';
import type { Snippet } from '../../yaml/write.ts';

/** The items that may be begun at a place: one for each value there is to choose, or one with its required keys. */
export function items(asked: Asked, place: ItemPlace): readonly Completion[] {
  const list = expectedAt(asked.document, place.path);
  if (list?.type.kind !== 'list') return [];
  const { item } = list.type;
  const about = {
    sort: 'item',
    detail: `new ${typeName(item)}`,
    documentation: () => (list.field ? describeField(list.field) : ''),
  } as const;
  if (place.below) {
    if (place.below.kind === 'text') return [];
    const taken = takesBelow(asked, place);
    return headsAbove(item, place, place.below).map((insert) =>
      offerAt(asked, place, { ...about, label: headOf(insert), takesBelow: taken, insert }),
    );
  }
  const choices = choicesAt(asked, [...place.path, place.index], '').filter(
    (it) => !place.siblings.includes(it.text),
  );
  const chosen = choices.map((it) => choose(asked, place, { ...about, ...it }, '- '));
  if (chosen.length > 0) return chosen;
  const insert = itemSnippet(item, place.column, asked.layout);
  return [offerAt(asked, place, { ...about, label: headOf(insert), insert })];
}

/** The dash of an item that stands below already: with the first key it lacks, or with the key whose value it is. */
function headsAbove(
  item: Type,
  { column }: ItemPlace,
  below: Exclude<Below, { kind: 'text' }>,
): readonly Snippet[] {
  if (item.kind !== 'object') return holds(item, below) ? [['-']] : [];
  const { fields, skeleton } = item.shape;
  if (!holds(item, below, 'some')) {
    return fieldsAbove([...fields.values()], below).map((it) => [`- ${it.name}:`]);
  }
  const missing = fields.get(skeleton.find((it) => !below.keys?.includes(it)) ?? '');
  if (!missing || !isScalar(missing.type)) return [['-']];
  return [[`-${' '.repeat(below.column - column - 1)}${missing.name}: `, { stop: 0 }]];
}

/** How a new item begins, as its label: `- name`. */
function headOf(snippet: Snippet): string {
  const end = snippet.findIndex((it) => typeof it !== 'string');
  const texts = snippet.slice(0, end === -1 ? undefined : end).filter((it) => typeof it === 'string');
  const [line = ''] = texts.join('').split('\n', 1);
  return line.trimEnd().replace(/^-\s+/, '- ').replace(/:$/, '');
}

/** A whole object, map or list within brackets, where nothing of it is written yet. */
export function flowItems(asked: Asked, place: ValuePlace): readonly Completion[] {
  const { start, end } = place.replaced;
  const expected = expectedAt(asked.document, place.path);
  if (place.style === 'block' || start !== end || !expected || isScalar(expected.type)) return [];
  const { type, field } = expected;
  if (type.kind === 'any') return [];
  const insert = flowValueSnippet(type, place.style);
  return [
    offerAt(asked, place, {
      label: flowLabel(type),
      sort: 'item',
      detail: `new ${typeName(type)}`,
      documentation: () => (field ? describeField(field) : ''),
      insert,
    }),
  ];
}

/** How a value within brackets begins: `{name, image}`. */
function flowLabel(type: Type): string {
  if (type.kind === 'list') return `[${flowLabel(type.item)}]`;
  if (isScalar(type)) return '';
  return `{${type.kind === 'object' ? type.shape.skeleton.join(', ') : ''}}`;
}
