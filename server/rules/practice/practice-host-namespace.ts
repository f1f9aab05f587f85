import { fieldsOf } from '../../manifest/fields.ts';
import { booleanOf } from '../../yaml/scalar.ts';
import { advice, type Rule } from '../rule.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A pod that lives in the host's network, or among its processes.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       hostPID: true
 *                ^^^^ warning practice-host-namespace: The pod sees all processes of the host, and may end them. Leave it out unless it has to.
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const practiceHostNamespace: Rule = {
  code: 'practice-host-namespace',
  check: (document) =>
    fieldsOf(document, namespaces).flatMap(({ typed: { node }, row }) => {
      const scalar = resolved(node);
      if (scalar?.kind !== 'scalar' || booleanOf(scalar) !== true) return [];
      const message = `The pod ${row}. Leave it out unless it has to.`;
      return [advice('practice-host-namespace', 'warning', node.span, message)];
    }),
};

const namespaces: ReadonlyMap<string, string> = new Map([
  ['PodSpec.hostNetwork', "is on the host's network, and reaches what listens there alone"],
  ['PodSpec.hostPID', 'sees all processes of the host, and may end them'],
  ['PodSpec.hostIPC', "shares the host's shared memory"],
]);
