import type { ManifestDocument } from '../../manifest/document.ts';
import { entryIn, listIn, mapIn, mapsIn, scalarIn, writtenMapsOf, type Found } from '../../manifest/find.ts';
import { podsOf } from '../../manifest/pods.ts';
import { removeItem } from '../../manifest/removal.ts';
import { quoted } from '../../schema/describe.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import { textOf, type ListNode, type MapNode, type Node, type Span } from '../../yaml/tree.ts';

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
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'PodAffinityTerm', 'TopologySpreadConstraint').flatMap((it) => [
      ...mismatched(document, it),
      ...selected(document, it),
    ]),
};

/** `validateMatchLabelKeysAndMismatchLabelKeys`. */
function mismatched(document: ManifestDocument, { map }: Found): Problem[] {
  const others = listIn(map, 'mismatchLabelKeys')?.items ?? [];
  return keysOf(map).flatMap(({ list, item, key }) => {
    const other = others.find((it) => textOf(it) === key);
    if (!other) return [];
    const message = `'mismatchLabelKeys' names ${quoted(key)} too. Keep it in one of the two.`;
    return [clash(document, list, item, message, other.span)];
  });
}

/**
 * Of a Pod that has the label, `matchLabelKeys` adds a condition to the selector (pkg/registry/core/pod/strategy.go,
 * `mutatePodAffinity` and `mutateTopologySpreadConstraints`), and one on the same label may not stand there.
 */
function selected(document: ManifestDocument, { map, path }: Found): Problem[] {
  const pod = podsOf(document).find(
    (it) => it.kind === 'Pod' && it.spec.path.every((step, at) => step === path[at]),
  );
  const labels = pod?.podMetadata && mapIn(pod.podMetadata, 'labels');
  const selector = mapIn(map, 'labelSelector');
  if (!labels || !selector) return [];
  const pairs = mapIn(selector, 'matchLabels')?.entries.map((it) => it.key) ?? [];
  const conditions = mapsIn(selector, 'matchExpressions').flatMap((it) => scalarIn(it, 'key') ?? []);
  return keysOf(map).flatMap(({ list, item, key }) => {
    const other = [...pairs, ...conditions].find((it) => it.text === key);
    if (!other || !entryIn(labels, key)) return [];
    const message = `'labelSelector' speaks of ${quoted(key)} already. Keep it in one of the two.`;
    return [clash(document, list, item, message, other.span)];
  });
}

type Key = { readonly list: ListNode; readonly item: Node; readonly key: string };

function keysOf(map: MapNode): readonly Key[] {
  const list = listIn(map, 'matchLabelKeys');
  return (list?.items ?? []).flatMap((item) => (list ? [{ list, item, key: textOf(item) ?? '' }] : []));
}

function clash(
  document: ManifestDocument,
  list: ListNode,
  item: Node,
  message: string,
  other: Span,
): Problem {
  return refusal('label-key-clash', item.span, message, {
    related: [{ span: other, message: 'It stands here.' }],
    fixes: fixBy("Remove it from 'matchLabelKeys'", 'unsafe', removeItem(document, list, item)),
  });
}
