import type { ManifestDocument } from '../../manifest/document.ts';
import { booleanIn, entryIn, mapIn, mapsIn, scalarIn, writtenMapsOf } from '../../manifest/find.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { quoted } from '../../schema/describe.ts';
import { sysctlNamespace } from '../../schema/sysctls.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import type { MapNode } from '../../yaml/tree.ts';

/**
 * A pod that shares a namespace with the host can't set that namespace's kernel parameters.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       hostNetwork: true
 *       securityContext:
 *         sysctls:
 *           - name: net.core.somaxconn
 *                   ^^^^^^^^^^^^^^^^^^ error host-sysctl: With 'hostNetwork: true' 'net.core.somaxconn' is the host's own. Remove one of the two.
 *             value: '1024'
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const hostSysctl: Rule = {
  code: 'host-sysctl',
  check: (document) => writtenMapsOf(document, 'PodSpec').flatMap(({ map }) => check(document, map)),
};

function check(document: ManifestDocument, spec: MapNode): Problem[] {
  const context = mapIn(spec, 'securityContext');
  const sysctls = context ? mapsIn(context, 'sysctls') : [];
  return sysctls.flatMap((it) => {
    const name = scalarIn(it, 'name');
    const namespace = name && sysctlNamespace(name.text);
    const host = namespace && entryIn(spec, namespace);
    if (!name || !host || booleanIn(spec, namespace) !== true) return [];
    const message = `With '${namespace}: true' ${quoted(name.text)} is the host's own. Remove one of the two.`;
    return [
      refusal('host-sysctl', name.span, message, {
        ...(namespace === 'hostNetwork' && { also: 'podman' }),
        related: [{ span: host.span, message: 'This shares the namespace with the host.' }],
        fixes: fixBy(`Remove '${namespace}'`, 'unsafe', removeEntry(document, spec, host)),
      }),
    ];
  });
}
