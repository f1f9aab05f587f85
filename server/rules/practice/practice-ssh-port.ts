import { fieldsOf } from '../../manifest/fields.ts';
import { integerOf } from '../../yaml/scalar.ts';
import { advice, type Rule } from '../rule.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A container that lets people in by SSH, which is one more door to guard.
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
 *             - containerPort: 22
 *                              ^^ information practice-ssh-port: Port 22 is SSH's. Enter containers with podman exec or kubectl exec instead.
 */
export const practiceSshPort: Rule = {
  code: 'practice-ssh-port',
  check: (document) =>
    fieldsOf(document, ports).flatMap(({ typed: { node } }) => {
      const scalar = resolved(node);
      if (scalar?.kind !== 'scalar' || integerOf(scalar) !== 22n) return [];
      const message = "Port 22 is SSH's. Enter containers with podman exec or kubectl exec instead.";
      return [advice('practice-ssh-port', 'information', node.span, message)];
    }),
};

const ports: ReadonlyMap<string, true> = new Map([['ContainerPort.containerPort', true]]);
