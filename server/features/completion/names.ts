import type { Choice } from './choice.ts';
import type { Asked } from './offer.ts';
import type { Source, Spot } from './spot.ts';
import { entryIn, scalarIn } from '../../manifest/find.ts';
import { candidatesAt, nameSlotAt, type Candidate, type NameSlot } from '../../symbols/candidates.ts';
import { sameScope, type Mention } from '../../symbols/mention.ts';
import { mentionsIn } from '../../symbols/mentions.ts';
import { siteAt } from '../../symbols/walk.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { resolved, textOf, type MapNode } from '../../yaml/tree.ts';

/**
 * The names that may stand at a spot: where a name is used, those that something declares; then, as where one is
 * declared, those that others use though nothing declares them.
 */
export const nameChoices: Source = (asked, spot) =>
  asked.readings().flatMap((it) => namesIn(asked, it, spot));

function namesIn(asked: Asked, document: ManifestDocument, spot: Spot): readonly Choice[] {
  const slot = nameSlotAt(document, spot.path);
  if (slot?.stands !== 'value') return [];
  const wanted = wantedNames(asked, document, slot).map(wantedChoice);
  if (slot.role === 'declares') return wanted;
  const used = namesBeside(spot);
  const declared = candidatesAt(document, asked.known.reach, spot.path)
    .toSorted((a, b) => Number(used.has(a.mention.text)) - Number(used.has(b.mention.text)))
    .map((it) => candidateChoice(document, it));
  return [...declared, ...wanted];
}

/** The names of a kind and scope that places use and nothing in reach declares, but for what the cursor is writing. */
export function wantedNames(
  { known, offset }: Asked,
  document: ManifestDocument,
  { kind, scope }: Pick<NameSlot, 'kind' | 'scope'>,
): readonly string[] {
  const own = mentionsIn(document).filter((it) => !isAt(it, offset));
  const others = scope.reach === 'workspace' ? known.reach.flatMap((it) => it.mentions) : [];
  const all = [...own, ...others].filter((it) => it.kind === kind && sameScope(it.scope, scope));
  const declared = new Set(all.filter((it) => it.role === 'declares').map((it) => it.text));
  return [...new Set(all.filter((it) => !declared.has(it.text)).map((it) => it.text))];
}

function isAt({ span }: Mention, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

function wantedChoice(text: string): Choice {
  return { text, sort: 'name', form: 'text', detail: 'used elsewhere' };
}

function candidateChoice(document: ManifestDocument, candidate: Candidate): Choice {
  return { text: candidate.mention.text, sort: 'name', form: 'text', ...about(document, candidate) };
}

/** What to say of a declared name: a few words, and as Markdown the lines that declare it, unless they are secret. */
export function about(
  document: ManifestDocument,
  { mention, neighbour }: Candidate,
): { readonly detail: string; readonly documentation: () => string } {
  const home = neighbour?.document ?? document;
  return {
    detail: neighbour ? (neighbour.uri.split('/').at(-1) ?? '') : detailOf(home, mention),
    documentation: () =>
      mention.scope.owner.startsWith('secret/') || mention.kind === 'secret'
        ? ''
        : excerpt(home.text, mention),
  };
}

/** What a declaration says of the thing besides its name: a container's image, a volume's source, a port's number. */
function detailOf(document: ManifestDocument, { kind, path }: Mention): string {
  const map = mapAt(document, path.slice(0, -1));
  if (!map) return '';
  if (kind === 'container') return scalarIn(map, 'image')?.text ?? '';
  if (kind === 'variable') return scalarIn(map, 'value')?.text ?? '';
  if (kind === 'port') return scalarIn(map, 'containerPort')?.text ?? '';
  return kind === 'volume' ? (map.entries.find((it) => it.key.text !== 'name')?.key.text ?? '') : '';
}

/** The declaring lines as a code block. */
function excerpt(text: string, { whole }: Mention): string {
  const start = text.lastIndexOf('\n', whole.start - 1) + 1;
  const indent = text.slice(start, whole.start).replace(/[^ ]/g, ' ');
  const lines = text.slice(whole.start, whole.end).trimEnd().split(/\r?\n/);
  const shown = lines.map((it) => (it.startsWith(indent) ? it.slice(indent.length) : it));
  return ['```yaml', ...shown, '```'].join('\n');
}

/** The names in the same field of the items beside: of mounts, the volumes that are mounted already. */
function namesBeside({ site, path }: Spot): ReadonlySet<string> {
  const list = site.parent?.parent?.node;
  const name = path.at(-1);
  if (list?.kind !== 'list' || typeof name !== 'string') return new Set();
  const own = site.parent?.node;
  const others = list.items.flatMap((it) => {
    const map = resolved(it);
    return map?.kind === 'map' && map !== own ? [entryIn(map, name)] : [];
  });
  return new Set(others.flatMap((it) => textOf(it?.value) ?? []));
}

function mapAt(document: ManifestDocument, path: Mention['path']): MapNode | undefined {
  const node = siteAt(document, path)?.node;
  return node?.kind === 'map' ? node : undefined;
}
