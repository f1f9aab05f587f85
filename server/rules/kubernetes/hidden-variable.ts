import type { ManifestDocument } from '../../manifest/document.ts';
import { givenIn, listIn, scalarIn, textIn, writtenMapsOf } from '../../manifest/find.ts';
import { removeItem } from '../../manifest/removal.ts';
import { quoted } from '../../schema/describe.ts';
import { fixBy, warning, type Problem, type Rule } from '../rule.ts';
import { resolved, type ListNode, type Node, type ScalarNode } from '../../yaml/tree.ts';

/**
 * A variable that is set again hides what it was, and kubectl may drop either of the two when it applies a change.
 * A value that continues the old one, as `$(PATH):/more` does, is meant.
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
 *             - name: MODE
 *               value: slow
 *             - name: MODE
 *                     ^^^^ warning hidden-variable: 'MODE' is set above, and this hides it. Remove one of the two.
 *               value: fast
 */
export const hiddenVariable: Rule = {
  code: 'hidden-variable',
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'Container', 'EphemeralContainer').flatMap(({ map }) => {
      const env = listIn(map, 'env');
      return env ? check(document, env) : [];
    }),
};

type Variable = { readonly item: Node; readonly name: ScalarNode };

function check(document: ManifestDocument, env: ListNode): Problem[] {
  const seen = new Map<string, Variable>();
  return env.items.flatMap((item) => {
    const map = resolved(item);
    const name = map?.kind === 'map' ? scalarIn(map, 'name') : undefined;
    if (map?.kind !== 'map' || !name || name.text === '') return [];
    const first = seen.get(name.text);
    if (!first) {
      seen.set(name.text, { item, name });
      return [];
    }
    const value = textIn(map, 'value') ?? '';
    const itself = `$(${name.text})`;
    const continues = value.includes(itself) && value !== itself && !givenIn(map, 'valueFrom');
    return continues ? [] : [problem(document, env, { item, name }, first)];
  });
}

function problem(
  document: ManifestDocument,
  env: ListNode,
  { item, name }: Variable,
  first: Variable,
): Problem {
  const text = quoted(name.text);
  return warning(
    'hidden-variable',
    name.span,
    `${text} is set above, and this hides it. Remove one of the two.`,
    {
      related: [{ span: first.name.span, message: `${text} is set here first.` }],
      fixes: [
        ...fixBy('Remove the one above', 'unsafe', removeItem(document, env, first.item)),
        ...fixBy('Remove this one', 'unsafe', removeItem(document, env, item)),
      ],
    },
  );
}
