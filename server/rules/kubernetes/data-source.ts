import { givenIn, mapIn, textIn, writtenMapsOf, type Found } from '../../manifest/find.ts';
import { removeEntry } from '../../manifest/removal.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { quoted } from '../../schema/describe.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import type { MapNode } from '../../yaml/tree.ts';

/**
 * What a claim is to be filled with can't be that, or is named twice and differs
 * (pkg/apis/core/validation/validation.go, `validateDataSource`).
 *
 *     apiVersion: v1
 *     kind: PersistentVolumeClaim
 *     metadata:
 *       name: copy
 *     spec:
 *       accessModes: [ReadWriteOnce]
 *       resources: { requests: { storage: 1Gi } }
 *       dataSource:
 *         kind: VolumeSnapshot
 *               ^^^^^^^^^^^^^^ error data-source: Without 'apiGroup' only a PersistentVolumeClaim can be meant, not 'VolumeSnapshot'. Add 'apiGroup'.
 *         name: yesterday
 */
export const dataSource: Rule = {
  code: 'data-source',
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'PersistentVolumeClaimSpec').flatMap((it) => [
      ...kindOf(it.map, 'dataSource'),
      ...kindOf(it.map, 'dataSourceRef'),
      ...unlike(document, it),
    ]),
};

function kindOf(spec: MapNode, field: string): Problem[] {
  const source = mapIn(spec, field);
  const kind = source && givenIn(source, 'kind');
  const text = (source && textIn(source, 'kind')) ?? '';
  const group = (source && textIn(source, 'apiGroup')) ?? '';
  if (!kind || text === '' || group !== '' || text === 'PersistentVolumeClaim') return [];
  const message = `Without 'apiGroup' only a PersistentVolumeClaim can be meant, not ${quoted(text)}. Add 'apiGroup'.`;
  return [refusal('data-source', kind.value.span, message)];
}

/** Two names of what a claim is filled with must say the same, and one from another namespace must be alone. */
function unlike(document: ManifestDocument, { map }: Found): Problem[] {
  const old = mapIn(map, 'dataSource');
  const source = mapIn(map, 'dataSourceRef');
  const entry = givenIn(map, 'dataSource');
  if (!old || !source || !entry) return [];
  const fromElsewhere = (textIn(source, 'namespace') ?? '') !== '';
  const isSame = ['apiGroup', 'kind', 'name'].every((it) => textIn(old, it) === textIn(source, it));
  if (isSame && !fromElsewhere) return [];
  const message = fromElsewhere
    ? "'dataSource' can't stand beside a 'dataSourceRef' with a namespace. Remove it."
    : "'dataSource' says another thing than 'dataSourceRef'. Remove one of the two.";
  return [
    refusal('data-source', entry.key.span, message, {
      fixes: fixBy("Remove 'dataSource'", 'unsafe', removeEntry(document, map, entry)),
    }),
  ];
}
