import { fieldsOf } from '../../manifest/fields.ts';
import { givenIn, isNull } from '../../manifest/find.ts';
import { removeItem } from '../../manifest/removal.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { quoted } from '../../schema/describe.ts';
import { fixBy, warning, type Problem, type Rule } from '../rule.ts';
import { resolved, textOf, type ListNode } from '../../yaml/tree.ts';

/**
 * An item that says what one before says already, or nothing at all, where Kubernetes takes both but means one
 * (pkg/api/pod/warnings.go, `warningsForPodSpecAndMeta`).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       imagePullSecrets:
 *         - name: registry
 *         - name: registry
 *                 ^^^^^^^^ warning repeated-entry: Another item has the name 'registry' already. Remove one of the two.
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const repeatedEntry: Rule = {
  code: 'repeated-entry',
  only: 'kubernetes',
  check: (document) =>
    fieldsOf(document, fields).flatMap(({ typed: { node }, row }) =>
      node.kind === 'list' ? repeated(document, node, row) : [],
    ),
};

/** The field that tells items apart, by the list's place (see manifest/fields.ts). */
const fields: ReadonlyMap<string, string> = new Map([
  ['PodSpec.hostAliases', 'ip'],
  ['PodSpec.imagePullSecrets', 'name'],
]);

function repeated(document: ManifestDocument, list: ListNode, field: string): Problem[] {
  const seen = new Set<string>();
  return list.items.flatMap((item) => {
    const map = resolved(item);
    const value = map?.kind === 'map' ? givenIn(map, field)?.value : undefined;
    const text = textOf(value) ?? '';
    // Two aliases of one address may have other host names.
    const safety = field === 'name' ? 'safe' : 'unsafe';
    const fixes = fixBy('Remove this item', safety, removeItem(document, list, item));
    if (text === '' && field === 'name' && (map?.kind === 'map' || isNull(item))) {
      const span = value && value.span.end > value.span.start ? value.span : item.span;
      return [
        warning('repeated-entry', span, 'This names no Secret. Give it a name, or remove it.', { fixes }),
      ];
    }
    if (!value || !seen.has(text)) {
      seen.add(text);
      return [];
    }
    const message = `Another item has the ${field} ${quoted(text)} already. Remove one of the two.`;
    return [warning('repeated-entry', value.span, message, { fixes })];
  });
}
