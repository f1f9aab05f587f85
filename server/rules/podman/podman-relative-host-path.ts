import { fieldsOf } from '../../manifest/fields.ts';
import { quoted } from '../../schema/describe.ts';
import { podmanSays, type Rule } from '../rule.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A hostPath that doesn't begin with a slash: podman takes it from the folder it is called in, or refuses an empty one
 * (volume.go, VolumeFromHostPath).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *       volumes:
 *         - name: site
 *           hostPath:
 *             path: ./site
 *                   ^^^^^^ warning podman-relative-host-path: podman takes './site' from the folder it is called in. Write the whole path.
 */
export const podmanRelativeHostPath: Rule = {
  code: 'podman-relative-host-path',
  check: (document) =>
    fieldsOf(document, paths).flatMap(({ typed: { node } }) => {
      const scalar = resolved(node);
      if (scalar?.kind !== 'scalar' || scalar.text.startsWith('/')) return [];
      const code = 'podman-relative-host-path';
      if (scalar.text === '') {
        return [
          podmanSays(code, 'error', node.span, 'podman refuses an empty hostPath. Write the whole path.'),
        ];
      }
      const message = `podman takes ${quoted(scalar.text)} from the folder it is called in. Write the whole path.`;
      return [podmanSays(code, 'warning', node.span, message)];
    }),
};

const paths: ReadonlyMap<string, true> = new Map([['HostPathVolumeSource.path', true]]);
