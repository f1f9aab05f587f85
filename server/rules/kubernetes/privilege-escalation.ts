import type { ManifestDocument } from '../../manifest/document.ts';
import { booleanIn, entryIn, listIn, mapIn, writtenMapsOf } from '../../manifest/find.ts';
import { removeEntry, removeItem } from '../../manifest/removal.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import { textOf, type MapNode } from '../../yaml/tree.ts';

/**
 * The capability CAP_SYS_ADMIN gives what 'allowPrivilegeEscalation: false' takes away.
 * The API server knows it by this spelling alone: the usual SYS_ADMIN passes.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           securityContext:
 *             allowPrivilegeEscalation: false
 *             capabilities:
 *               add: [CAP_SYS_ADMIN]
 *                     ^^^^^^^^^^^^^ error privilege-escalation: 'CAP_SYS_ADMIN' can't stand beside 'allowPrivilegeEscalation: false'. Remove one of the two.
 */
export const privilegeEscalation: Rule = {
  code: 'privilege-escalation',
  only: 'kubernetes',
  check: (document) => writtenMapsOf(document, 'SecurityContext').flatMap(({ map }) => check(document, map)),
};

function check(document: ManifestDocument, map: MapNode): Problem[] {
  const escalation = entryIn(map, 'allowPrivilegeEscalation');
  if (!escalation || booleanIn(map, 'allowPrivilegeEscalation') !== false) return [];
  const capabilities = mapIn(map, 'capabilities');
  const added = capabilities && listIn(capabilities, 'add');
  if (!added) return [];
  const admin = added.items.filter((it) => textOf(it) === 'CAP_SYS_ADMIN');
  const message =
    "'CAP_SYS_ADMIN' can't stand beside 'allowPrivilegeEscalation: false'. Remove one of the two.";
  return admin.map((it) =>
    refusal('privilege-escalation', it.span, message, {
      related: [{ span: escalation.span, message: 'This forbids it.' }],
      fixes: [
        ...fixBy("Remove 'CAP_SYS_ADMIN'", 'unsafe', removeItem(document, added, it)),
        ...fixBy("Remove 'allowPrivilegeEscalation'", 'unsafe', removeEntry(document, map, escalation)),
      ],
    }),
  );
}
