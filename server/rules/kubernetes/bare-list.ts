import { isObjectList } from '../../manifest/identity.ts';
import { refusal, type Rule } from '../rule.ts';

/**
 * A document that is a list of objects: each document of a file is one object.
 *
 *     - apiVersion: v1
 *     ^ error bare-list: A document is one object, and this is a list. Part objects by lines of '---', or put them under 'items' of a List.
 *       kind: ConfigMap
 *       metadata:
 *         name: settings
 */
export const bareList: Rule = {
  code: 'bare-list',
  check: ({ parsed: { root }, schema }) => {
    if (!root || !isObjectList(root, schema)) return [];
    const message =
      "A document is one object, and this is a list. Part objects by lines of '---', or put them under 'items' of a List.";
    const span = { start: root.span.start, end: root.span.start + 1 };
    return [refusal('bare-list', span, message, { also: 'podman', path: [] })];
  },
};
