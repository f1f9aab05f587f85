import { isBroken, type ManifestDocument } from '../../manifest/document.ts';
import { replaceNumber } from '../../manifest/edits.ts';
import { mapsIn, writtenMapsOf, type Found } from '../../manifest/find.ts';
import { requestedTogether, resourcesIn } from '../../manifest/requests.ts';
import type { Amount, Resources } from '../../manifest/resources.ts';
import { decimalText } from '../../schema/quantity.ts';
import { isFixed } from '../../schema/resources.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import { textOf } from '../../yaml/tree.ts';

/**
 * What a pod has as a whole must be enough for its containers.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       resources:
 *         limits:
 *           cpu: 1
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           resources:
 *             limits:
 *               cpu: 2
 *                    ^ error pod-resources: The pod as a whole is limited to 1 of 'cpu'. Raise that, or lower this.
 */
export const podResources: Rule = {
  code: 'pod-resources',
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'PodSpec').flatMap((spec) => {
      const whole = resourcesIn(document, spec.map);
      if (!whole || isBroken(document, spec.map)) return [];
      const limits = checkLimits(document, spec, whole);
      return [...limits, ...checkRequests(document, spec, whole, limits)];
    }),
};

/** A container's limit above the pod's; init containers are not compared (validatePodResourceConsistency). */
function checkLimits(document: ManifestDocument, { map }: Found, whole: Resources): Problem[] {
  const limits = mapsIn(map, 'containers').flatMap((it) => resourcesIn(document, it)?.limits ?? []);
  return limits.flatMap((limit) => {
    const most = whole.limits.find((it) => it.name === limit.name);
    if (!most?.quantity || !limit.quantity || limit.quantity.nanos <= most.quantity.nanos) return [];
    const text = textOf(most.entry.value) ?? '';
    const message = `The pod as a whole is limited to ${text} of '${limit.name}'. Raise that, or lower this.`;
    const own = textOf(limit.entry.value) ?? '';
    return [
      refusal('pod-resources', limit.entry.value.span, message, {
        related: [{ span: most.entry.value.span, message: 'This is the limit of the pod.' }],
        fixes: [
          ...fixBy(`Limit the pod to ${own}`, 'unsafe', replaceNumber(document, most.entry.value, own)),
          ...fixBy(`Lower this to ${text}`, 'unsafe', replaceNumber(document, limit.entry.value, text)),
        ],
      }),
    ];
  });
}

/** A pod's request, or where it has none its limit, below what its containers request together. */
function checkRequests(
  document: ManifestDocument,
  spec: Found,
  whole: Resources,
  told: readonly Problem[],
): Problem[] {
  const unrequested = whole.limits.filter(
    ({ name }) => !isFixed(name) && !whole.requests.some((it) => it.name === name),
  );
  return [...whole.requests, ...unrequested].flatMap((amount) => {
    const { name, quantity } = amount;
    const together = requestedTogether(document, spec.map, name);
    const limited = unrequested.includes(amount);
    // Where one container's limit is above the pod's already, that is the reason.
    if (!quantity || together <= quantity.nanos || (limited && told.length > 0)) return [];
    return [
      short(
        document,
        whole,
        amount,
        decimalText({ nanos: together, suffix: '' }),
        limited ? 'limit' : 'request',
      ),
    ];
  });
}

function short(
  document: ManifestDocument,
  whole: Resources,
  { name, entry }: Amount,
  together: string,
  what: 'limit' | 'request',
): Problem {
  const message = `The containers request ${together} of '${name}' together, above this ${what}. Raise it.`;
  return refusal('pod-resources', entry.value.span, message, {
    path: [...whole.path, 'requests', ...(what === 'request' ? [name] : [])],
    fixes: fixBy(`Raise it to ${together}`, 'unsafe', replaceNumber(document, entry.value, together)),
  });
}
