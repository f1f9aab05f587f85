import { fieldsOf } from '../../manifest/fields.ts';
import { removeItem } from '../../manifest/removal.ts';
import { mostItems } from '../../schema/limits.ts';
import { fixBy, refusal, type Rule } from '../rule.ts';

/**
 * A list with more items than Kubernetes takes.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       dnsConfig:
 *         nameservers: [10.0.0.1, 10.0.0.2, 10.0.0.3, 10.0.0.4]
 *                                                     ^^^^^^^^ error too-many-items: 'nameservers' may have 3 items at the most. Remove this one.
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const tooManyItems: Rule = {
  code: 'too-many-items',
  only: 'kubernetes',
  check: (document) =>
    fieldsOf(document, mostItems).flatMap(({ typed: { node, path }, row: most }) => {
      const item = node.kind === 'list' ? node.items[most] : undefined;
      if (node.kind !== 'list' || !item) return [];
      const more = node.items.length - most;
      const advice = more === 1 ? 'Remove this one.' : `Remove this one and those behind it: ${more} in all.`;
      const message = `'${path.at(-1) ?? ''}' may have ${most} items at the most. ${advice}`;
      const fixes = more === 1 ? fixBy('Remove this item', 'unsafe', removeItem(document, node, item)) : [];
      return [refusal('too-many-items', item.span, message, { fixes })];
    }),
};
