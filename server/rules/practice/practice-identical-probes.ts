import { givenIn } from '../../manifest/find.ts';
import { containersOf } from '../../manifest/pods.ts';
import { advice, type Rule } from '../rule.ts';
import { resolved, type Node } from '../../yaml/tree.ts';

/**
 * Liveness and readiness that ask the same: a container that is too busy to answer is restarted, where it should only
 * be left in peace.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           livenessProbe:
 *             httpGet:
 *               port: 80
 *           readinessProbe:
 *           ^^^^^^^^^^^^^^ warning practice-identical-probes: This asks the same as 'livenessProbe', so a busy container is restarted. Let liveness ask less, or wait longer.
 *             httpGet:
 *               port: 80
 */
export const practiceIdenticalProbes: Rule = {
  code: 'practice-identical-probes',
  check: (document) =>
    containersOf(document).flatMap(({ map }) => {
      const liveness = givenIn(map, 'livenessProbe');
      const readiness = givenIn(map, 'readinessProbe');
      if (!liveness || !readiness || meaning(liveness.value) !== meaning(readiness.value)) return [];
      const message =
        "This asks the same as 'livenessProbe', so a busy container is restarted. Let liveness ask less, or wait longer.";
      return [
        advice('practice-identical-probes', 'warning', readiness.key.span, message, {
          related: [{ span: liveness.key.span, message: "The 'livenessProbe' stands here." }],
        }),
      ];
    }),
};

/** A text that is the same for two nodes that say the same, in whatever order and style. */
function meaning(node: Node): string {
  const it = resolved(node);
  switch (it?.kind) {
    case 'map': {
      const entries = it.entries.map(({ key, value }) => `${JSON.stringify(key.text)}:${meaning(value)}`);
      return `{${entries.toSorted().join(',')}}`;
    }
    case 'list':
      return `[${it.items.map(meaning).join(',')}]`;
    default:
      return it?.kind === 'scalar' ? JSON.stringify(it.text) : '';
  }
}
