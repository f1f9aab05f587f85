import { givenIn, integerIn, writtenMapsOf } from '../../manifest/find.ts';
import { advice, type Rule } from '../rule.ts';

/**
 * A Deployment of one pod, which is away while it is replaced or its node is. podman runs one in any case.
 *
 *     apiVersion: apps/v1
 *     kind: Deployment
 *     metadata:
 *       name: web
 *     spec:
 *     ^^^^ information practice-single-replica: One pod is away while it is replaced. Set 'replicas' to 2 or more.
 *       selector:
 *         matchLabels:
 *           app: web
 *       template:
 *         metadata:
 *           labels:
 *             app: web
 *         spec:
 *           containers:
 *             - name: web
 *               image: docker.io/library/nginx:1.27
 */
export const practiceSingleReplica: Rule = {
  code: 'practice-single-replica',
  level: 'off',
  check: (document) =>
    writtenMapsOf(document, 'DeploymentSpec').flatMap(({ entry, map }) => {
      if ((integerIn(map, 'replicas') ?? 1n) !== 1n) return [];
      const span = givenIn(map, 'replicas')?.value.span ?? entry?.key.span ?? map.span;
      const message = "One pod is away while it is replaced. Set 'replicas' to 2 or more.";
      return [advice('practice-single-replica', 'information', span, message)];
    }),
};
