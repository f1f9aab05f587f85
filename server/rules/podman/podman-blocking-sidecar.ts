import type { ManifestDocument } from '../../manifest/document.ts';
import { givenIn, listIn, textIn } from '../../manifest/find.ts';
import { moveItem } from '../../manifest/move.ts';
import { podsOf, type ContainerPart, type PodPart } from '../../manifest/pods.ts';
import { fixBy, podmanSays, type Problem, type Rule } from '../rule.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A native sidecar: podman knows no restartPolicy of containers and runs it as any init container, so the pod waits for
 * it to end, which it never does (kube.go, ToSpecGen).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       initContainers:
 *         - name: logs
 *           image: docker.io/library/busybox:1.37
 *           restartPolicy: Always
 *           ^^^^^^^^^^^^^ warning podman-blocking-sidecar: podman knows no sidecars and waits for 'logs' to end before it starts the pod. Move it into 'containers'.
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const podmanBlockingSidecar: Rule = {
  code: 'podman-blocking-sidecar',
  check: (document) =>
    podsOf(document).flatMap((pod) =>
      pod.containers
        .filter(({ role, map }) => role === 'init' && textIn(map, 'restartPolicy') === 'Always')
        .flatMap((it) => problem(document, pod, it) ?? []),
    ),
};

function problem(
  document: ManifestDocument,
  { spec }: PodPart,
  { map, name }: ContainerPart,
): Problem | undefined {
  const entry = givenIn(map, 'restartPolicy');
  const item = listIn(spec.map, 'initContainers')?.items.find((it) => resolved(it) === map);
  if (!entry) return undefined;
  const message = `podman knows no sidecars and waits for '${name?.text ?? ''}' to end before it starts the pod. Move it into 'containers'.`;
  const move = { from: 'initContainers', to: 'containers', without: entry };
  const edits = item && moveItem(document, spec.map, { ...move, item });
  return podmanSays('podman-blocking-sidecar', 'warning', entry.key.span, message, {
    fixes: fixBy("Move it into 'containers'", 'unsafe', ...(edits ?? [undefined])),
  });
}
