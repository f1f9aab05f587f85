import type { ManifestDocument } from '../../manifest/document.ts';
import { replaceNumber } from '../../manifest/edits.ts';
import { booleanIn, entryIn, integerIn, mapsIn, writtenMapsOf } from '../../manifest/find.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import type { MapNode } from '../../yaml/tree.ts';

/**
 * A pod on the host's network has no ports of its own to map: its ports are the host's.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       hostNetwork: true
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           ports:
 *             - containerPort: 80
 *               hostPort: 8080
 *                         ^^^^ error host-network-port: With 'hostNetwork: true' hostPort must be the containerPort, 80, or be left out.
 */
export const hostNetworkPort: Rule = {
  code: 'host-network-port',
  only: 'kubernetes',
  // Init containers are not looked at (validation.go, validatePodHostNetworkDeps).
  check: (document) =>
    writtenMapsOf(document, 'PodSpec')
      .filter(({ map }) => booleanIn(map, 'hostNetwork') === true)
      .flatMap(({ map }) => mapsIn(map, 'containers'))
      .flatMap((it) => mapsIn(it, 'ports'))
      .flatMap((it) => check(document, it) ?? []),
};

function check(document: ManifestDocument, port: MapNode): Problem | undefined {
  const host = integerIn(port, 'hostPort');
  const container = integerIn(port, 'containerPort');
  const entry = entryIn(port, 'hostPort');
  if (!entry || !host || !container || host === container) return undefined;
  const message = `With 'hostNetwork: true' hostPort must be the containerPort, ${container}, or be left out.`;
  return refusal('host-network-port', entry.value.span, message, {
    fixes: [
      ...fixBy("Remove 'hostPort'", 'unsafe', removeEntry(document, port, entry)),
      ...fixBy(`Use ${container}`, 'unsafe', replaceNumber(document, entry.value, String(container))),
    ],
  });
}
