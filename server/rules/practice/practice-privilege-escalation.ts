import { booleanIn, mapIn } from '../../manifest/find.ts';
import { containersOf, headOf } from '../../manifest/pods.ts';
import { advice, type Rule } from '../rule.ts';

/**
 * A container whose processes may gain more rights than they began with, by programs such as sudo.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *                 ^^^ hint practice-privilege-escalation: Processes of 'web' may gain rights. Set 'allowPrivilegeEscalation: false' in its 'securityContext'.
 *           image: docker.io/library/nginx:1.27
 */
export const practicePrivilegeEscalation: Rule = {
  code: 'practice-privilege-escalation',
  check: (document) =>
    containersOf(document).flatMap((it) => {
      const context = mapIn(it.map, 'securityContext');
      const isSaid = context && booleanIn(context, 'allowPrivilegeEscalation') !== undefined;
      // A privileged container has all rights already.
      if (isSaid || (context && booleanIn(context, 'privileged') === true)) return [];
      const message = `Processes of '${it.name?.text ?? ''}' may gain rights. Set 'allowPrivilegeEscalation: false' in its 'securityContext'.`;
      return [advice('practice-privilege-escalation', 'hint', headOf(it), message)];
    }),
};
