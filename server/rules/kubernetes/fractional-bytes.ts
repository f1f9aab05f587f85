import { amountOf } from '../../manifest/amount.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { replaceNumber } from '../../manifest/edits.ts';
import { fieldsOf } from '../../manifest/fields.ts';
import { wholeMillis } from '../../schema/quantity.ts';
import { quoted } from '../../schema/describe.ts';
import { fixBy, warning, type Problem, type Rule } from '../rule.ts';
import { resolved, textOf, type Node } from '../../yaml/tree.ts';

/**
 * An amount of bytes with a fraction of a byte: `m` is for thousandths, and `M` and `Mi` for millions.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           resources:
 *             limits:
 *               memory: 64m
 *                       ^^^ warning fractional-bytes: '64m' is no whole number of bytes: m is for thousandths. Write '64Mi'.
 */
export const fractionalBytes: Rule = {
  code: 'fractional-bytes',
  only: 'kubernetes',
  check: (document) =>
    fieldsOf(document, amounts).flatMap(({ typed, row }) => {
      const resource = typed.path.at(-1);
      return typeof resource === 'string' && row.has(resource) ? (check(document, typed.node) ?? []) : [];
    }),
};

const counted = new Set(['memory', 'ephemeral-storage']);

/** The maps of amounts, with the resources in them that are counted in bytes. */
const amounts: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['ResourceRequirements.limits{}', counted],
  ['ResourceRequirements.requests{}', counted],
  ['PodSpec.overhead{}', counted],
  ['VolumeResourceRequirements.requests{}', new Set(['storage'])],
]);

function check(document: ManifestDocument, node: Node): Problem | undefined {
  const amount = amountOf(node);
  if (!amount || wholeMillis(amount) % 1000n === 0n) return undefined;
  const text = textOf(node) ?? '';
  const meant = /^\d+m$/.test(text) ? [`${text.slice(0, -1)}Mi`, `${text.slice(0, -1)}M`] : [];
  const advice = meant[0] === undefined ? 'Round it.' : `m is for thousandths. Write '${meant[0]}'.`;
  const link = meant.length > 0 ? ':' : '.';
  const scalar = resolved(node) ?? node;
  return warning(
    'fractional-bytes',
    node.span,
    `${quoted(text)} is no whole number of bytes${link} ${advice}`,
    {
      fixes: meant.flatMap((it) => fixBy(`Write '${it}'`, 'unsafe', replaceNumber(document, scalar, it))),
    },
  );
}
