import type { ManifestDocument } from '../../manifest/document.ts';
import { fieldsOf } from '../../manifest/fields.ts';
import { givenIn } from '../../manifest/find.ts';
import { removeItem } from '../../manifest/removal.ts';
import { pairs, type Pair } from '../../schema/pairs.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import { resolved, textOf, type ListNode, type MapNode, type Node, type Path } from '../../yaml/tree.ts';

/**
 * Two items of a list that say the same in all fields that tell items apart: a Service's ports by number and protocol.
 *
 *     apiVersion: v1
 *     kind: Service
 *     metadata:
 *       name: web
 *     spec:
 *       ports:
 *         - name: http
 *           port: 80
 *         - name: web
 *           port: 80
 *                 ^^ error duplicate-pair: Another item has this 'port' with the same 'protocol'. Change one, or remove this item.
 */
export const duplicatePair: Rule = {
  code: 'duplicate-pair',
  only: 'kubernetes',
  check: (document) =>
    fieldsOf(document, pairs).flatMap(({ typed: { node, path }, row }) =>
      node.kind === 'list' ? row.flatMap((pair) => repeated(document, node, path, pair)) : [],
    ),
};

function repeated(document: ManifestDocument, list: ListNode, path: Path, pair: Pair): Problem[] {
  const seen = new Map<string, Item>();
  return list.items.flatMap((item, index) => {
    const map = resolved(item);
    const value = map?.kind === 'map' ? givenIn(map, pair.fields[0])?.value : undefined;
    if (map?.kind !== 'map' || !value || textOf(value) === '0') return [];
    const key = pair.fields.map((it) => textIn(map, it, pair)).join('\n');
    const own = { item, value, path: [...path, index] };
    const first = seen.get(key);
    if (!first) {
      seen.set(key, own);
      return [];
    }
    // The API server names the earlier of two constraints (`ValidateSpreadConstraintNotRepeat`).
    const [told, other] = pair.names === 'earlier' ? [first, own] : [own, first];
    return [problem(document, list, pair, told, other)];
  });
}

type Item = { readonly item: Node; readonly value: Node; readonly path: Path };

function textIn(map: MapNode, field: string, { defaults }: Pair): string {
  const text = textOf(givenIn(map, field)?.value) ?? '';
  return text === '' ? (defaults?.[field] ?? '') : text;
}

function problem(
  document: ManifestDocument,
  list: ListNode,
  { fields: [first, second] }: Pair,
  { item, value, path }: Item,
  other: Item,
): Problem {
  const message = `Another item has this '${first}' with the same '${second}'. Change one, or remove this item.`;
  return refusal('duplicate-pair', item.kind === 'alias' ? item.span : value.span, message, {
    path,
    related: [{ span: other.value.span, message: 'It stands here.' }],
    fixes: fixBy('Remove this item', 'unsafe', removeItem(document, list, item)),
  });
}
