import { breakIn } from '../../manifest/document.ts';
import { quoted } from '../../schema/describe.ts';
import { fixBy, podmanSays, type Problem, type Rule } from '../rule.ts';
import { isMerge, type Entry } from '../../yaml/tree.ts';

/**
 * A field in other letters than Kubernetes knows it by: podman matches names without regard to case (encoding/json,
 * Unmarshal; play.go), and Kubernetes refuses it.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           ImagePullPolicy: Never
 *           ^^^^^^^^^^^^^^^ warning podman-wrong-case-field: podman takes 'ImagePullPolicy' for 'imagePullPolicy', and Kubernetes refuses it. Write 'imagePullPolicy'.
 */
export const podmanWrongCaseField: Rule = {
  code: 'podman-wrong-case-field',
  check: (document) =>
    document.typed.flatMap(({ node, type }) => {
      if (node.kind !== 'map' || type.kind !== 'object') return [];
      const { fields } = type.shape;
      const strangers = node.entries.filter((it) => !fields.has(it.key.text) && !isMerge(it));
      // Nearly all maps have none.
      if (strangers.length === 0) return [];
      const byLetters = new Map([...fields.keys()].map((it) => [it.toLowerCase(), it]));
      const own = new Set(node.entries.map((it) => it.key.text));
      // Behind a line at a wrong column, keys may belong elsewhere.
      const sound = breakIn(document, node) ?? Infinity;
      return strangers.flatMap((it) => {
        const name = byLetters.get(it.key.text.toLowerCase());
        const inOrder = it.key.span.start >= sound;
        return inOrder || name === undefined || own.has(name) ? [] : [problem(it, name)];
      });
    }),
};

function problem({ key }: Entry, name: string): Problem {
  const message = `podman takes ${quoted(key.text)} for '${name}', and Kubernetes refuses it. Write '${name}'.`;
  return podmanSays('podman-wrong-case-field', 'warning', key.span, message, {
    fixes: fixBy(`Rename to '${name}'`, 'safe', { span: key.span, insert: name }),
  });
}
