import { givenIn, mapIn } from '../../manifest/find.ts';
import { headOf, podsOf } from '../../manifest/pods.ts';
import { advice, type Rule } from '../rule.ts';

/**
 * A container that a cluster may start without a filter of system calls. podman filters them by itself.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *                 ^^^ information practice-missing-seccomp: A cluster may run 'web' without a filter of system calls. Set 'seccompProfile' to RuntimeDefault.
 *           image: docker.io/library/nginx:1.27
 */
export const practiceMissingSeccomp: Rule = {
  code: 'practice-missing-seccomp',
  level: 'off',
  check: (document) =>
    podsOf(document).flatMap(({ containers, spec }) => {
      const context = mapIn(spec.map, 'securityContext');
      if (context && givenIn(context, 'seccompProfile')) return [];
      return containers.flatMap((it) => {
        const own = mapIn(it.map, 'securityContext');
        if (own && givenIn(own, 'seccompProfile')) return [];
        const message = `A cluster may run '${it.name?.text ?? ''}' without a filter of system calls. Set 'seccompProfile' to RuntimeDefault.`;
        return [advice('practice-missing-seccomp', 'information', headOf(it), message)];
      });
    }),
};
