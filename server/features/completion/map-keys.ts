import { annotationKeys } from './annotations.ts';
import { holds } from './capture.ts';
import { keySnippet } from './entry.ts';
import { labelPairs } from './labels.ts';
import { wantedNames } from './names.ts';
import { roleKeys } from './roles.ts';
import { offerAt, type Asked, type Completion } from './offer.ts';
import { verdictAt } from './support.ts';
import { placeOf } from '../../manifest/fields.ts';
import { markdown, typeName } from '../../schema/describe.ts';
import type { MapType } from '../../schema/shape.ts';
import { nameSlotAt } from '../../symbols/candidates.ts';
import type { Site } from '../../symbols/walk.ts';
import type { KeyPlace } from '../../yaml/place.ts';
import { textScalar } from '../../yaml/write.ts';

/** A key of a map that no shape tells the keys of. */
type MapKey = {
  readonly name: string;
  /** Its value, where that is known too. */
  readonly value?: string;
  readonly detail: string;
  readonly documentation?: () => string;
  /** Whether it comes after those that have an effect. */
  readonly last?: boolean;
  readonly leadsToValues?: boolean;
};

/** The keys of a map worth offering: names that other places have or ask for, then well-known ones. */
export function mapKeys(asked: Asked, place: KeyPlace, site: Site, type: MapType): readonly Completion[] {
  if (place.below && !holds(type.value, place.below)) return [];
  return keysAt(asked, site, type, place)
    .filter((it) => !place.siblings.includes(it.name))
    .toSorted((a, b) => Number(a.last ?? false) - Number(b.last ?? false))
    .map((it) => mapKey(asked, place, type, it));
}

function mapKey(asked: Asked, place: KeyPlace, type: MapType, key: MapKey): Completion {
  const { name, value, detail, documentation, leadsToValues } = key;
  const isPair = value !== undefined && !place.hasColon && !place.below;
  return offerAt(asked, place, {
    label: isPair ? `${name}: ${value}` : name,
    sort: isPair ? 'name' : 'key',
    detail,
    ...(documentation && { documentation }),
    insert: isPair
      ? [`${textScalar(name, place.quote, place.style)}: ${textScalar(value, '', place.style)}`]
      : keySnippet(asked, place, name, type.value),
    leadsToValues: !isPair && !place.hasColon && (leadsToValues ?? type.value.kind === 'quantity'),
  });
}

function keysAt(asked: Asked, site: Site, type: MapType, place: KeyPlace): readonly MapKey[] {
  switch (placeOf(site)) {
    case 'ObjectMeta.annotations':
      return annotations(asked, site);
    case 'ObjectMeta.labels':
      return [...pairs(asked, 'refers'), ...knownKeys(asked, type, place)];
    case 'LabelSelector.matchLabels':
    case 'ServiceSpec.selector':
      return [...pairs(asked, 'declares'), ...knownKeys(asked, type, place)];
    default:
      return [...wantedKeys(asked, place), ...knownKeys(asked, type, place)];
  }
}

function annotations(asked: Asked, site: Site): readonly MapKey[] {
  const ofPodman = annotationKeys(asked, site).map(({ key, annotation, verdict }) => ({
    name: key,
    detail: verdict.mark === '' ? 'podman' : verdict.mark,
    documentation: () => markdown(`${annotation.note} Takes ${annotation.value}.`),
    last: verdict.last,
    leadsToValues: annotation.choices !== undefined || annotation.form === 'volumes-from',
  }));
  const ofRoles = roleKeys(asked, site).map((name) => ({
    name,
    detail: 'Podwright',
    documentation: () => 'What the container is to its pod, where Podwright shows that.',
    leadsToValues: true,
  }));
  return [...ofPodman, ...ofRoles];
}

function pairs(asked: Asked, role: 'declares' | 'refers'): readonly MapKey[] {
  return labelPairs(asked, role).map(({ key, value, detail }) => ({ name: key, value, detail }));
}

function knownKeys({ document, known }: Asked, type: MapType, { path }: KeyPlace): readonly MapKey[] {
  return (type.knownKeys ?? []).map((name) => {
    const { mark, documentation, last } = verdictAt(document, [...path, name], known);
    const detail = mark === '' ? typeName(type.value) : `${typeName(type.value)}, ${mark}`;
    return { name, detail, documentation: () => documentation, last };
  });
}

/** The keys of a ConfigMap or Secret that others ask for and it doesn't have yet. */
function wantedKeys(asked: Asked, { path }: KeyPlace): readonly MapKey[] {
  const names = asked.readings().flatMap((document) => {
    const slot = nameSlotAt(document, [...path, '']);
    return slot?.stands === 'key' ? wantedNames(asked, document, slot) : [];
  });
  return [...new Set(names)].map((name) => ({ name, detail: 'used elsewhere' }));
}
