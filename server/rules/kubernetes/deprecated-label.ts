import { replaceValue } from '../../manifest/edits.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { fieldsOf } from '../../manifest/fields.ts';
import { fixBy, warning, type Problem, type Rule } from '../rule.ts';
import { oldNodeLabels } from '../../schema/deprecated.ts';
import type { Node } from '../../yaml/tree.ts';

/**
 * A label of nodes that has another name now; the old one will go.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       nodeSelector:
 *         beta.kubernetes.io/os: linux
 *         ^^^^^^^^^^^^^^^^^^^^^ warning deprecated-label: 'beta.kubernetes.io/os' is called 'kubernetes.io/os' since Kubernetes 1.14. Use that.
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const deprecatedLabel: Rule = {
  code: 'deprecated-label',
  only: 'kubernetes',
  check: (document) =>
    fieldsOf(document, places).flatMap(({ typed: { node }, row: stands }) => {
      if (stands === 'value') return check(document, node);
      return node.kind === 'map' ? node.entries.flatMap((it) => check(document, it.key)) : [];
    }),
};

const places: ReadonlyMap<string, 'value' | 'keys'> = new Map([
  ['PodSpec.nodeSelector', 'keys'],
  ['NodeSelectorRequirement.key', 'value'],
  ['TopologySpreadConstraint.topologyKey', 'value'],
]);

function check(document: ManifestDocument, node: Node): Problem[] {
  const key = node.kind === 'scalar' ? node.text : '';
  const name = oldNodeLabels.get(key);
  if (name === undefined) return [];
  const since = key.endsWith('os') || key.endsWith('arch') ? '1.14' : '1.17';
  const message = `'${key}' is called '${name}' since Kubernetes ${since}. Use that.`;
  return [
    warning('deprecated-label', node.span, message, {
      tag: 'deprecated',
      fixes: fixBy(`Write '${name}'`, 'safe', replaceValue(document, node, name)),
    }),
  ];
}
