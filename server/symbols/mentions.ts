import { annotationMentions } from './annotations.ts';
import type { Mention } from './mention.ts';
import { variables, portName, wholeText, type Piece } from './pieces.ts';
import { namePlaceOf, placeOf, type NamePlace } from './places.ts';
import {
  declaresVariable,
  isOptional,
  namespaceOf,
  podLabels,
  selectedLabels,
  variableSources,
} from './scope.ts';
import { sitesOf, type Site } from './walk.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import type { ScalarNode, Span } from '../yaml/tree.ts';

/**
 * Every place of a document where a name stands that something else may use or give, in the order of the text.
 * Where an alias or a merge key uses a piece of text in several scopes, its names are mentioned once for each.
 */
export function mentionsIn(document: ManifestDocument): readonly Mention[] {
  return document.derive(findMentions);
}

function findMentions(document: ManifestDocument): readonly Mention[] {
  const found = sitesOf(document).flatMap((site) => {
    const place = placeOf(site);
    if (place === undefined) return [];
    const named = namePlaceOf(place);
    return named ? mentionsAt(document.text, site, named) : annotationMentions(document.text, site, place);
  });
  return unique(found).toSorted((a, b) => a.span.start - b.span.start);
}

function mentionsAt(source: string, site: Site, place: NamePlace): readonly Mention[] {
  const scalar = scalarAt(site, place);
  const scope = scalar && place.scope(site);
  if (!scope) return [];
  const { kind, role } = place;
  const namespace = namespaceOf(site);
  const labels = labelsOf(site, place);
  return piecesOf(source, scalar, place).map(({ text, span }) => ({
    kind,
    text,
    scope,
    role,
    span,
    whole: role === 'declares' ? declarationSpan(site, place) : scalar.span,
    path: site.path,
    optional: role === 'refers' && isOptional(site),
    ...(namespace !== undefined && { namespace }),
    ...(labels && { labels }),
    ...sourcesOf(site, place, text),
  }));
}

function sourcesOf(site: Site, { kind, role }: NamePlace, text: string): Pick<Mention, 'sources'> {
  if (kind !== 'variable' || role === 'declares' || declaresVariable(site, text)) return {};
  const sources = variableSources(site);
  return sources.length > 0 ? { sources } : {};
}

function scalarAt(site: Site, { stands }: NamePlace): ScalarNode | undefined {
  if (stands === 'key') return site.entry?.key;
  return site.node.kind === 'scalar' ? site.node : undefined;
}

function piecesOf(source: string, scalar: ScalarNode, { kind, stands }: NamePlace): readonly Piece[] {
  if (stands === 'variables') return variables(source, scalar);
  return kind === 'port' ? portName(source, scalar) : wholeText(source, scalar);
}

function labelsOf(site: Site, { kind, scope, role }: NamePlace): readonly string[] | undefined {
  if (kind !== 'port') return undefined;
  if (role === 'declares') return podLabels(site);
  return scope(site)?.reach === 'workspace' ? selectedLabels(site) : undefined;
}

/** The list item whose name it is; of a label or a key its entry; of an object's own name the object. */
function declarationSpan(site: Site, { kind }: NamePlace): Span {
  if (kind === 'key' || kind === 'label') return site.entry?.span ?? site.node.span;
  const isObjectName = site.path.at(-2) === 'metadata';
  return (isObjectName ? site.parent?.parent : site.parent)?.node.span ?? site.node.span;
}

/** Without what an alias brings a second time into the same scope. */
function unique(mentions: readonly Mention[]): readonly Mention[] {
  const seen = new Map<string, Mention>();
  for (const it of mentions) {
    const id = [it.span.start, it.span.end, it.kind, it.role, it.scope.owner].join(' ');
    if (!seen.has(id)) seen.set(id, it);
  }
  return [...seen.values()];
}
