import { givenIn, writtenMapsOf, type Found } from '../../manifest/find.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { fixBy, podmanSays, type Problem, type Rule } from '../rule.ts';
import { resolved, type Entry } from '../../yaml/tree.ts';

/**
 * Several sources where one is wanted: podman takes the first in an order of its own and drops the others without a word
 * (volume.go, VolumeFromSource; kube.go, envVarValue and probeToHealthConfig).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *       volumes:
 *         - name: data
 *           emptyDir: {}
 *           hostPath:
 *           ^^^^^^^^ warning podman-several-sources: podman takes 'hostPath' and drops 'emptyDir'. Remove one of the two.
 *             path: /srv/data
 */
export const podmanSeveralSources: Rule = {
  code: 'podman-several-sources',
  check: (document) =>
    writtenMapsOf(document, ...orders.keys()).flatMap((found) => {
      const name = found.type.kind === 'object' ? found.type.shape.name : '';
      return check(document, found, orders.get(name) ?? []);
    }),
};

/** What podman looks for first, second and so on. */
const orders: ReadonlyMap<string, readonly string[]> = new Map([
  ['Volume', ['hostPath', 'persistentVolumeClaim', 'configMap', 'secret', 'emptyDir', 'image']],
  ['EnvVar', ['valueFrom', 'value']],
  ['EnvVarSource', ['configMapKeyRef', 'secretKeyRef', 'fieldRef', 'resourceFieldRef']],
  ['Probe', ['exec', 'httpGet', 'tcpSocket', 'grpc']],
]);

function check(document: ManifestDocument, found: Found, order: readonly string[]): readonly Problem[] {
  // Readiness probes are passed over as a whole.
  if (found.entry?.key.text === 'readinessProbe') return [];
  const given = order.flatMap((it) => givenIn(found.map, it) ?? []).filter((it) => !isEmptyText(it));
  const [taken] = given;
  const [first, ...others] = given.toSorted((a, b) => a.key.span.start - b.key.span.start);
  return others.map((it) => {
    const dropped = it === taken ? first : it;
    const message = `podman takes '${taken?.key.text ?? ''}' and drops '${dropped?.key.text ?? ''}'. Remove one of the two.`;
    const edit = dropped && removeEntry(document, found.map, dropped);
    return podmanSays('podman-several-sources', 'warning', it.key.span, message, {
      fixes: fixBy(`Remove '${dropped?.key.text ?? ''}'`, 'unsafe', edit),
    });
  });
}

function isEmptyText({ value }: Entry): boolean {
  const node = resolved(value);
  return node?.kind === 'scalar' && node.text === '';
}
