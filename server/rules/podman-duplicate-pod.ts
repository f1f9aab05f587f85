import { podsOf } from '../manifest/pods.ts';
import { podmanSays, type CrossRule } from './rule.ts';

/**
 * Two pods of one name in a file: podman makes the first and stops at the second. It calls a workload's pod NAME-pod
 * (play.go, playKubePod).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *     ---
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *             ^^^ error podman-duplicate-pod: podman makes a pod 'web' of this file already, and refuses a second one. Rename one of the two.
 *     spec:
 *       containers:
 *         - name: db
 *           image: docker.io/library/postgres:17
 */
export const podmanDuplicatePod: CrossRule = {
  code: 'podman-duplicate-pod',
  check: (document, { here, reach }) => {
    const pods = [here, ...reach]
      .filter((it) => it.uri === here.uri)
      .toSorted((a, b) => a.start - b.start)
      .flatMap((at) => podsOf(at.document).flatMap(({ name }) => (name ? [{ at, name }] : [])));
    return podsOf(document).flatMap(({ name }) => {
      const first = pods.find((it) => it.name.text === name?.text);
      if (!name || !first || first.name.written === name.written) return [];
      const message = `podman makes a pod '${name.text}' of this file already, and refuses a second one. Rename one of the two.`;
      const place = first.at === here ? {} : { place: { uri: first.at.uri, start: first.at.start } };
      return [
        podmanSays('podman-duplicate-pod', 'error', name.written.span, message, {
          related: [{ span: first.name.written.span, message: 'The first of the two.', ...place }],
        }),
      ];
    });
  },
};
