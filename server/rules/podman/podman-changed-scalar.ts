import { quoted } from '../../schema/describe.ts';
import { fixBy, podmanSays, type Rule } from '../rule.ts';
import { retyped } from '../../yaml/retyped.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * Text that YAML takes for a number or a date, and that podman turns into other text when it reads the file
 * (play.go, splitMultiDocYAML). Kubernetes refuses it.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           env:
 *             - name: UMASK
 *               value: 0022
 *                      ^^^^ warning podman-changed-scalar: podman makes '18' of '0022'. Put it in quotes.
 *             - name: PORT
 *               value: 8080
 */
export const podmanChangedScalar: Rule = {
  code: 'podman-changed-scalar',
  check: ({ typed }) =>
    typed.flatMap(({ node, type }) => {
      const scalar = resolved(node);
      // Only what begins like a number or a boolean may be one.
      if (type.kind !== 'string' || scalar?.kind !== 'scalar' || !/^[-+.\dtTfF]/.test(scalar.text)) return [];
      const text = retyped(scalar);
      if (text === scalar.text) return [];
      const message = `podman makes ${quoted(text)} of ${quoted(scalar.text)}. Put it in quotes.`;
      const quotes = { span: scalar.span, insert: `'${scalar.text}'` };
      const fixes = node === scalar ? fixBy('Put it in quotes', 'safe', quotes) : [];
      return [podmanSays('podman-changed-scalar', 'warning', node.span, message, { fixes })];
    }),
};
