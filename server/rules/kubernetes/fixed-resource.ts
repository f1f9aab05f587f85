import { isBroken, type ManifestDocument } from '../../manifest/document.ts';
import { replaceNumber, setEntry } from '../../manifest/edits.ts';
import { mapIn } from '../../manifest/find.ts';
import { resourcesOf, type Amount, type Resources } from '../../manifest/resources.ts';
import { quoted } from '../../schema/describe.ts';
import { wholeMillis } from '../../schema/quantity.ts';
import { isExtended, isFixed } from '../../schema/resources.ts';
import { fixBy, refusal, type Fix, type Problem, type Rule } from '../rule.ts';
import { textOf } from '../../yaml/tree.ts';

/**
 * Devices and hugepages are given out for good: they need a limit, a request says the same as the limit, and devices
 * come in whole pieces.
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
 *             requests:
 *               nvidia.com/gpu: 1
 *                               ^ error fixed-resource: 'nvidia.com/gpu' is requested, and its limit is 2. Both must be the same.
 *             limits:
 *               nvidia.com/gpu: 2
 */
export const fixedResource: Rule = {
  code: 'fixed-resource',
  only: 'kubernetes',
  check: (document) =>
    resourcesOf(document).flatMap((it) => [
      ...[...it.limits, ...it.requests].flatMap((amount) => checkPieces(amount) ?? []),
      ...it.requests
        .filter(({ name }) => isFixed(name))
        .flatMap((request) => checkRequest(document, it, request) ?? []),
    ]),
};

function checkPieces({ name, entry, quantity }: Amount): Problem | undefined {
  if (!quantity || !isExtended(name) || wholeMillis(quantity) % 1000n === 0n) return undefined;
  const message = `${quoted(name)} is given out in whole pieces. Write a whole number.`;
  return refusal('fixed-resource', entry.value.span, message);
}

function checkRequest(
  document: ManifestDocument,
  resources: Resources,
  request: Amount,
): Problem | undefined {
  const { name, entry, quantity } = request;
  const limit = resources.limits.find((it) => it.name === name);
  const asked = textOf(entry.value) ?? '';
  if (!limit) {
    if (isBroken(document, resources.map)) return undefined;
    const message = `${quoted(name)} is requested without a limit. Set the limit to ${asked} too.`;
    const fixes = limitFix(document, resources, name, asked);
    return refusal('fixed-resource', entry.key.span, message, { path: [...resources.path, 'limits'], fixes });
  }
  if (!quantity || !limit.quantity || wholeMillis(quantity) === wholeMillis(limit.quantity)) return undefined;
  const most = textOf(limit.entry.value) ?? '';
  const message = `${quoted(name)} is requested, and its limit is ${most}. Both must be the same.`;
  return refusal('fixed-resource', entry.value.span, message, {
    related: [{ span: limit.entry.value.span, message: 'This is the limit.' }],
    fixes: [
      ...fixBy(`Set the request to ${most}`, 'unsafe', replaceNumber(document, entry.value, most)),
      ...fixBy(`Set the limit to ${asked}`, 'unsafe', replaceNumber(document, limit.entry.value, asked)),
    ],
  });
}

function limitFix(
  document: ManifestDocument,
  { map }: Resources,
  name: string,
  asked: string,
): readonly Fix[] {
  const limits = mapIn(map, 'limits');
  const amount = /^\d{1,15}$/.test(asked) ? Number(asked) : asked;
  const edit = limits
    ? setEntry(document, limits, name, amount)
    : setEntry(document, map, 'limits', { [name]: amount });
  return fixBy(`Set the limit to ${asked}`, 'safe', edit);
}
