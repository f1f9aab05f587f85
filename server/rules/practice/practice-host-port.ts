import { fieldsOf } from '../../manifest/fields.ts';
import { integerOf } from '../../yaml/scalar.ts';
import { advice, type Rule } from '../rule.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A port of the host, of which a node has one only, so that a cluster can place one such pod on each. On podman it is
 * the way to publish a port.
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
 *               hostPort: 8080
 *                         ^^^^ information practice-host-port: Only one pod of a node can have its port 8080. Use a Service in a cluster.
 */
export const practiceHostPort: Rule = {
  code: 'practice-host-port',
  level: 'off',
  check: (document) =>
    fieldsOf(document, ports).flatMap(({ typed: { node } }) => {
      const scalar = resolved(node);
      const port = scalar?.kind === 'scalar' ? integerOf(scalar) : undefined;
      if (port === undefined || port === 0n) return [];
      const message = `Only one pod of a node can have its port ${port}. Use a Service in a cluster.`;
      return [advice('practice-host-port', 'information', node.span, message)];
    }),
};

const ports: ReadonlyMap<string, true> = new Map([['ContainerPort.hostPort', true]]);
