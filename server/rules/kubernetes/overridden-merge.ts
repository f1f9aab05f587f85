import type { ManifestDocument } from '../../manifest/document.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { quoted } from '../../schema/describe.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import { mergedEntries } from '../../yaml/parse.ts';
import { children, isMerge, type MapNode, type Node } from '../../yaml/tree.ts';

/**
 * A key that a merge key brings and that is written as well. Readers of YAML take the written one; the API server's
 * strict reading takes it for a duplicate (go-yaml, decode.go, `setMapIndex`). kubectl doesn't ask it to be strict there.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - &base
 *           name: web
 *           image: docker.io/library/nginx:1.27
 *         - <<: *base
 *           name: api
 *           ^^^^ error overridden-merge: '<<' brings 'name' already, and the API server refuses it twice. Leave it out of what is merged.
 */
export const overriddenMerge: Rule = {
  code: 'overridden-merge',
  only: 'kubernetes',
  check: (document) => {
    const problems: Problem[] = [];
    if (document.parsed.root) visit(document.parsed.root);
    return problems;

    function visit(node: Node): void {
      if (node.kind === 'map') problems.push(...inMap(document, node));
      children(node).forEach(visit);
    }
  },
};

function inMap(document: ManifestDocument, map: MapNode): Problem[] {
  if (!map.entries.some(isMerge)) return [];
  const own = map.entries.filter((it) => !isMerge(it));
  const brought = mergedEntries(map).filter((it) => !own.includes(it));
  return own.flatMap((entry) => {
    const other = brought.find((it) => it.key.text === entry.key.text);
    if (!other) return [];
    const name = quoted(entry.key.text);
    const message = `'<<' brings ${name} already, and the API server refuses it twice. Leave it out of what is merged.`;
    return [
      refusal('overridden-merge', entry.key.span, message, {
        related: [{ span: other.key.span, message: `It brings ${name} from here.` }],
        fixes: fixBy(`Remove ${name}`, 'unsafe', removeEntry(document, map, entry)),
      }),
    ];
  });
}
