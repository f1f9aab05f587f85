import { setEntry } from '../../manifest/edits.ts';
import { givenIn, mapIn, textIn } from '../../manifest/find.ts';
import { podsOf } from '../../manifest/pods.ts';
import { isOlder } from '../../schema/podman-version.ts';
import { fixBy, podmanSays, type Rule } from '../rule.ts';

/**
 * A probe by `tcpSocket` that names no host: podman before 4.6 then leaves the host out of the command that it runs in
 * the container, so that it always fails (kube.go, probeToHealthConfig; seen on 4.3.1).
 *
 *     # podman 4.3
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           livenessProbe:
 *             tcpSocket:
 *             ^^^^^^^^^ warning podman-probe-host: podman 4.3 asks no host where none is named, so this probe always fails. Write 'host: localhost', or probe with 'exec'.
 *               port: 80
 */
export const podmanProbeHost: Rule = {
  code: 'podman-probe-host',
  check: (document, { podman }) => {
    if (!isOlder(podman, '4.6')) return [];
    const mains = podsOf(document).flatMap(({ containers }) => containers.filter((it) => it.role === 'main'));
    return mains.flatMap(({ map }) =>
      ['livenessProbe', 'startupProbe'].flatMap((name) => {
        const probe = mapIn(map, name);
        // Of several handlers podman takes the first of these.
        if (!probe || givenIn(probe, 'exec') || givenIn(probe, 'httpGet')) return [];
        const entry = givenIn(probe, 'tcpSocket');
        const socket = mapIn(probe, 'tcpSocket');
        if (!entry || !socket || (textIn(socket, 'host') ?? '') !== '') return [];
        const message = `podman ${podman} asks no host where none is named, so this probe always fails. Write 'host: localhost', or probe with 'exec'.`;
        // To a cluster that is the node itself.
        const fixes = fixBy(
          "Set 'host: localhost'",
          'unsafe',
          setEntry(document, socket, 'host', 'localhost'),
        );
        return [podmanSays('podman-probe-host', 'warning', entry.key.span, message, { fixes })];
      }),
    );
  },
};
