import { booleanIn, entryIn, listIn, writtenMapsOf } from '../../manifest/find.ts';
import { setEntry } from '../../manifest/edits.ts';
import { fixBy, refusal, type Rule } from '../rule.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * Two owners of one object that both say they control it
 * (apimachinery/pkg/api/validation/objectmeta.go, `ValidateOwnerReferences`).
 *
 *     apiVersion: v1
 *     kind: ConfigMap
 *     metadata:
 *       name: settings
 *       ownerReferences:
 *         - { apiVersion: apps/v1, kind: ReplicaSet, name: a, uid: u1, controller: true }
 *         - { apiVersion: apps/v1, kind: ReplicaSet, name: b, uid: u2, controller: true }
 *                                                                                  ^^^^ error two-controllers: Another owner controls this object already. Keep 'controller' with one of them.
 */
export const twoControllers: Rule = {
  code: 'two-controllers',
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'ObjectMeta').flatMap(({ map }) => {
      const owners = (listIn(map, 'ownerReferences')?.items ?? []).flatMap((it) => {
        const owner = resolved(it);
        return owner?.kind === 'map' ? [owner] : [];
      });
      const controlling = owners.filter((it) => booleanIn(it, 'controller') === true);
      const first = controlling[0] && entryIn(controlling[0], 'controller');
      return controlling.slice(1).flatMap((owner) => {
        const entry = entryIn(owner, 'controller');
        if (!entry || !first) return [];
        const message = "Another owner controls this object already. Keep 'controller' with one of them.";
        return [
          refusal('two-controllers', entry.value.span, message, {
            related: [{ span: first.value.span, message: 'It says so here.' }],
            fixes: fixBy("Set 'controller: false'", 'unsafe', setEntry(document, owner, 'controller', false)),
          }),
        ];
      });
    }),
};
