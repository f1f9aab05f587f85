import { distinct, type Choice } from './choice.ts';
import { localChoices, wantedAt } from './local.ts';
import { nameChoices } from './names.ts';
import { modeChoices } from './numbers.ts';
import { identifyingChoices } from './objects.ts';
import type { Asked } from './offer.ts';
import { quantityChoices } from './quantities.ts';
import { sources } from './sources.ts';
import type { Spot } from './spot.ts';
import { typeChoices } from './types.ts';
import { placeOf } from '../../manifest/fields.ts';
import { isScalar } from '../../manifest/skeleton.ts';
import { measureOf } from '../../schema/measure.ts';
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

function spotAt({ document }: Asked, path: Path, typed: string): Spot | undefined {
  const site = siteAt(document, path);
  return site && { path, site, place: placeOf(site) ?? '', typed };
}

/** What the place itself has to offer, whatever stands elsewhere. */
function ownChoices(asked: Asked, spot: Spot): readonly Choice[] {
  const source = sources.get(spot.place);
  if (source) return source(asked, spot);
  const { type, field } = spot.site;
  if (type.kind === 'quantity') return quantityChoices(asked, spot);
  const isMode = measureOf(type, String(spot.path.at(-1))) === 'permissions';
  return isMode ? modeChoices(asked, spot) : typeChoices(type, field?.default);
}

/** Whether there is something to choose at a path, as far as can be told before the cursor is there. */
export function hasChoices(asked: Asked, path: Path): boolean {
  if (identifyingChoices(asked, path).length > 0) return true;
  const spot = spotAt(asked, path, '');
  if (!spot || !isScalar(spot.site.type)) return false;
  const { type } = spot.site;
  if (type.kind === 'boolean' || type.kind === 'quantity') return true;
  return (asked.known.local && wantedAt(spot)) !== undefined || choicesAt(asked, path, '').length > 0;
}
