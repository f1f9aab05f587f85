import { podsOf, type ContainerPart } from '../../manifest/pods.ts';
import { podmanSays, type Problem, type Rule } from '../rule.ts';

/**
 * Two containers of one name, init containers among them, or two without any (play.go, playKubePod).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *         - name: web
 *                 ^^^ error podman-duplicate-container: podman refuses a second container 'web' in one pod. Rename one of the two.
 *           image: docker.io/library/httpd:2.4
 */
export const podmanDuplicateContainer: Rule = {
  code: 'podman-duplicate-container',
  check: (document) =>
    podsOf(document).flatMap(({ containers }) => {
      const first = new Map<string, ContainerPart>();
      return containers.flatMap((it) => {
        const name = it.name?.text ?? '';
        const earlier = first.get(name);
        if (!earlier) first.set(name, it);
        return earlier ? [problem(it, earlier, name)] : [];
      });
    }),
};

function problem(container: ContainerPart, earlier: ContainerPart, name: string): Problem {
  const span = container.name?.span ?? container.map.entries[0]?.key.span ?? container.map.span;
  const message =
    name === ''
      ? 'podman refuses a second container without a name in one pod. Name it.'
      : `podman refuses a second container '${name}' in one pod. Rename one of the two.`;
  const other = earlier.name?.span ?? earlier.map.entries[0]?.key.span ?? earlier.map.span;
  return podmanSays('podman-duplicate-container', 'error', span, message, {
    related: [{ span: other, message: 'The first of the two.' }],
  });
}
