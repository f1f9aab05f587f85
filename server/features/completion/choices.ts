import { distinct, type Choice } from './choice.ts';
import { localChoices } from './local.ts';
import { nameChoices, takesName } from './names.ts';
import { identifyingChoices } from './objects.ts';
import type { Asked } from './offer.ts';
import { quantityChoices } from './quantities.ts';
import { sources } from './sources.ts';
import type { Spot } from './spot.ts';
import { typeChoices } from './types.ts';
import { placeOf } from '../../manifest/fields.ts';
import { isScalar } from '../../manifest/skeleton.ts';
import type { Field, Shape } from '../../schema/shape.ts';
import { siteAt } from '../../symbols/walk.ts';
import type { Path } from '../../yaml/tree.ts';

/** The values to choose from at a path, the likeliest first; `typed` is what is written of it so far. */
export function choicesAt(asked: Asked, path: Path, typed: string): readonly Choice[] {
  const identifying = identifyingChoices(asked, path);
  if (identifying.length > 0) return identifying;
  const spot = spotAt(asked, path, typed);
  if (!spot || !isScalar(spot.site.type)) return [];
  return distinct([...nameChoices(asked, spot), ...localChoices(asked, spot), ...ownChoices(asked, spot)]);
}

export function spotAt({ document }: Asked, path: Path, typed: string): Spot | undefined {
  const site = siteAt(document, path);
  return site && { path, site, place: placeOf(site) ?? '', typed };
}

/** What the place itself has to offer, whatever stands elsewhere. */
function ownChoices(asked: Asked, spot: Spot): readonly Choice[] {
  const source = sources.get(spot.place);
  if (source) return source(asked, spot);
  const { type, field } = spot.site;
  return type.kind === 'quantity' ? quantityChoices(asked, spot) : typeChoices(type, field?.default);
}

/** Whether a field has values to choose from, as far as its place in Kubernetes' shapes alone tells. */
export function hasChoices(shape: Shape, field: Field): boolean {
  const { name, type, required } = field;
  if (required && (name === 'kind' || name === 'apiVersion')) return true;
  if (type.kind === 'quantity' || sources.has(`${shape.name}.${name}`)) return true;
  return takesName(shape, field) || typeChoices(type, field.default).length > 0;
}
