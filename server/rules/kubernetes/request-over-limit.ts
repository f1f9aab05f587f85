import type { ManifestDocument } from '../../manifest/document.ts';
import { replaceNumber } from '../../manifest/edits.ts';
import { resourcesOf, type Amount, type Resources } from '../../manifest/resources.ts';
import { wholeMillis } from '../../schema/quantity.ts';
import { isFixed } from '../../schema/resources.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import { textOf } from '../../yaml/tree.ts';

/**
 * More is requested than the limit allows. podman refuses it of memory, and doesn't read requests of CPU.
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
 *               memory: 1Gi
 *                       ^^^ error request-over-limit: 'memory' is requested above its limit, 512Mi. Raise the limit or lower the request.
 *             limits:
 *               memory: 512Mi
 */
export const requestOverLimit: Rule = {
  code: 'request-over-limit',
  check: (document) => resourcesOf(document).flatMap((it) => check(document, it)),
};

function check(document: ManifestDocument, { limits, requests }: Resources): Problem[] {
  return requests.flatMap((request) => {
    const limit = limits.find((it) => it.name === request.name);
    if (!limit?.quantity || !request.quantity || isFixed(request.name)) return [];
    const over = wholeMillis(request.quantity) > wholeMillis(limit.quantity);
    return over ? [problem(document, request, limit)] : [];
  });
}

function problem(document: ManifestDocument, request: Amount, limit: Amount): Problem {
  const { name, entry } = request;
  const asked = textOf(entry.value) ?? '';
  const most = textOf(limit.entry.value) ?? '';
  const message = `'${name}' is requested above its limit, ${most}. Raise the limit or lower the request.`;
  return refusal('request-over-limit', entry.value.span, message, {
    ...(name === 'memory' && { also: 'podman' }),
    related: [{ span: limit.entry.value.span, message: 'This is the limit.' }],
    fixes: [
      ...fixBy(`Raise the limit to ${asked}`, 'unsafe', replaceNumber(document, limit.entry.value, asked)),
      ...fixBy(`Lower the request to ${most}`, 'unsafe', replaceNumber(document, entry.value, most)),
    ],
  });
}
