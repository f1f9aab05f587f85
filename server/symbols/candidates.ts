import { fitsNamespace, sameScope, type Mention, type Scope } from './mention.ts';
import { mentionsIn } from './mentions.ts';
import { isSelected } from './names.ts';
import { namePlaceOf, placeOf, type NamePlace } from './places.ts';
import type { Neighbour, Reach } from './reach.ts';
import { namespaceOf, selectedLabels, variableSources } from './scope.ts';
import { siteAt, type Site } from './walk.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import type { Path } from '../yaml/tree.ts';

/** Which name a place takes: its kind, whether it gives or uses it, and where it lives. */
export type NameSlot = Pick<NamePlace, 'kind' | 'role' | 'stands'> & { readonly scope: Scope };

/**
 * Which name belongs at a path of a document, be one written there or not.
 * Nothing where none does, or where what it belongs to has no name yet, as of a key whose ConfigMap isn't named.
 */
export function nameSlotAt(document: ManifestDocument, path: Path): NameSlot | undefined {
  const site = siteAt(document, path);
  return site && slotOf(site);
}

/** A declared name and the document that declares it: none for the one that asks. */
export type Candidate = { readonly mention: Mention; readonly neighbour?: Neighbour };

/**
 * What the name at a path of a document may be, whatever is written there: each name once, the nearest first.
 * `$(NAME)` may be what the container's `env` declares or a key that its `envFrom` brings.
 */
export function candidatesAt(document: ManifestDocument, reach: Reach, path: Path): readonly Candidate[] {
  const site = siteAt(document, path);
  const slot = site && slotOf(site);
  if (!slot) return [];
  const scopes = scopesOf(site, slot);
  const fits = fitting(site, slot, scopes);
  const found = new Map<string, Candidate>();
  for (const mention of mentionsIn(document)) {
    if (isNew(mention)) found.set(mention.text, { mention });
  }
  // Others can't mean what lives in the document, and there may be thousands of them.
  if (scopes.every((it) => it.reach === 'document')) return [...found.values()];
  for (const neighbour of reach) {
    for (const mention of neighbour.mentions) {
      const isOpen = mention.scope.reach === 'workspace' || slot.scope.reach === 'workspace';
      if (isOpen && isNew(mention)) found.set(mention.text, { mention, neighbour });
    }
  }
  return [...found.values()];

  function isNew(mention: Mention): boolean {
    return mention.role !== 'refers' && !found.has(mention.text) && fits(mention);
  }
}

function slotOf(site: Site): NameSlot | undefined {
  const place = namePlaceOf(placeOf(site) ?? '');
  const scope = place?.scope(site);
  return place && scope && { kind: place.kind, role: place.role, stands: place.stands, scope };
}

/** Where the names live that the site may refer to. */
function scopesOf(site: Site, { kind, scope }: NameSlot): readonly Scope[] {
  return [scope, ...(kind === 'variable' ? variableSources(site) : [])];
}

/** Whether a declaration, of the own document or of the workspace, is one that the site may refer to. */
function fitting(
  site: Site,
  { kind, scope }: NameSlot,
  scopes: readonly Scope[],
): (declared: Mention) => boolean {
  const namespace = namespaceOf(site);
  const here = namespace === undefined ? {} : { namespace };
  if (kind === 'port' && scope.reach === 'workspace') {
    const asked = selectedLabels(site) ?? [];
    return (it) => it.kind === 'port' && fitsNamespace(it, here) && isSelected(it, asked);
  }
  return (it) =>
    (it.kind === kind || (kind === 'variable' && it.kind === 'key')) &&
    scopes.some((own) => sameScope(own, it.scope)) &&
    fitsNamespace(it, here);
}
