import { fieldsOf } from '../../manifest/fields.ts';
import { isOlder } from '../../schema/podman-version.ts';
import { podmanSays, type Rule } from '../rule.ts';
import { integerOf } from '../../yaml/scalar.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A negative grace period, of which podman makes one of billions of years (kube.go, ToSpecGen: `uint`; since 4.7, which
 * is the first to read it).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       terminationGracePeriodSeconds: -1
 *                                      ^^ warning podman-endless-grace: podman makes an endless wait of -1, so the pod never stops by itself. Write 0 or more.
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const podmanEndlessGrace: Rule = {
  code: 'podman-endless-grace',
  check: (document, { podman }) =>
    fieldsOf(document, periods).flatMap(({ typed: { node } }) => {
      const scalar = resolved(node);
      const value = scalar?.kind === 'scalar' ? integerOf(scalar) : undefined;
      if (value === undefined || value >= 0n || isOlder(podman, '4.7')) return [];
      const message = `podman makes an endless wait of ${value}, so the pod never stops by itself. Write 0 or more.`;
      return [podmanSays('podman-endless-grace', 'warning', node.span, message)];
    }),
};

const periods: ReadonlyMap<string, true> = new Map([['PodSpec.terminationGracePeriodSeconds', true]]);
