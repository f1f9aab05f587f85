import { fieldsOf, placeOf } from '../manifest/fields.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import type { TypedNode } from '../manifest/typed.ts';
import { quoted } from '../schema/describe.ts';
import { keyFields, nameFields, objectNames } from '../schema/name-fields.ts';
import { dnsLabel, dnsName, mended, type NameReader } from '../schema/names.ts';
import type { Problem, Rule } from './rule.ts';
import { scalarKind } from '../yaml/scalar.ts';
import { isMerge, resolved, type ScalarNode } from '../yaml/tree.ts';

/**
 * A name in a format that its field doesn't take: of an object, a container, a port, a label, a ConfigMap's key.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: my_app
 *                 ^^^^^^ error invalid-name: 'my_app' has '_', and only a-z, 0-9 and '-' may stand in it. Write 'my-app'.
 *           image: docker.io/library/nginx:1.27
 */
export const invalidName: Rule = {
  code: 'invalid-name',
  check: (document) => [...values(document), ...keys(document)],
};

function values(document: ManifestDocument): Problem[] {
  const named = fieldsOf(document, nameFields).map(({ typed, row }) => ({ typed, read: row }));
  const objects = document.typed.flatMap((typed) => {
    const read = objectName(typed);
    return read ? [{ typed, read }] : [];
  });
  return [...named, ...objects].flatMap(({ typed: { node }, read }) => {
    const scalar = resolved(node);
    // An empty name counts as none.
    if (scalar?.kind !== 'scalar' || scalarKind(scalar) !== 'string' || scalar.text === '') return [];
    return problem(scalar, node.span, read) ?? [];
  });
}

/** The format of a whole object's own name or namespace. */
function objectName(typed: TypedNode): NameReader | undefined {
  const place = placeOf(typed);
  const owner = typed.parent?.parent;
  if (owner?.type.kind !== 'object' || (owner.parent && owner.parent.type.kind !== 'list')) return undefined;
  if (place === 'ObjectMeta.namespace') return dnsLabel;
  return place === 'ObjectMeta.name' ? (objectNames.get(owner.type.shape.name) ?? dnsName) : undefined;
}

function keys(document: ManifestDocument): Problem[] {
  return fieldsOf(document, keyFields).flatMap(({ typed: { node }, row }) => {
    if (node.kind !== 'map') return [];
    const own = node.entries.filter((it) => !isMerge(it));
    return own.flatMap(({ key }) => problem(key, key.span, row) ?? []);
  });
}

function problem({ text }: ScalarNode, span: Problem['span'], read: NameReader): Problem | undefined {
  const wrong = read(text);
  if (wrong === undefined) return undefined;
  const right = mended(text, read);
  const advice = right === undefined ? '' : ` Write ${quoted(right)}.`;
  return {
    code: 'invalid-name',
    voice: 'kubernetes',
    severity: 'error',
    span,
    message: `${quoted(text)} ${wrong}.${advice}`,
  };
}
