import { listIn, scalarIn, writtenMapsOf } from '../../manifest/find.ts';
import { removeItem } from '../../manifest/removal.ts';
import { quoted } from '../../schema/describe.ts';
import { fixBy, podmanSays, type Rule } from '../rule.ts';
import { resolved, type Node, type ScalarNode } from '../../yaml/tree.ts';

/**
 * A variable that is set twice: podman takes the last, which can't continue the first, since it leaves `$(NAME)` as it is
 * (kube.go, ToSpecGen).
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
 *                     ^^^^ warning podman-repeated-variable: 'MODE' is set above, and podman takes this one. Remove one of the two.
 *               value: fast
 */
export const podmanRepeatedVariable: Rule = {
  code: 'podman-repeated-variable',
  check: (document) =>
    writtenMapsOf(document, 'Container').flatMap(({ map }) => {
      const list = listIn(map, 'env');
      const seen = new Map<string, { readonly item: Node; readonly name: ScalarNode }>();
      return (list?.items ?? []).flatMap((item) => {
        const variable = resolved(item);
        const name = variable?.kind === 'map' ? scalarIn(variable, 'name') : undefined;
        if (!list || !name || name.text === '') return [];
        const first = seen.get(name.text);
        if (!first) {
          seen.set(name.text, { item, name });
          return [];
        }
        const message = `${quoted(name.text)} is set above, and podman takes this one. Remove one of the two.`;
        return [
          podmanSays('podman-repeated-variable', 'warning', name.span, message, {
            related: [{ span: first.name.span, message: `${quoted(name.text)} is set here first.` }],
            fixes: [
              ...fixBy('Remove the one above', 'unsafe', removeItem(document, list, first.item)),
              ...fixBy('Remove this one', 'unsafe', removeItem(document, list, item)),
            ],
          }),
        ];
      });
    }),
};
