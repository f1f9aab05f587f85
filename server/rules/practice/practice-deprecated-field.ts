import type { ManifestDocument } from '../../manifest/document.ts';
import { placeOf } from '../../manifest/fields.ts';
import { removeEntry } from '../../manifest/removal.ts';
import type { TypedNode } from '../../manifest/typed.ts';
import { advice, fixBy, type Problem, type Rule } from '../rule.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A field that Kubernetes keeps for old manifests alone.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       serviceAccount: web
 *       ^^^^^^^^^^^^^^ warning practice-deprecated-field: 'serviceAccount' is deprecated. Write 'serviceAccountName'.
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const practiceDeprecatedField: Rule = {
  code: 'practice-deprecated-field',
  check: (document) => document.typed.flatMap((it) => check(document, it) ?? []),
};

function check(document: ManifestDocument, typed: TypedNode): Problem | undefined {
  const { entry, field, parent } = typed;
  const map = parent && resolved(parent.node);
  if (!entry || !field?.deprecated || map?.kind !== 'map') return undefined;
  const place = placeOf(typed) ?? '';
  // Volumes have a rule of their own, which the API server's warnings speak for.
  if (place.startsWith('Volume.')) return undefined;
  const { span } = entry.key;
  const code = 'practice-deprecated-field';
  const instead = successors.get(place);
  if (instead === undefined) {
    return advice(code, 'warning', span, `'${field.name}' is deprecated.`, { tag: 'deprecated' });
  }
  // A server prints both.
  const isThere = map.entries.some((it) => it.key.text === instead);
  const advised = isThere ? `'${instead}' stands here too: remove it.` : `Write '${instead}'.`;
  const fixes = isThere
    ? fixBy(`Remove '${field.name}'`, 'safe', removeEntry(document, map, entry))
    : fixBy(`Rename to '${instead}'`, 'safe', { span, insert: instead });
  return advice(code, 'warning', span, `'${field.name}' is deprecated. ${advised}`, {
    tag: 'deprecated',
    fixes,
  });
}

const successors: ReadonlyMap<string, string> = new Map([['PodSpec.serviceAccount', 'serviceAccountName']]);
