import { booleanIn, givenIn, writtenMapsOf } from '../../manifest/find.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { advice, fixBy, type Rule } from '../rule.ts';

/**
 * A container with all that root may do, and without what keeps it from the host.
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
 *             privileged: true
 *                         ^^^^ warning practice-privileged: A privileged container can do anything to the host. Add the 'capabilities' it needs instead.
 */
export const practicePrivileged: Rule = {
  code: 'practice-privileged',
  check: (document) =>
    writtenMapsOf(document, 'SecurityContext').flatMap(({ map }) => {
      const entry = givenIn(map, 'privileged');
      if (!entry || booleanIn(map, 'privileged') !== true) return [];
      const message =
        "A privileged container can do anything to the host. Add the 'capabilities' it needs instead.";
      const fixes = fixBy("Remove 'privileged'", 'unsafe', removeEntry(document, map, entry));
      return [advice('practice-privileged', 'warning', entry.value.span, message, { fixes })];
    }),
};
