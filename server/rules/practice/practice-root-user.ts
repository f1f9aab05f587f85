import { booleanIn, integerIn, mapIn } from '../../manifest/find.ts';
import { headOf, podsOf } from '../../manifest/pods.ts';
import { advice, type Rule } from '../rule.ts';
import type { MapNode } from '../../yaml/tree.ts';

/**
 * A container that may run as root, for all its manifest says. podman acts on runAsUser and passes over runAsNonRoot.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *                 ^^^ hint practice-root-user: 'web' may run as root. Set 'runAsUser' and 'runAsNonRoot' in its 'securityContext'.
 *           image: docker.io/library/nginx:1.27
 */
export const practiceRootUser: Rule = {
  code: 'practice-root-user',
  check: (document) =>
    podsOf(document).flatMap(({ containers, spec }) =>
      containers
        .filter(({ map }) => mayBeRoot(mapIn(spec.map, 'securityContext'), mapIn(map, 'securityContext')))
        .map((it) => {
          const message = `'${it.name?.text ?? ''}' may run as root. Set 'runAsUser' and 'runAsNonRoot' in its 'securityContext'.`;
          return advice('practice-root-user', 'hint', headOf(it), message);
        }),
    ),
};

/** What the container says wins over what the pod says. */
function mayBeRoot(pod: MapNode | undefined, own: MapNode | undefined): boolean {
  const user = (own && integerIn(own, 'runAsUser')) ?? (pod && integerIn(pod, 'runAsUser'));
  const nonRoot = (own && booleanIn(own, 'runAsNonRoot')) ?? (pod && booleanIn(pod, 'runAsNonRoot'));
  return nonRoot !== true && (user === undefined || user === 0n);
}
