import { givenIn, textIn, writtenMapsOf } from '../../manifest/find.ts';
import { advice, type Rule } from '../rule.ts';

/**
 * A container that sees and may change what of /proc is hidden from others.
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
 *             procMount: Unmasked
 *                        ^^^^^^^^ warning practice-unmasked-proc: The container sees the host's kernel in /proc, and may change it. Leave it out unless it has to.
 */
export const practiceUnmaskedProc: Rule = {
  code: 'practice-unmasked-proc',
  check: (document) =>
    writtenMapsOf(document, 'SecurityContext').flatMap(({ map }) => {
      const entry = givenIn(map, 'procMount');
      if (!entry || textIn(map, 'procMount') !== 'Unmasked') return [];
      const message =
        "The container sees the host's kernel in /proc, and may change it. Leave it out unless it has to.";
      return [advice('practice-unmasked-proc', 'warning', entry.value.span, message)];
    }),
};
