import { givenIn, integerIn, mapIn, mapsIn } from '../../manifest/find.ts';
import { containersOf } from '../../manifest/pods.ts';
import { advice, type Problem, type Rule } from '../rule.ts';
import type { MapNode } from '../../yaml/tree.ts';

/**
 * A probe of a port that isn't among those the container lists: one of the two is often a slip.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           ports:
 *             - containerPort: 80
 *           livenessProbe:
 *             httpGet:
 *               port: 8080
 *                     ^^^^ warning practice-probe-port: The container lists no port 8080, but 80. Probe that, or add this one to 'ports'.
 */
export const practiceProbePort: Rule = {
  code: 'practice-probe-port',
  check: (document) =>
    containersOf(document).flatMap(({ map }) => {
      const ports = mapsIn(map, 'ports').flatMap((it) => integerIn(it, 'containerPort') ?? []);
      if (ports.length === 0) return [];
      return probes.flatMap((it) => {
        const probe = mapIn(map, it);
        return probe ? handlers.flatMap((handler) => check(mapIn(probe, handler), ports) ?? []) : [];
      });
    }),
};

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const handlers = ['httpGet', 'tcpSocket', 'grpc'] as const;

function check(handler: MapNode | undefined, ports: readonly bigint[]): Problem | undefined {
  const port = handler && integerIn(handler, 'port');
  const entry = handler && givenIn(handler, 'port');
  // Another host is asked at its own ports.
  if (port === undefined || !entry || ports.includes(port) || givenIn(handler, 'host')) return undefined;
  const message = `The container lists no port ${port}, but ${ports.join(', ')}. Probe that, or add this one to 'ports'.`;
  return advice('practice-probe-port', 'warning', entry.value.span, message);
}
