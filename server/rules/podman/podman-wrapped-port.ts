import { fieldsOf } from '../../manifest/fields.ts';
import { podmanSays, type Rule } from '../rule.ts';
import { integerOf } from '../../yaml/scalar.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A port number that podman cuts to its last sixteen bits without a word (kube.go, getPodPorts: `uint16`).
 * Kubernetes refuses it.
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
 *               hostPort: 70000
 *                         ^^^^^ warning podman-wrapped-port: podman makes port 4464 of 70000. Ports end at 65535.
 */
export const podmanWrappedPort: Rule = {
  code: 'podman-wrapped-port',
  check: (document) =>
    fieldsOf(document, ports).flatMap(({ typed: { node } }) => {
      const scalar = resolved(node);
      const value = scalar?.kind === 'scalar' ? integerOf(scalar) : undefined;
      if (value === undefined || (0n <= value && value < 65536n)) return [];
      // What doesn't fit into 32 bits is refused before.
      if (BigInt.asIntN(32, value) !== value) return [];
      const message = `podman makes port ${BigInt.asUintN(16, value)} of ${value}. Ports ${value < 0n ? 'begin at 1' : 'end at 65535'}.`;
      return [podmanSays('podman-wrapped-port', 'warning', node.span, message)];
    }),
};

const ports: ReadonlyMap<string, true> = new Map([
  ['ContainerPort.containerPort', true],
  ['ContainerPort.hostPort', true],
]);
