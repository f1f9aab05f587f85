import { booleanIn, entryIn, integerIn, mapsIn } from '../../manifest/find.ts';
import { podsOf } from '../../manifest/pods.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { fixBy, podmanSays, type Rule } from '../rule.ts';

/**
 * A port that is to be published of a pod on the host's network, where the container's ports are the host's already
 * (libpod/container_validate.go).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       hostNetwork: true
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           ports:
 *             - containerPort: 80
 *               hostPort: 8080
 *                         ^^^^ error podman-host-network-port: podman refuses to publish ports of a pod on the host's network. Remove 'hostPort' or 'hostNetwork'.
 */
export const podmanHostNetworkPort: Rule = {
  code: 'podman-host-network-port',
  check: (document) => {
    const onHost = podsOf(document).filter(({ spec }) => booleanIn(spec.map, 'hostNetwork') === true);
    const ports = onHost.flatMap(({ containers }) => containers.flatMap(({ map }) => mapsIn(map, 'ports')));
    return [...new Set(ports)].flatMap((port) => {
      const entry = entryIn(port, 'hostPort');
      if (!entry || (integerIn(port, 'hostPort') ?? 0n) === 0n) return [];
      const message =
        "podman refuses to publish ports of a pod on the host's network. Remove 'hostPort' or 'hostNetwork'.";
      const fixes = fixBy("Remove 'hostPort'", 'unsafe', removeEntry(document, port, entry));
      return [podmanSays('podman-host-network-port', 'error', entry.value.span, message, { fixes })];
    });
  },
};
