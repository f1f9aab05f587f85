import { quantityText } from '../../manifest/amount.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { replaceNumber } from '../../manifest/edits.ts';
import type { TypedNode } from '../../manifest/typed.ts';
import { quoted } from '../../schema/describe.ts';
import { isQuantity, meantQuantities } from '../../schema/quantity.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * Text that is no amount. Suffixes are Ki, Mi, Gi, Ti, Pi, Ei for powers of 1024, and n, u, m, k, M, G, T, P, E for
 * powers of 1000; case counts, and there is no B for bytes.
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
 *               memory: 64MB
 *                       ^^^^ error invalid-quantity: '64MB' is no amount. Write '64Mi' or '64M'.
 */
export const invalidQuantity: Rule = {
  code: 'invalid-quantity',
  check: (document) => document.typed.flatMap((it) => check(document, it) ?? []),
};

function check(document: ManifestDocument, { node, type }: TypedNode): Problem | undefined {
  const scalar = resolved(node);
  if (type.kind !== 'quantity' || scalar?.kind !== 'scalar') return undefined;
  const text = quantityText(scalar);
  if (text === undefined || isQuantity(text)) return undefined;
  const meant = meantQuantities(text);
  const choice = meant.map((it) => `'${it}'`).join(' or ');
  const advice = meant.length > 0 ? choice : 'a number with a suffix, such as 500m or 64Mi';
  return refusal('invalid-quantity', node.span, `${quoted(text)} is no amount. Write ${advice}.`, {
    also: 'podman',
    fixes: meant.flatMap((it) =>
      fixBy(`Write '${it}'`, meant.length === 1 ? 'safe' : 'unsafe', replaceNumber(document, scalar, it)),
    ),
  });
}
