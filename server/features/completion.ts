import { choicesAt } from './completion/choices.ts';
import { choose } from './completion/choice.ts';
import { flowItems, items } from './completion/items.ts';
import { fieldKeys, keys } from './completion/keys.ts';
import { wantedAt } from './completion/local.ts';
import { anyObject, isObjectKey } from './completion/objects.ts';
import type { Asked, Completion, Known } from './completion/offer.ts';
import { patternItems } from './completion/patterns.ts';
import { readingsOf } from './completion/readings.ts';
import { references } from './completion/references.ts';
import { placeOf } from '../manifest/fields.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import type { LocalParams } from '../protocol.ts';
import { nothingTaken } from '../patterns/taken.ts';
import { newestPodman } from '../schema/podman.ts';
import { siteAt } from '../symbols/walk.ts';
import { placesAt } from '../yaml/cursor.ts';
import type { Place, ValuePlace } from '../yaml/place.ts';
import { layoutOf, type Layout } from '../yaml/write.ts';

/** What completion knows where nobody tells it more. */
export const nothingKnown: Known = {
  target: 'podman',
  podman: newestPodman,
  reach: [],
  taken: () => nothingTaken,
  local: undefined,
};

/** What can be written at an offset of a document, best first; offsets count from the document's start. */
export function complete(document: ManifestDocument, offset: number, known: Known): readonly Completion[] {
  const asked: Asked = {
    document,
    offset,
    known,
    layout: document.derive(layoutIn),
    readings: readingsOf(document, offset),
  };
  const inText = references(asked);
  const places = inText.length > 0 ? [] : placesAt(document.text, document.outline, offset, asked.layout);
  const found = [...inText, ...places.flatMap((it) => at(asked, it))];
  const seen = new Set<string>();
  return found
    .filter(({ label, sort }) => seen.size < seen.add(`${sort} ${label}`).size)
    .toSorted((a, b) => Number(a.takesBelow) - Number(b.takesBelow))
    .map((it) => withLineBreaksOf(document, it));
}

/** What of the local podman, or of the file system, could be used at an offset; `complete` takes it as `local`. */
export function wants(document: ManifestDocument, offset: number): LocalParams | undefined {
  const places = placesAt(document.text, document.outline, offset, document.derive(layoutIn));
  const value = places.find((it) => it.kind === 'value');
  const site = value && siteAt(document, value.path);
  const place = site && placeOf(site);
  return place === undefined || !value
    ? undefined
    : wantedAt({ place, typed: typedAt(document, offset, value) });
}

function layoutIn({ outline }: ManifestDocument): Layout {
  return layoutOf(outline);
}

function at(asked: Asked, place: Place): readonly Completion[] {
  if (!asked.document.identity.shape) return beginnings(asked, place);
  if (place.kind === 'value') return [...values(asked, place), ...flowItems(asked, place)];
  const own = place.kind === 'key' ? keys(asked, place) : items(asked, place);
  return [...own, ...patternItems(asked, place)];
}

function values(asked: Asked, place: ValuePlace): readonly Completion[] {
  return choicesAt(asked, place.path, typedAt(asked.document, asked.offset, place))
    .filter((it) => !place.siblings.includes(it.text))
    .map((it) => choose(asked, place, it));
}

/** What is written of a value up to the cursor. */
function typedAt({ text }: ManifestDocument, offset: number, { replaced, quote }: ValuePlace): string {
  return text.slice(replaced.start + quote.length, offset).trimStart();
}

/** What a document that is no object yet may go on with; nothing where it looks like another tool's file. */
function beginnings(asked: Asked, place: Place): readonly Completion[] {
  const { document } = asked;
  const { schema, identity } = document;
  const others = place.kind === 'key' && place.path.length === 0 ? place.siblings : rootKeys(document);
  if (!others.every((it) => isObjectKey(it, schema))) return [];
  if (place.kind === 'value') return values(asked, place);
  const isForeign = identity.apiVersion !== undefined && !schema.kindsIn(identity.apiVersion);
  if (place.kind !== 'key' || place.path.length > 0 || isForeign) return [];
  const first = fieldKeys(asked, place, anyObject(schema));
  return others.length > 0 ? first : first.filter((it) => it.label !== 'metadata');
}

function rootKeys({ outline, parsed }: ManifestDocument): readonly string[] {
  if (outline.root) return outline.root.twigs.map((it) => String(it.name));
  return parsed.root?.kind === 'map' ? parsed.root.entries.map((it) => it.key.text) : [];
}

/** With the line breaks that the document has. */
function withLineBreaksOf({ text }: ManifestDocument, completion: Completion): Completion {
  if (!text.includes('\r\n')) return completion;
  const { edit } = completion;
  const insert = edit.insert.map((it) => (typeof it === 'string' ? it.replaceAll('\n', '\r\n') : it));
  return { ...completion, edit: { ...edit, insert } };
}
