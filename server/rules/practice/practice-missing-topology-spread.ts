import { givenIn, integerIn, mapsOf } from '../../manifest/find.ts';
import { advice, type Rule } from '../rule.ts';

/**
 * Several pods that may all come to be in one zone.
 *
 *     apiVersion: apps/v1
 *     kind: Deployment
 *     metadata:
 *       name: web
 *     spec:
 *       replicas: 2
 *       selector:
 *         matchLabels:
 *           app: web
 *       template:
 *         metadata:
 *           labels:
 *             app: web
 *         spec:
 *         ^^^^ information practice-missing-topology-spread: All pods may come to be in one zone. Set 'topologySpreadConstraints'.
 *           containers:
 *             - name: web
 *               image: docker.io/library/nginx:1.27
 */
export const practiceMissingTopologySpread: Rule = {
  code: 'practice-missing-topology-spread',
  level: 'off',
  check: (document) =>
    mapsOf(document, 'PodSpec').flatMap(({ entry, map, parent }) => {
      const workload = parent?.parent?.node;
      if (workload?.kind !== 'map' || (integerIn(workload, 'replicas') ?? 1n) < 2n) return [];
      if (givenIn(map, 'topologySpreadConstraints')) return [];
      const message = "All pods may come to be in one zone. Set 'topologySpreadConstraints'.";
      return [
        advice('practice-missing-topology-spread', 'information', entry?.key.span ?? map.span, message),
      ];
    }),
};
