import { givenIn, mapIn } from '../../manifest/find.ts';
import { containersOf, headOf } from '../../manifest/pods.ts';
import { advice, type Rule } from '../rule.ts';

/**
 * A container that may fill the node's disk. podman passes over such limits.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *                 ^^^ information practice-ephemeral-storage: 'web' may fill the disk. Limit its 'ephemeral-storage'.
 *           image: docker.io/library/nginx:1.27
 */
export const practiceEphemeralStorage: Rule = {
  code: 'practice-ephemeral-storage',
  level: 'off',
  check: (document) =>
    containersOf(document).flatMap((it) => {
      const resources = mapIn(it.map, 'resources');
      const limits = resources && mapIn(resources, 'limits');
      if (it.role === 'init' || (limits && givenIn(limits, 'ephemeral-storage'))) return [];
      const message = `'${it.name?.text ?? ''}' may fill the disk. Limit its 'ephemeral-storage'.`;
      return [advice('practice-ephemeral-storage', 'information', headOf(it), message)];
    }),
};
