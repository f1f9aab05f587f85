import { listIn, writtenMapsOf } from '../../manifest/find.ts';
import { removeItem } from '../../manifest/removal.ts';
import { fixBy, refusal, type Rule } from '../rule.ts';
import { textOf } from '../../yaml/tree.ts';

/**
 * ReadWriteOncePod beside other access modes: a volume for one pod alone can't be for more (`ValidatePersistentVolumeClaimSpec`).
 *
 *     apiVersion: v1
 *     kind: PersistentVolumeClaim
 *     metadata:
 *       name: data
 *     spec:
 *       accessModes:
 *         - ReadWriteOncePod
 *         - ReadWriteMany
 *           ^^^^^^^^^^^^^ error access-modes: 'ReadWriteOncePod' can't stand beside other modes. Keep one of them.
 *       resources: { requests: { storage: 1Gi } }
 */
export const accessModes: Rule = {
  code: 'access-modes',
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'PersistentVolumeClaimSpec').flatMap(({ map }) => {
      const list = listIn(map, 'accessModes');
      const alone = list?.items.find((it) => textOf(it) === 'ReadWriteOncePod');
      const other = list?.items.find((it) => others.has(textOf(it) ?? ''));
      if (!list || !alone || !other) return [];
      const message = "'ReadWriteOncePod' can't stand beside other modes. Keep one of them.";
      return [
        refusal('access-modes', other.span, message, {
          related: [{ span: alone.span, message: "'ReadWriteOncePod' stands here." }],
          fixes: fixBy('Remove this mode', 'unsafe', removeItem(document, list, other)),
        }),
      ];
    }),
};

const others: ReadonlySet<string> = new Set(['ReadWriteOnce', 'ReadWriteMany', 'ReadOnlyMany']);
