import { entryIn, integerIn, writtenMapsOf } from '../../manifest/find.ts';
import { isOlder } from '../../schema/podman-version.ts';
import { podmanSays, type Rule } from '../rule.ts';

/**
 * A containerPort without a hostPort: before 4.8 podman publishes it too, under the same number (kube.go, getPodPorts).
 *
 *     # podman 4.7
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           ports:
 *             - containerPort: 8080
 *                              ^^^^ information podman-published-port: podman 4.7 publishes it as port 8080 of the host. Since 4.8, only hostPort does that.
 */
export const podmanPublishedPort: Rule = {
  code: 'podman-published-port',
  check: (document, { podman }) => {
    if (!isOlder(podman, '4.8')) return [];
    return writtenMapsOf(document, 'ContainerPort').flatMap(({ map }) => {
      const port = integerIn(map, 'containerPort');
      const entry = entryIn(map, 'containerPort');
      if (!entry || port === undefined || (integerIn(map, 'hostPort') ?? 0n) !== 0n) return [];
      const message = `podman ${podman} publishes it as port ${port} of the host. Since 4.8, only hostPort does that.`;
      return [podmanSays('podman-published-port', 'information', entry.value.span, message)];
    });
  },
};
