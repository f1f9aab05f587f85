import { fieldsOf } from '../../manifest/fields.ts';
import { quoted } from '../../schema/describe.ts';
import { podmanSays, type Rule } from '../rule.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A path with directories for a key of a ConfigMap or Secret: podman makes no directories for it, and refuses the pod
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
 *       volumes:
 *         - name: site
 *           configMap:
 *             name: site
 *             items:
 *               - key: index
 *                 path: html/index.html
 *                       ^^^^^^^^^^^^^^^ error podman-nested-item-path: podman refuses 'html/index.html': no '/' may stand in it. Mount the volume deeper.
 */
export const podmanNestedItemPath: Rule = {
  code: 'podman-nested-item-path',
  check: (document) =>
    fieldsOf(document, paths).flatMap(({ typed }) => {
      const scalar = resolved(typed.node);
      const source = typed.parent?.parent?.parent;
      const isVolume =
        source?.type.kind === 'object' && /^(?:ConfigMap|Secret)V/.test(source.type.shape.name);
      if (!isVolume || scalar?.kind !== 'scalar' || !scalar.text.includes('/')) return [];
      const message = `podman refuses ${quoted(scalar.text)}: no '/' may stand in it. Mount the volume deeper.`;
      return [podmanSays('podman-nested-item-path', 'error', typed.node.span, message)];
    }),
};

const paths: ReadonlyMap<string, true> = new Map([['KeyToPath.path', true]]);
