import { listIn, writtenMapsOf, type Found } from '../manifest/find.ts';
import { removeItem } from '../manifest/removal.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import { quoted } from '../schema/describe.ts';
import { fixBy, refusal, type Problem, type Rule } from './rule.ts';
import { textOf } from '../yaml/tree.ts';

/**
 * A label's key that `matchLabelKeys` names although something else beside it speaks of that label already.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       affinity:
 *         podAffinity:
 *           requiredDuringSchedulingIgnoredDuringExecution:
 *             - topologyKey: kubernetes.io/hostname
 *               labelSelector: {}
 *               matchLabelKeys: [app]
 *                                ^^^ error label-key-clash: 'mismatchLabelKeys' names 'app' too. Keep it in one of the two.
 *               mismatchLabelKeys: [app]
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const labelKeyClash: Rule = {
  code: 'label-key-clash',
  check: (document) => writtenMapsOf(document, 'PodAffinityTerm').flatMap((it) => check(document, it)),
};

/** `validateMatchLabelKeysAndMismatchLabelKeys`. */
function check(document: ManifestDocument, { map }: Found): Problem[] {
  const list = listIn(map, 'matchLabelKeys');
  const others = listIn(map, 'mismatchLabelKeys')?.items ?? [];
  return (list?.items ?? []).flatMap((item) => {
    const key = textOf(item) ?? '';
    const other = others.find((it) => textOf(it) === key);
    if (!list || !other) return [];
    const message = `'mismatchLabelKeys' names ${quoted(key)} too. Keep it in one of the two.`;
    return [
      refusal('label-key-clash', item.span, message, {
        related: [{ span: other.span, message: `It names ${quoted(key)} here.` }],
        fixes: fixBy("Remove it from 'matchLabelKeys'", 'unsafe', removeItem(document, list, item)),
      }),
    ];
  });
}
