import { fieldsOf } from '../../manifest/fields.ts';
import { podmanSays, type Rule } from '../rule.ts';
import { integerOf } from '../../yaml/scalar.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A port of the host below 1024, which podman can publish only as root, unless the machine lets everyone
 * (net.ipv4.ip_unprivileged_port_start; rootlessport).
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
 *               hostPort: 80
 *                         ^^ information podman-privileged-port: Without root, podman can't publish a port below 1024. Use another, such as 8080.
 */
export const podmanPrivilegedPort: Rule = {
  code: 'podman-privileged-port',
  check: (document) =>
    fieldsOf(document, ports).flatMap(({ typed: { node } }) => {
      const scalar = resolved(node);
      const port = scalar?.kind === 'scalar' ? integerOf(scalar) : undefined;
      if (port === undefined || port < 1n || port >= 1024n) return [];
      const message = `Without root, podman can't publish a port below 1024. Use another, such as ${port + 8000n}.`;
      return [podmanSays('podman-privileged-port', 'information', node.span, message)];
    }),
};

const ports: ReadonlyMap<string, true> = new Map([['ContainerPort.hostPort', true]]);
