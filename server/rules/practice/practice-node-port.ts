import { givenIn, textIn, writtenMapsOf } from '../../manifest/find.ts';
import { advice, type Rule } from '../rule.ts';

/**
 * A Service that opens a port of every node. podman passes over Services.
 *
 *     apiVersion: v1
 *     kind: Service
 *     metadata:
 *       name: web
 *     spec:
 *       type: NodePort
 *             ^^^^^^^^ information practice-node-port: This opens a port of every node. Use ClusterIP behind an Ingress or Gateway.
 *       ports:
 *         - port: 80
 */
export const practiceNodePort: Rule = {
  code: 'practice-node-port',
  level: 'off',
  check: (document) =>
    writtenMapsOf(document, 'ServiceSpec').flatMap(({ map }) => {
      const type = givenIn(map, 'type');
      if (!type || textIn(map, 'type') !== 'NodePort') return [];
      const message = 'This opens a port of every node. Use ClusterIP behind an Ingress or Gateway.';
      return [advice('practice-node-port', 'information', type.value.span, message)];
    }),
};
