import type { ManifestDocument } from '../../manifest/document.ts';
import { replaceValue } from '../../manifest/edits.ts';
import { scalarIn, textIn, writtenMapsOf, type Found } from '../../manifest/find.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { quoted } from '../../schema/describe.ts';
import { wrongFieldPath, wrongResourceField, type WrongPath } from '../../schema/field-paths.ts';
import { nearest } from '../../schema/nearest.ts';
import { changeTo, fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import { entryOf, type ScalarNode } from '../../yaml/tree.ts';

/**
 * A variable or a file asks for a field of its pod that can't be shown to a container.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           env:
 *             - name: NODE
 *               valueFrom:
 *                 fieldRef:
 *                   fieldPath: spec.nodename
 *                              ^^^^^^^^^^^^^ error unknown-field-path: 'spec.nodename' is no field that a variable can show. Did you mean 'spec.nodeName'?
 */
export const unknownFieldPath: Rule = {
  code: 'unknown-field-path',
  check: (document) => [
    ...writtenMapsOf(document, 'ObjectFieldSelector').flatMap((it) => [
      ...checkVersion(document, it),
      ...checkField(document, it),
    ]),
    ...writtenMapsOf(document, 'ResourceFieldSelector').flatMap((it) => checkResource(document, it)),
  ],
};

/** Field paths have versions of their own, of which there is one. */
function checkVersion(document: ManifestDocument, { map, path }: Found): Problem[] {
  const version = scalarIn(map, 'apiVersion');
  const entry = entryOf(map, 'apiVersion');
  if (!version || !entry || version.text === '' || version.text === 'v1') return [];
  const message = `Field paths have the apiVersion 'v1', not ${quoted(version.text)}.`;
  const fixes = [
    ...changeTo('v1', (it) => replaceValue(document, version, it)),
    ...fixBy("Remove 'apiVersion'", 'unsafe', removeEntry(document, map, entry)),
  ];
  return [refusal('unknown-field-path', entry.value.span, message, { path, fixes })];
}

function checkField(document: ManifestDocument, { map, parent }: Found): Problem[] {
  const scalar = scalarIn(map, 'fieldPath');
  const text = textIn(map, 'fieldPath') ?? '';
  const file = parent?.type.kind === 'object' && parent.type.shape.name === 'DownwardAPIVolumeFile';
  const wrong = text === '' ? undefined : wrongFieldPath(text, file ? 'file' : 'variable');
  return scalar && wrong ? [problem(document, scalar, wrong)] : [];
}

function checkResource(document: ManifestDocument, { map }: Found): Problem[] {
  const scalar = scalarIn(map, 'resource');
  const text = textIn(map, 'resource') ?? '';
  const wrong = text === '' ? undefined : wrongResourceField(text);
  return scalar && wrong ? [problem(document, scalar, wrong)] : [];
}

function problem(document: ManifestDocument, scalar: ScalarNode, { says, meant }: WrongPath): Problem {
  const near = nearest(scalar.text, meant);
  const choice = meant.join(', ').replace(/, ([^,]*)$/, ' or $1');
  const known = meant.length === 0 ? '' : ` Use ${choice}.`;
  const advice = near === undefined ? known : ` Did you mean '${near}'?`;
  return refusal('unknown-field-path', scalar.span, `${quoted(scalar.text)} ${says}.${advice}`, {
    also: 'podman',
    fixes: changeTo(near, (it) => replaceValue(document, scalar, it)),
  });
}
