import { amountOf } from '../../manifest/amount.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { replaceNumber } from '../../manifest/edits.ts';
import { scalarIn, textIn, writtenMapsOf, type Found } from '../../manifest/find.ts';
import { divisorsOf } from '../../schema/field-paths.ts';
import { isSameUnit } from '../../schema/quantity.ts';
import { quoted } from '../../schema/describe.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';

/**
 * A resource is shown in a unit it isn't counted in.
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
 *             - name: CPUS
 *               valueFrom:
 *                 resourceFieldRef:
 *                   resource: limits.cpu
 *                   divisor: 100m
 *                            ^^^^ error invalid-divisor: 'limits.cpu' can't be divided by '100m'. Use 1 or 1m.
 */
export const invalidDivisor: Rule = {
  code: 'invalid-divisor',
  check: (document) =>
    writtenMapsOf(document, 'ResourceFieldSelector').flatMap((it) => check(document, it) ?? []),
};

function check(document: ManifestDocument, { map }: Found): Problem | undefined {
  const resource = textIn(map, 'resource') ?? '';
  const divisor = scalarIn(map, 'divisor');
  const amount = amountOf(divisor);
  const allowed = divisorsOf(resource);
  // Zero stands for none, which is 1.
  if (!divisor || !amount || !allowed || amount.nanos === 0n) return undefined;
  if (allowed.some((it) => isSameUnit(amount, it))) return undefined;
  const choice = allowed.join(', ').replace(/, ([^,]*)$/, ' or $1');
  const message = `${quoted(resource)} can't be divided by ${quoted(divisor.text)}. Use ${choice}.`;
  return refusal('invalid-divisor', divisor.span, message, {
    also: 'podman',
    fixes: fixBy('Use 1', 'unsafe', replaceNumber(document, divisor, '1')),
  });
}
