import { isOlder } from '../schema/podman-version.ts';
import type { Span } from '../yaml/tree.ts';
import type { Snippet } from '../yaml/write.ts';
import { firstQuadlet, keyOf, sectionOf, sections } from './keys.ts';
import { absolutePath } from './files.ts';
import { keyPage, sectionPage } from './hover.ts';
import { placeAt, type Place } from './place.ts';
import type { Unit } from './unit.ts';

/** Something to write at the cursor. */
export type Offer = {
  readonly label: string;
  readonly sort: 'section' | 'key' | 'value' | 'file' | 'folder';
  /** A few words beside the label. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  readonly span: Span;
  readonly insert: Snippet;
  /** Whether values stand behind it that can be suggested in turn. */
  readonly leadsToValues?: true;
};

/** What there is around a unit. */
export type Around = {
  readonly podman: string;
  /** The entries of the folder that `folderWanted` names; folders end in `/`. */
  readonly entries: readonly string[];
};

/** What could stand at an offset of a unit, the likeliest first. */
export function completeUnit(unit: Unit, offset: number, around: Around): readonly Offer[] {
  const place = placeAt(unit, offset);
  switch (place?.kind) {
    case 'section':
      return sectionOffers(unit, place.span, around);
    case 'key': {
      const keys = keyOffers(unit, place, around);
      return place.isEmpty ? [...keys, ...sectionOffers(unit, place.span, around)] : keys;
    }
    case 'value':
      return valueOffers(place, around);
    case undefined:
      return [];
  }
}

/**
 * The folder whose entries could go on with what stands at an offset, as an absolute path; nothing where no file is
 * meant. `folder` is the unit's.
 */
export function folderWanted(unit: Unit, offset: number, folder: string): string | undefined {
  const place = placeAt(unit, offset);
  if (place?.kind !== 'value') return undefined;
  const value = keyOf(place.section.name, place.entry.key)?.value.kind;
  if (value === 'network') return folder;
  if (value !== 'manifest') return undefined;
  return absolutePath(`${folderPart(unit.text.slice(place.span.start, offset))}.`, folder);
}

function sectionOffers(unit: Unit, span: Span, { podman }: Around): readonly Offer[] {
  const written = new Set(unit.sections.map((it) => it.name));
  return sections
    .filter((it) => !written.has(it.name) && !isNewer(it.since, podman))
    .map((it) => ({
      label: `[${it.name}]`,
      sort: 'section' as const,
      detail: it.since === undefined ? 'section' : `podman ${it.since}`,
      documentation: sectionPage(it),
      span,
      insert: it.name === 'Kube' ? ['[Kube]\nYaml=', { stop: 0 }] : [`[${it.name}]\n`, { stop: 0 }],
      leadsToValues: true as const,
    }));
}

function keyOffers(
  unit: Unit,
  { section, span, hasValue }: Extract<Place, { kind: 'key' }>,
  { podman }: Around,
): readonly Offer[] {
  const written = new Set(
    unit.sections
      .filter((it) => it.name === section?.name)
      .flatMap((it) => it.entries.filter((entry) => entry.keySpan.start !== span.start))
      .map((it) => it.key),
  );
  const keys = sectionOf(section?.name ?? '')?.keys ?? [];
  return keys
    .filter((it) => it.instead === undefined && !isNewer(it.since, podman))
    .filter((it) => it.many === true || !written.has(it.name))
    .map((it) => ({
      label: it.name,
      sort: 'key' as const,
      detail: it.since === undefined ? '' : `podman ${it.since}`,
      documentation: keyPage(it),
      span,
      insert: hasValue ? [it.name] : [`${it.name}=`, { stop: 0 }],
      ...(!hasValue && it.value.kind !== 'text' && { leadsToValues: true as const }),
    }));
}

/** Of a podman without Quadlet everything is newer: the unit is for another one. */
function isNewer(since: string | undefined, podman: string): boolean {
  return since !== undefined && !isOlder(podman, firstQuadlet) && isOlder(podman, since);
}

function valueOffers(place: Extract<Place, { kind: 'value' }>, { entries }: Around): readonly Offer[] {
  const { section, entry, span } = place;
  const value = keyOf(section.name, entry.key)?.value;
  switch (value?.kind) {
    case 'boolean':
      return ['true', 'false'].map((it) => plain(it, '', span));
    case 'choice':
      return value.choices.map((it) => plain(it.name, it.says, span));
    case 'manifest':
      return entries
        .filter((it) => /(?:\/|\.ya?ml|\.json)$/i.test(it))
        .map((it) => file(it, behindFolder(place)));
    case 'network':
      return [
        ...networks.map(([name, says]) => plain(name, says, span)),
        ...entries.filter((it) => it.endsWith('.network')).map((it) => file(it, span)),
      ];
    case 'text':
    case 'port':
    case undefined:
      return [];
  }
}

/** What `podman kube play --network` takes besides names (podman-kube-play(1)). */
const networks: readonly (readonly [string, string])[] = [
  ['host', "The host's own network."],
  ['none', 'No network.'],
  ['bridge', "podman's default network."],
  ['pasta', 'The network of rootless podman, where nothing else is set.'],
  ['slirp4netns', 'The network of rootless podman before 5.0.'],
];

function plain(label: string, documentation: string, span: Span): Offer {
  return { label, sort: 'value', detail: '', documentation, span, insert: [label] };
}

function file(name: string, span: Span): Offer {
  const isFolder = name.endsWith('/');
  return {
    label: name,
    sort: isFolder ? 'folder' : 'file',
    detail: '',
    documentation: '',
    span,
    insert: [name],
    ...(isFolder && { leadsToValues: true as const }),
  };
}

/** The last part of the path at the cursor, behind its folders. */
function behindFolder({ entry, span }: Extract<Place, { kind: 'value' }>): Span {
  const written = entry.value.slice(Math.max(0, span.start - entry.valueSpan.start));
  const folders = folderPart(written.slice(0, span.end - span.start)).length;
  return { start: span.start + folders, end: span.end };
}

function folderPart(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
