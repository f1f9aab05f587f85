import { fieldsOf, placeOf } from '../../manifest/fields.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { replaceValue } from '../../manifest/edits.ts';
import { textIn } from '../../manifest/find.ts';
import { isObject } from '../../manifest/object.ts';
import type { TypedNode } from '../../manifest/typed.ts';
import { quoted } from '../../schema/describe.ts';
import { keyFields, nameFields, objectNames } from '../../schema/name-fields.ts';
import {
  absoluteName,
  dnsLabel,
  dnsName,
  labelKey,
  labelValue,
  mended,
  nameStart,
  type NameReader,
} from '../../schema/names.ts';
import { fixBy, refusal, type Fix, type Problem, type Rule } from '../rule.ts';
import { meansSame, sameScope } from '../../symbols/mention.ts';
import { mentionsIn } from '../../symbols/mentions.ts';
import { encloses } from '../../yaml/extent.ts';
import { scalarKind } from '../../yaml/scalar.ts';
import { plainOrQuoted } from '../../yaml/write.ts';
import { isMerge, resolved, type Node, type ScalarNode } from '../../yaml/tree.ts';

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
  only: 'kubernetes',
  check: (document) => [...values(document), ...keys(document)],
};

function values(document: ManifestDocument): Problem[] {
  const named = fieldsOf(document, nameFields).map(({ typed, row }) => ({ typed, read: row }));
  const inContext = fieldsOf(document, formatsInContext).flatMap(({ typed, row }) => {
    const read = row(typed);
    return read ? [{ typed, read }] : [];
  });
  return [...named, ...inContext].flatMap(({ typed: { node, field, parent }, read }) => {
    const scalar = resolved(node);
    if (scalar?.kind !== 'scalar' || scalarKind(scalar) !== 'string') return [];
    // An empty field counts as none; an empty item of a list is one.
    if (scalar.text === '' && (field || parent?.type.kind !== 'list')) return [];
    return problem(document, node, scalar, read) ?? [];
  });
}

/** The format of fields that mean a name only where other things stand around them, by their place. */
const formatsInContext: ReadonlyMap<string, (typed: TypedNode) => NameReader | undefined> = new Map([
  ['ObjectMeta.name', ({ parent }: TypedNode) => objectName(parent)],
  ['ObjectMeta.generateName', startOfName],
  ['ObjectMeta.namespace', ({ parent }) => objectName(parent) && dnsLabel],
  ['ServiceSpec.externalName', externalName],
  [
    'NodeSelectorRequirement.key',
    ({ parent }) => (parent && placeOf(parent) === 'NodeSelectorTerm.matchFields[]' ? undefined : labelKey),
  ],
  ['NodeSelectorRequirement.values[]', requiredValue],
]);

function startOfName({ parent }: TypedNode): NameReader | undefined {
  const read = objectName(parent);
  return read && nameStart(read);
}

function externalName({ parent }: TypedNode): NameReader | undefined {
  const isMeant = parent?.node.kind === 'map' && textIn(parent.node, 'type') === 'ExternalName';
  return isMeant ? absoluteName : undefined;
}

/** What is only preferred may name what no label can be (ValidatePreferredSchedulingTerms). */
function requiredValue({ path, parent }: TypedNode): NameReader | undefined {
  const isRequired = path.includes('requiredDuringSchedulingIgnoredDuringExecution');
  const isLabel = parent?.parent && placeOf(parent.parent) === 'NodeSelectorTerm.matchExpressions[]';
  return isRequired && isLabel ? labelValue : undefined;
}

/** The format of an object's name by its metadata; nothing for that of a template, which nobody reads. */
function objectName(metadata: TypedNode | undefined): NameReader | undefined {
  const object = metadata?.parent;
  if (!object || !isObject(object) || object.type.kind !== 'object') return undefined;
  return objectNames.get(object.type.shape.name) ?? dnsName;
}

function keys(document: ManifestDocument): Problem[] {
  return fieldsOf(document, keyFields).flatMap(({ typed: { node }, row }) => {
    if (node.kind !== 'map') return [];
    const own = node.entries.filter((it) => !isMerge(it));
    return own.flatMap(({ key }) => problem(document, key, key, row) ?? []);
  });
}

function problem(
  document: ManifestDocument,
  node: Node,
  { text }: ScalarNode,
  read: NameReader,
): Problem | undefined {
  const wrong = read(text);
  if (wrong === undefined) return undefined;
  const right = mended(text, read);
  const advice = right === undefined ? '' : ` Write ${quoted(right)}.`;
  return refusal('invalid-name', node.span, `${quoted(text)} ${wrong}.${advice}`, {
    fixes: right === undefined ? [] : renaming(document, node, text, right),
  });
}

/** Writes another name, also where the rest of the document means it. */
function renaming(document: ManifestDocument, node: Node, name: string, right: string): readonly Fix[] {
  if (node.kind !== 'scalar') return [];
  const mentions = mentionsIn(document);
  const own = mentions.find((it) => it.text === name && encloses(node.span, it.span));
  const isTaken =
    own && mentions.some((it) => it.text === right && it.kind === own.kind && sameScope(it.scope, own.scope));
  if (isTaken) return [];
  const isLocal = own?.scope.reach === 'document' && plainOrQuoted(right) === right;
  const others = isLocal ? mentions.filter((it) => meansSame(it, own) && !encloses(node.span, it.span)) : [];
  const edits = new Map(others.map((it) => [it.span.start, { span: it.span, insert: right }]));
  // Other files may use the name as it is.
  return fixBy(`Write ${quoted(right)}`, 'unsafe', replaceValue(document, node, right), ...edits.values());
}
