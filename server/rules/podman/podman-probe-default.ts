import { fieldsOf } from '../../manifest/fields.ts';
import { podmanSays, type Problem, type Rule } from '../rule.ts';
import { integerOf } from '../../yaml/scalar.ts';
import type { TypedNode } from '../../manifest/typed.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A negative number in a probe: podman takes its default instead, and refuses a negative delay (kube.go,
 * makeHealthCheck).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           livenessProbe:
 *             exec:
 *               command: [cat, /tmp/healthy]
 *             failureThreshold: -4
 *                               ^^ warning podman-probe-default: podman takes 3 instead of -4.
 */
export const podmanProbeDefault: Rule = {
  code: 'podman-probe-default',
  check: (document) =>
    fieldsOf(document, times).flatMap(({ typed, row }) => {
      const name = typed.parent?.entry?.key.text;
      return name === 'livenessProbe' || name === 'startupProbe' ? (check(typed, row) ?? []) : [];
    }),
};

function check({ node }: TypedNode, instead: number | 'refused'): Problem | undefined {
  const scalar = resolved(node);
  const value = scalar?.kind === 'scalar' ? integerOf(scalar) : undefined;
  if (value === undefined || value >= 0n) return undefined;
  const code = 'podman-probe-default';
  return instead === 'refused'
    ? podmanSays(code, 'error', node.span, 'podman refuses a delay below 0. Write 0 or more.')
    : podmanSays(code, 'warning', node.span, `podman takes ${instead} instead of ${value}.`);
}

const times: ReadonlyMap<string, number | 'refused'> = new Map<string, number | 'refused'>([
  ['Probe.initialDelaySeconds', 'refused'],
  ['Probe.periodSeconds', 10],
  ['Probe.timeoutSeconds', 1],
  ['Probe.failureThreshold', 3],
]);
