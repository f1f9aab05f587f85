import { hasChoices } from './choices.ts';
import { fieldsAbove, takesBelow } from './capture.ts';
import { keySnippet } from './entry.ts';
import { mapKeys } from './map-keys.ts';
import { anyObject } from './objects.ts';
import { offerAt, type Asked, type Completion } from './offer.ts';
import { verdictAt, type Verdict } from './support.ts';
import { firstPath } from '../../manifest/skeleton.ts';
import { describeField, typeName } from '../../schema/describe.ts';
import type { Field, Shape, Type } from '../../schema/shape.ts';
import { siteAt } from '../../symbols/walk.ts';
import type { KeyPlace } from '../../yaml/place.ts';
import type { Path } from '../../yaml/tree.ts';

/** The keys that may be written at a place: required ones first, then by common use, deprecated ones last. */
export function keys(asked: Asked, place: KeyPlace): readonly Completion[] {
  const site = siteAt(asked.document, place.path);
  if (site?.type.kind === 'object') return fieldKeys(asked, place, site.type.shape);
  if (site?.type.kind === 'manifest') return fieldKeys(asked, place, anyObject(asked.document.schema));
  return site?.type.kind === 'map' ? mapKeys(asked, place, site, site.type) : [];
}

/** The fields of a shape that the map has not yet and that may hold what stands below. */
export function fieldKeys(asked: Asked, place: KeyPlace, shape: Shape): readonly Completion[] {
  const taken = takesBelow(asked, place);
  const free = [...shape.fields.values()].filter((it) => !place.siblings.includes(it.name));
  const fields = place.below ? fieldsAbove(free, place.below) : free;
  return fields
    .filter((it) => !taken || it.type.kind !== 'any')
    .map((field) => ({ field, verdict: verdictAt(asked.document, [...place.path, field.name], asked.known) }))
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ field, verdict }) => ({ ...fieldKey(asked, place, field, verdict), takesBelow: taken }));
}

/** What podman does nothing with comes behind the others of its class: required, optional, deprecated. */
function rank({ field, verdict }: { readonly field: Field; readonly verdict: Verdict }): number {
  const group = field.required ? 0 : field.deprecated ? 2 : 1;
  return group * 2 + Number(verdict.last);
}

function fieldKey(asked: Asked, place: KeyPlace, field: Field, { mark, documentation }: Verdict): Completion {
  const { name, type, required, deprecated } = field;
  const about = [typeName(type), ...(required ? ['required'] : []), ...(mark === '' ? [] : [mark])];
  return offerAt(asked, place, {
    label: name,
    sort: 'field',
    detail: about.join(', '),
    documentation: () => [describeField(field), documentation].filter((it) => it !== '').join('\n\n'),
    insert: keySnippet(asked, place, name, type),
    deprecated,
    leadsToValues: !place.hasColon && !place.below && leads(asked, [...place.path, name], type),
  });
}

/** Whether the first thing to fill in of a new entry has values to choose from. */
function leads(asked: Asked, path: Path, type: Type): boolean {
  const first = firstPath(type);
  return first !== undefined && hasChoices(asked, [...path, ...first]);
}
