import { replaceNumber } from '../../manifest/edits.ts';
import { fieldsOf } from '../../manifest/fields.ts';
import { fixBy, podmanSays, type Rule } from '../rule.ts';
import { integerOf } from '../../yaml/scalar.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A Deployment of several pods, of which podman makes one (play.go, playKubeDeployment, which warns of it).
 *
 *     apiVersion: apps/v1
 *     kind: Deployment
 *     metadata:
 *       name: web
 *     spec:
 *       replicas: 3
 *                 ^ information podman-replicas: podman makes one pod, not 3.
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
export const podmanReplicas: Rule = {
  code: 'podman-replicas',
  check: (document) =>
    fieldsOf(document, replicas).flatMap(({ typed: { node } }) => {
      const scalar = resolved(node);
      const value = scalar?.kind === 'scalar' ? integerOf(scalar) : undefined;
      if (value === undefined || value === 1n) return [];
      const edit = node === scalar ? replaceNumber(document, scalar, '1') : undefined;
      return [
        podmanSays('podman-replicas', 'information', node.span, `podman makes one pod, not ${value}.`, {
          fixes: fixBy('Write 1', 'unsafe', edit),
        }),
      ];
    }),
};

const replicas: ReadonlyMap<string, true> = new Map([['DeploymentSpec.replicas', true]]);
