import type { ManifestDocument } from '../../manifest/document.ts';
import { fieldsOf } from '../../manifest/fields.ts';
import { removeEntry } from '../../manifest/removal.ts';
import type { TypedNode } from '../../manifest/typed.ts';
import { quoted } from '../../schema/describe.ts';
import { isOlder } from '../../schema/podman-version.ts';
import { fixBy, podmanSays, type Problem, type Rule } from '../rule.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A request or limit podman passes over: it acts on memory, on limits of cpu, and since 5.4 on devices (kube.go,
 * ToSpecGen).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           resources:
 *             requests:
 *               cpu: 100m
 *               ^^^ hint podman-ignored-amount: podman ignores the request for 'cpu'.
 *               memory: 64Mi
 */
export const podmanIgnoredAmount: Rule = {
  code: 'podman-ignored-amount',
  check: (document, { podman }) =>
    fieldsOf(document, amounts).flatMap(({ typed, row }) => check(document, typed, row, podman) ?? []),
};

const amounts: ReadonlyMap<string, 'limit of' | 'request for'> = new Map([
  ['ResourceRequirements.limits{}', 'limit of'],
  ['ResourceRequirements.requests{}', 'request for'],
]);

function check(
  document: ManifestDocument,
  { entry, parent }: TypedNode,
  sort: 'limit of' | 'request for',
  podman: string,
): Problem | undefined {
  const holder = parent?.parent?.parent?.type;
  const map = parent && resolved(parent.node);
  // Of the pod as a whole, podman passes over 'resources' altogether.
  if (!entry || map?.kind !== 'map' || holder?.kind !== 'object' || holder.shape.name !== 'Container') {
    return undefined;
  }
  const name = entry.key.text;
  if (name === 'memory' || (name === 'cpu' && sort === 'limit of')) return undefined;
  // CDI names a device as vendor.com/class=name; podman.io/device=PATH is podman's own.
  const isDevice = name.includes('=');
  if (isDevice && !isOlder(podman, '5.4')) return undefined;
  const message = `${isDevice ? `podman ${podman}` : 'podman'} ignores the ${sort} ${quoted(name)}.`;
  return podmanSays('podman-ignored-amount', isDevice ? 'information' : 'hint', entry.key.span, message, {
    tag: 'unnecessary',
    fixes: fixBy(`Remove ${quoted(name)}`, 'unsafe', removeEntry(document, map, entry)),
  });
}
