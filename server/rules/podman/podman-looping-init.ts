import { setEntry } from '../../manifest/edits.ts';
import { givenIn, textIn } from '../../manifest/find.ts';
import { podsOf } from '../../manifest/pods.ts';
import { isOlder } from '../../schema/podman-version.ts';
import { fixBy, podmanSays, type Rule } from '../rule.ts';

/**
 * Init containers in a pod that restarts: podman 4.3 restarts them too, so they run over and over (seen on 4.3.1).
 *
 *     # podman 4.3
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       initContainers:
 *       ^^^^^^^^^^^^^^ warning podman-looping-init: podman 4.3 runs init containers over and over, unless 'restartPolicy' is OnFailure or Never.
 *         - name: wait
 *           image: docker.io/library/busybox:1.37
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const podmanLoopingInit: Rule = {
  code: 'podman-looping-init',
  check: (document, { podman }) => {
    if (!isOlder(podman, '4.4')) return [];
    return podsOf(document).flatMap(({ containers, kind, spec: { map } }) => {
      const entry = givenIn(map, 'initContainers');
      const policy = textIn(map, 'restartPolicy');
      const ends = policy === 'OnFailure' || policy === 'Never';
      if (!entry || ends || !containers.some((it) => it.role === 'init')) return [];
      const message = `podman ${podman} runs init containers over and over, unless 'restartPolicy' is OnFailure or Never.`;
      // Kubernetes takes no other policy than Always in a workload that goes on.
      const edit = kind === 'Pod' ? setEntry(document, map, 'restartPolicy', 'OnFailure') : undefined;
      const fixes = fixBy("Set 'restartPolicy: OnFailure'", 'unsafe', edit);
      return [podmanSays('podman-looping-init', 'warning', entry.key.span, message, { fixes })];
    });
  },
};
