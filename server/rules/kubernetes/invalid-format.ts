import { fieldsOf } from '../../manifest/fields.ts';
import { mapIn, scalarIn, textIn, writtenMapsOf } from '../../manifest/find.ts';
import { quoted } from '../../schema/describe.ts';
import { dnsName } from '../../schema/names.ts';
import { formats, keyFormats, type FormatReader } from '../../schema/text-formats.ts';
import { refusal, type Problem, type Rule } from '../rule.ts';
import { scalarKind } from '../../yaml/scalar.ts';
import { resolved, type MapNode, type Span } from '../../yaml/tree.ts';

/**
 * Text whose field takes it in one form only.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           securityContext:
 *             windowsOptions:
 *               runAsUserName: a:b
 *                              ^^^ error invalid-format: 'a:b' has ':', which may not stand in a user.
 */
export const invalidFormat: Rule = {
  code: 'invalid-format',
  only: 'kubernetes',
  check: (document) => [
    ...fieldsOf(document, formats).flatMap(({ typed: { node }, row }) => {
      const scalar = resolved(node);
      const isText = scalar?.kind === 'scalar' && scalarKind(scalar) === 'string';
      return isText ? (check(scalar.text, node.span, row) ?? []) : [];
    }),
    ...writtenMapsOf(document, 'AzureDiskVolumeSource').flatMap(({ map }) => checkDisk(map) ?? []),
    ...writtenMapsOf(document, 'CSIVolumeSource').flatMap(({ map }) => checkSecret(map) ?? []),
    ...fieldsOf(document, keyFormats).flatMap(({ typed: { node }, row }) =>
      node.kind === 'map' ? node.entries.flatMap(({ key }) => check(key.text, key.span, row) ?? []) : [],
    ),
  ],
};

function check(text: string, span: Span, read: FormatReader): Problem | undefined {
  const wrong = read(text);
  return wrong === undefined ? undefined : refusal('invalid-format', span, `${quoted(text)} ${wrong}.`);
}

/** The address of a disk depends on its kind, which is Shared by default (validation.go, `validateAzureDisk`). */
function checkDisk(disk: MapNode): Problem | undefined {
  const address = scalarIn(disk, 'diskURI');
  const start = textIn(disk, 'kind') === 'Managed' ? '/subscriptions/' : 'https://';
  if (!address || address.text === '') return undefined;
  return check(address.text, address.span, (it) =>
    it.startsWith(start) ? undefined : `must begin with ${start}`,
  );
}

/** The Secret for a CSI driver (validation.go, `validateCSIVolumeSource`). */
function checkSecret(source: MapNode): Problem | undefined {
  const reference = mapIn(source, 'nodePublishSecretRef');
  const name = reference && scalarIn(reference, 'name');
  return name && name.text !== '' ? check(name.text, name.span, dnsName) : undefined;
}
