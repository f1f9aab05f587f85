import type { ManifestDocument } from '../../manifest/document.ts';
import { replaceValue } from '../../manifest/edits.ts';
import { fieldsOf, type FieldRow } from '../../manifest/fields.ts';
import { quoted } from '../../schema/describe.ts';
import { mendedPath, pathFormats, wrongPath, type PathFormat } from '../../schema/paths.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import { scalarKind } from '../../yaml/scalar.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A path that leads out of where it must stay, or begins in the wrong place.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           volumeMounts:
 *             - name: data
 *               mountPath: /data
 *               subPath: ../other
 *                        ^^^^^^^^ error invalid-path: '../other' must not step up with '..'.
 *       volumes:
 *         - name: data
 */
export const invalidPath: Rule = {
  code: 'invalid-path',
  check: (document) => fieldsOf(document, pathFormats).flatMap((it) => check(document, it) ?? []),
};

/** Paths that podman follows, and fails with. */
const podmanFollows = /^(?:VolumeMount|KeyToPath)$/;

function check(
  document: ManifestDocument,
  { typed: { node, parent }, row }: FieldRow<PathFormat>,
): Problem | undefined {
  const scalar = resolved(node);
  if (scalar?.kind !== 'scalar' || scalarKind(scalar) !== 'string' || scalar.text === '') return undefined;
  const wrong = wrongPath(scalar.text, row);
  if (wrong === undefined) return undefined;
  const meant = mendedPath(scalar.text, row);
  const advice = meant === undefined ? '' : ` Write ${quoted(meant)}.`;
  const shape = parent?.type.kind === 'object' ? parent.type.shape.name : '';
  return refusal('invalid-path', node.span, `${quoted(scalar.text)} ${wrong}.${advice}`, {
    ...(podmanFollows.test(shape) && { also: 'podman' }),
    fixes:
      meant === undefined
        ? []
        : fixBy(`Write ${quoted(meant)}`, 'unsafe', replaceValue(document, scalar, meant)),
  });
}
