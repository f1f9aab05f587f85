import { fixBy, podmanSays, type Rule } from '../rule.ts';
import { quoted } from '../../schema/describe.ts';
import { scalarKind } from '../../yaml/scalar.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A boolean in words that only older YAML knows: podman takes `yes` for text and refuses the file (play.go,
 * splitMultiDocYAML writes it out in quotes), while Kubernetes reads it as true.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       hostNetwork: yes
 *                    ^^^ error podman-wrong-boolean: podman takes 'yes' for text and refuses the file. Write true.
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const podmanWrongBoolean: Rule = {
  code: 'podman-wrong-boolean',
  check: ({ typed }) =>
    typed.flatMap(({ node, type }) => {
      const scalar = resolved(node);
      if (type.kind !== 'boolean' || scalar?.kind !== 'scalar' || scalarKind(scalar) !== 'boolean') return [];
      if (/^(?:true|false)$/i.test(scalar.text)) return [];
      const meant = /^(?:y|yes|on)$/i.test(scalar.text) ? 'true' : 'false';
      const message = `podman takes ${quoted(scalar.text)} for text and refuses the file. Write ${meant}.`;
      const edit = node === scalar ? { span: scalar.span, insert: meant } : undefined;
      const fixes = fixBy(`Write ${meant}`, 'safe', edit);
      return [podmanSays('podman-wrong-boolean', 'error', node.span, message, { fixes })];
    }),
};
