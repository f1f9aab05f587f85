import { replaceValue } from '../../manifest/edits.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { mapIn, mapsIn, scalarIn, textIn } from '../../manifest/find.ts';
import { podsOf } from '../../manifest/pods.ts';
import { quoted } from '../../schema/describe.ts';
import { nearest } from '../../schema/nearest.ts';
import { isOlder } from '../../schema/podman-version.ts';
import { fixBy, podmanSays, type Problem, type Rule } from '../rule.ts';
import { scalarKind } from '../../yaml/scalar.ts';
import type { MapNode } from '../../yaml/tree.ts';

/**
 * A probe of a port by a name that its container's ports don't have (kube.go, getPortNumber); before 4.6, by any name.
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
 *             - name: http
 *               containerPort: 80
 *           livenessProbe:
 *             httpGet:
 *               port: htpp
 *                     ^^^^ error podman-unknown-probe-port: The container has no port 'htpp', so podman refuses the pod. Did you mean 'http'?
 */
export const podmanUnknownProbePort: Rule = {
  code: 'podman-unknown-probe-port',
  check: (document, { podman }) =>
    podsOf(document)
      .flatMap((it) => it.containers)
      .filter((it) => it.role === 'main')
      .flatMap(({ map }) =>
        ['livenessProbe', 'startupProbe'].flatMap((it) => check(document, map, it, podman) ?? []),
      ),
};

function check(
  document: ManifestDocument,
  container: MapNode,
  name: string,
  podman: string,
): Problem | undefined {
  const probe = mapIn(container, name);
  const handler = probe && !mapIn(probe, 'exec') && (mapIn(probe, 'httpGet') ?? mapIn(probe, 'tcpSocket'));
  const port = handler ? scalarIn(handler, 'port') : undefined;
  if (!port || scalarKind(port) !== 'string' || /^\d*$/.test(port.text)) return undefined;
  const code = 'podman-unknown-probe-port';
  if (isOlder(podman, '4.6')) {
    const message = `podman ${podman} refuses the name of a port here: names work since 4.6. Write its number.`;
    return podmanSays(code, 'error', port.span, message);
  }
  const names = mapsIn(container, 'ports').flatMap((it) => textIn(it, 'name') ?? []);
  if (names.includes(port.text)) return undefined;
  const meant = nearest(port.text, names);
  const advice = meant === undefined ? 'Name the port, or write its number.' : `Did you mean '${meant}'?`;
  const message = `The container has no port ${quoted(port.text)}, so podman refuses the pod. ${advice}`;
  const edit = meant === undefined ? undefined : replaceValue(document, port, meant);
  return podmanSays(code, 'error', port.span, message, {
    fixes: fixBy(`Change to '${meant ?? ''}'`, 'safe', edit),
  });
}
