import { fieldsOf, type FieldRow } from '../manifest/fields.ts';
import { quoted } from '../schema/describe.ts';
import { formats, type FormatReader } from '../schema/text-formats.ts';
import { refusal, type Problem, type Rule } from './rule.ts';
import { scalarKind } from '../yaml/scalar.ts';
import { resolved } from '../yaml/tree.ts';

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
  check: (document) => fieldsOf(document, formats).flatMap((it) => check(it) ?? []),
};

function check({ typed: { node }, row }: FieldRow<FormatReader>): Problem | undefined {
  const scalar = resolved(node);
  if (scalar?.kind !== 'scalar' || scalarKind(scalar) !== 'string' || scalar.text === '') return undefined;
  const wrong = row(scalar.text);
  return wrong === undefined
    ? undefined
    : refusal('invalid-format', node.span, `${quoted(scalar.text)} ${wrong}.`);
}
