import { replaceValue } from '../../manifest/edits.ts';
import { entryIn, mapIn, scalarIn, writtenMapsOf, type Found } from '../../manifest/find.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { quoted } from '../../schema/describe.ts';
import { podmanBytes } from '../../schema/podman-amount.ts';
import { fixBy, podmanSays, type Problem, type Rule } from '../rule.ts';

/**
 * A request for more memory than the limit allows (specgen/generate/validate_linux.go, verifyContainerResources).
 * Requests for cpu count for nothing, so they may be anything.
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
 *               memory: 64Mi
 *             requests:
 *               memory: 128Mi
 *                       ^^^^^ error podman-memory-request: podman refuses a request of '128Mi' over the limit of '64Mi'. Raise the limit or lower the request.
 */
export const podmanMemoryRequest: Rule = {
  code: 'podman-memory-request',
  check: (document) =>
    writtenMapsOf(document, 'ResourceRequirements').flatMap((it) => check(document, it) ?? []),
};

function check(document: ManifestDocument, { map }: Found): Problem | undefined {
  const limits = mapIn(map, 'limits');
  const requests = mapIn(map, 'requests');
  const limit = limits && scalarIn(limits, 'memory');
  const request = requests && scalarIn(requests, 'memory');
  if (!limit || !request) return undefined;
  const most = podmanBytes(limit.text) ?? 0n;
  if (most <= 0n || (podmanBytes(request.text) ?? 0n) <= most) return undefined;
  const message = `podman refuses a request of ${quoted(request.text)} over the limit of ${quoted(limit.text)}. Raise the limit or lower the request.`;
  const span = entryIn(requests, 'memory')?.value.span ?? request.span;
  return podmanSays('podman-memory-request', 'error', span, message, {
    related: [{ span: limit.span, message: 'The limit stands here.' }],
    fixes: [
      ...fixBy(`Raise the limit to ${request.text}`, 'unsafe', replaceValue(document, limit, request.text)),
      ...fixBy(`Lower the request to ${limit.text}`, 'unsafe', replaceValue(document, request, limit.text)),
    ],
  });
}
