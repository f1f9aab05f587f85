import { isBroken } from '../../manifest/document.ts';
import { givenIn } from '../../manifest/find.ts';
import { unknownKeys } from '../../manifest/misspelt.ts';
import { fieldsOf } from '../../manifest/fields.ts';
import { podmanSays, type Rule } from '../rule.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A probe that podman drops without a word: it has no handler, or asks by gRPC (kube.go, probeToHealthConfig).
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
 *             grpc:
 *             ^^^^ warning podman-dropped-probe: podman drops a probe by gRPC. Probe with 'exec', 'httpGet' or 'tcpSocket'.
 *               port: 9000
 */
export const podmanDroppedProbe: Rule = {
  code: 'podman-dropped-probe',
  check: (document) =>
    fieldsOf(document, probes).flatMap(({ typed: { entry, node, type } }) => {
      const map = resolved(node);
      if (!entry || map?.kind !== 'map' || type.kind !== 'object') return [];
      if (handlers.some((it) => givenIn(map, it)) || isBroken(document, map)) return [];
      const grpc = givenIn(map, 'grpc');
      if (!grpc && unknownKeys(document, map, type.shape).size > 0) return [];
      const message = grpc
        ? "podman drops a probe by gRPC. Probe with 'exec', 'httpGet' or 'tcpSocket'."
        : "podman drops a probe without 'exec', 'httpGet' or 'tcpSocket'. Give it one.";
      return [podmanSays('podman-dropped-probe', 'warning', (grpc ?? entry).key.span, message)];
    }),
};

const handlers = ['exec', 'httpGet', 'tcpSocket'] as const;

/** Readiness probes are passed over as a whole. */
const probes: ReadonlyMap<string, true> = new Map([
  ['Container.livenessProbe', true],
  ['Container.startupProbe', true],
]);
