import type { ManifestDocument } from '../../manifest/document.ts';
import { fieldsOf } from '../../manifest/fields.ts';
import { givenIn } from '../../manifest/find.ts';
import { removeItem } from '../../manifest/removal.ts';
import { quoted } from '../../schema/describe.ts';
import { uniqueFields } from '../../schema/unique.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import { resolved, textOf, type ListNode, type Node } from '../../yaml/tree.ts';

/**
 * Two items of a list that must differ and don't: volumes of one name, mounts at one path.
 * podman takes the last of two volumes without a word, and refuses two mounts at one path.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       volumes:
 *         - name: data
 *         - name: data
 *                 ^^^^ error duplicate-item: Another item of 'volumes' has the name 'data'. Change one, or remove this item.
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const duplicateItem: Rule = {
  code: 'duplicate-item',
  check: (document) =>
    fieldsOf(document, uniqueFields).flatMap(({ typed: { node, field }, row }) => {
      if (node.kind !== 'list' || !field) return [];
      return row.flatMap((name) => repeated(node, name).map((it) => problem(document, node, field.name, it)));
    }),
};

type Repeated = { readonly item: Node; readonly name: string; readonly value: Node; readonly first: Node };

/** The items whose field has the text it has in an item before. */
function repeated(list: ListNode, name: string): readonly Repeated[] {
  const seen = new Map<string, Node>();
  return list.items.flatMap((item) => {
    const map = resolved(item);
    const value = map?.kind === 'map' ? givenIn(map, name)?.value : undefined;
    const text = textOf(value);
    if (!value || text === undefined || text === '') return [];
    const first = seen.get(text);
    if (!first) seen.set(text, value);
    return first ? [{ item, name, value, first }] : [];
  });
}

function problem(
  document: ManifestDocument,
  list: ListNode,
  listName: string,
  { item, name, value, first }: Repeated,
): Problem {
  // An item that is `*name` is shown itself: what it repeats stands elsewhere.
  const span = item.kind === 'alias' ? item.span : value.span;
  const text = quoted(textOf(value) ?? '');
  const message = `Another item of '${listName}' has the ${name} ${text}. Change one, or remove this item.`;
  return refusal('duplicate-item', span, message, {
    ...(listName === 'volumeMounts' && { also: 'podman' }),
    related: [{ span: first.span, message: `${text} stands here first.` }],
    fixes: fixBy('Remove this item', 'unsafe', removeItem(document, list, item)),
  });
}
