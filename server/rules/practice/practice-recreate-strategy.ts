import { givenIn, textIn, writtenMapsOf } from '../../manifest/find.ts';
import { advice, type Rule } from '../rule.ts';

/**
 * A Deployment whose old pods all go before the new ones come.
 *
 *     apiVersion: apps/v1
 *     kind: Deployment
 *     metadata:
 *       name: web
 *     spec:
 *       replicas: 2
 *       strategy:
 *         type: Recreate
 *               ^^^^^^^^ information practice-recreate-strategy: No pod is there while they are replaced. Use RollingUpdate unless two versions can't run at once.
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
export const practiceRecreateStrategy: Rule = {
  code: 'practice-recreate-strategy',
  level: 'off',
  check: (document) =>
    writtenMapsOf(document, 'DeploymentStrategy').flatMap(({ map }) => {
      const type = givenIn(map, 'type');
      if (!type || textIn(map, 'type') !== 'Recreate') return [];
      const message =
        "No pod is there while they are replaced. Use RollingUpdate unless two versions can't run at once.";
      return [advice('practice-recreate-strategy', 'information', type.value.span, message)];
    }),
};
