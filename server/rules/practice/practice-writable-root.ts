import { booleanIn, mapIn } from '../../manifest/find.ts';
import { containersOf, headOf } from '../../manifest/pods.ts';
import { advice, type Rule } from '../rule.ts';

/**
 * A container that may change its own programs. podman keeps /tmp, /var/tmp and /run writable all the same.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *                 ^^^ information practice-writable-root: 'web' may change its own programs. Set 'readOnlyRootFilesystem: true' in its 'securityContext'.
 *           image: docker.io/library/nginx:1.27
 */
export const practiceWritableRoot: Rule = {
  code: 'practice-writable-root',
  level: 'off',
  check: (document) =>
    containersOf(document).flatMap((it) => {
      const context = mapIn(it.map, 'securityContext');
      if (context && booleanIn(context, 'readOnlyRootFilesystem') === true) return [];
      const message = `'${it.name?.text ?? ''}' may change its own programs. Set 'readOnlyRootFilesystem: true' in its 'securityContext'.`;
      return [advice('practice-writable-root', 'information', headOf(it), message)];
    }),
};
