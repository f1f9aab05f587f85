import { entryIn, isNull } from '../../manifest/find.ts';
import { podsOf } from '../../manifest/pods.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { fixBy, podmanSays, type Rule } from '../rule.ts';

/**
 * A probe or lifecycle of an init container: podman refuses the pod (kube.go, ToSpecGen; play.go, playKubePod).
 * Kubernetes takes it of native sidecars.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       initContainers:
 *         - name: wait
 *           image: docker.io/library/busybox:1.37
 *           livenessProbe:
 *           ^^^^^^^^^^^^^ error podman-init-handler: podman refuses 'livenessProbe' on an init container. Remove it.
 *             exec:
 *               command: ['true']
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const podmanInitHandler: Rule = {
  code: 'podman-init-handler',
  check: (document) =>
    podsOf(document)
      .flatMap((it) => it.containers)
      .filter((it) => it.role === 'init')
      .flatMap(({ map }) =>
        handlers.flatMap((name) => {
          const entry = entryIn(map, name);
          if (!entry || isNull(entry.value)) return [];
          const message = `podman refuses '${name}' on an init container. Remove it.`;
          const fixes = fixBy(`Remove '${name}'`, 'unsafe', removeEntry(document, map, entry));
          return [podmanSays('podman-init-handler', 'error', entry.key.span, message, { fixes })];
        }),
      ),
};

const handlers = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const;
