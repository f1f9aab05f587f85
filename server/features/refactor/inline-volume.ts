import { folderAnnotations, isOnVolume } from './extract-volume.ts';
import { textsIn } from './labels.ts';
import type { Offer, Surroundings } from './refactoring.ts';
import { commentsIn } from '../../manifest/comments.ts';
import type { TextEdit } from '../../manifest/edits.ts';
import { mapIn, mapsIn, textIn, writtenMapsOf, type Found } from '../../manifest/find.ts';
import { joined } from '../../manifest/joined.ts';
import { isObject } from '../../manifest/object.ts';
import { isReplaceable, replaceEntry } from '../../manifest/replace-entry.ts';
import type { Occurrence } from '../../symbols/occurrence.ts';
import type { Content } from '../../yaml/content.ts';

/**
 * Makes a volume the pod's own again that a claim of the same file asks for: a folder of the host where the claim means
 * one, or else one that comes and goes with the pod. The claim goes where nobody else uses it.
 */
export const inlineVolume: Offer = (place, around) =>
  mapsIn(place.pod.spec.map, 'volumes').flatMap((volume) => {
    const source = volume.entries.findLast((it) => it.key.text === 'persistentVolumeClaim');
    const details = mapIn(volume, 'persistentVolumeClaim');
    const claimName = details && textIn(details, 'claimName');
    if (!source || claimName === undefined || !isOnVolume(place, volume)) return [];
    const claim = claimOf(claimName, around);
    const content = claim && contentOf(claim.found);
    if (!content || !isReplaceable(place.document, source)) return [];
    const edit = replaceEntry(place.document, volume, source, content.key, content.value);
    const title = `Inline PersistentVolumeClaim '${claimName}'`;
    return [{ title, kind: 'inline', edits: joined([edit, ...removal(claim.declared, around)]) }];
  });

type Claim = { readonly declared: Occurrence; readonly found: Found };

/** The one claim of that name, where it is a document of the same file. */
function claimOf(name: string, { names, here }: Surroundings): Claim | undefined {
  const [declared, ...others] = names.declared('claim', name);
  if (declared?.at.uri !== here.uri || others.length > 0) return undefined;
  const found = writtenMapsOf(declared.at.document, 'PersistentVolumeClaim').find(
    (it) => !it.parent && isObject(it),
  );
  return found && { declared, found };
}

/** What a volume is without its claim; nothing where the claim asks for storage that is there already. */
function contentOf({ map }: Found): { readonly key: string; readonly value: Content } | undefined {
  const spec = mapIn(map, 'spec');
  if (spec?.entries.some((it) => bound.has(it.key.text))) return undefined;
  const annotations = textsIn(mapIn(map, 'metadata'), 'annotations');
  const folder = annotations['volume.podman.io/device'];
  const own = Object.entries(annotations).filter(([key]) => key.startsWith('volume.podman.io/'));
  if (own.length === 0) return { key: 'emptyDir', value: {} };
  const expected = folderAnnotations(folder ?? '');
  const isFolder = own.length === 3 && own.every(([key, value]) => expected[key] === value);
  return isFolder && folder !== undefined ? { key: 'hostPath', value: { path: folder } } : undefined;
}

const bound: ReadonlySet<string> = new Set(['dataSource', 'dataSourceRef', 'selector', 'volumeName']);

/** Takes the claim's document away, unless others use the claim or something is told there besides. */
function removal({ at, mention }: Occurrence, { names, here }: Surroundings): readonly TextEdit[] {
  const { text } = at.document;
  const isTold =
    commentsIn(at.document, { start: 0, end: text.length }).length > 0 || /^(?:\uFEFF|%)/.test(text);
  if (isTold || names.uses(mention).length > 1) return [];
  const start = at.start - here.start;
  return [{ span: { start, end: start + text.length }, insert: '' }];
}
