import { integerIn, mapIn, mapsOf } from '../../manifest/find.ts';
import { advice, type Rule } from '../rule.ts';

/**
 * Several pods that may all come to be on one node, and go down with it.
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
 *         ^^^^ information practice-missing-anti-affinity: All pods may come to be on one node. Set 'affinity.podAntiAffinity'.
 *           containers:
 *             - name: web
 *               image: docker.io/library/nginx:1.27
 */
export const practiceMissingAntiAffinity: Rule = {
  code: 'practice-missing-anti-affinity',
  level: 'off',
  check: (document) =>
    mapsOf(document, 'PodSpec').flatMap(({ entry, map, parent }) => {
      const workload = parent?.parent?.node;
      if (workload?.kind !== 'map' || (integerIn(workload, 'replicas') ?? 1n) < 2n) return [];
      const affinity = mapIn(map, 'affinity');
      if (affinity && mapIn(affinity, 'podAntiAffinity')) return [];
      const message = "All pods may come to be on one node. Set 'affinity.podAntiAffinity'.";
      return [advice('practice-missing-anti-affinity', 'information', entry?.key.span ?? map.span, message)];
    }),
};
