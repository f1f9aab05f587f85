import { fieldsOf } from '../../manifest/fields.ts';
import { givenIn } from '../../manifest/find.ts';
import { podmanSays, type Rule } from '../rule.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A probe that needs a program in the image: podman runs it inside the container, and where it isn't there the
 * container counts as unhealthy (kube.go, probeToHealthConfig).
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
 *             ^^^^^^^ hint podman-probe-tool: podman runs curl in the container for this, so the image has to have it.
 *               port: 80
 */
export const podmanProbeTool: Rule = {
  code: 'podman-probe-tool',
  check: (document) =>
    fieldsOf(document, probes).flatMap(({ typed: { node } }) => {
      const map = resolved(node);
      // Of several handlers podman takes the first of these (kube.go, probeToHealthConfig).
      if (map?.kind !== 'map' || givenIn(map, 'exec')) return [];
      const http = givenIn(map, 'httpGet');
      const handler = http ?? givenIn(map, 'tcpSocket');
      if (!handler || !map.entries.includes(handler)) return [];
      const message = `podman runs ${http ? 'curl' : 'nc'} in the container for this, so the image has to have it.`;
      return [podmanSays('podman-probe-tool', 'hint', handler.key.span, message)];
    }),
};

const probes: ReadonlyMap<string, true> = new Map([
  ['Container.livenessProbe', true],
  ['Container.startupProbe', true],
]);
