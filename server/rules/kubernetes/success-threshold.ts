import type { ManifestDocument } from '../../manifest/document.ts';
import { replaceNumber } from '../../manifest/edits.ts';
import { entryIn, mapIn, scalarIn, writtenMapsOf } from '../../manifest/find.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import { integerOf } from '../../yaml/scalar.ts';
import type { MapNode } from '../../yaml/tree.ts';

/**
 * One success is enough for liveness and startup probes; only a readiness probe can ask for more.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           livenessProbe:
 *             tcpSocket:
 *               port: 80
 *             successThreshold: 2
 *                               ^ error success-threshold: The successThreshold of a livenessProbe is 1. Remove it.
 */
export const successThreshold: Rule = {
  code: 'success-threshold',
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'Container', 'EphemeralContainer').flatMap(({ map }) =>
      ['livenessProbe', 'startupProbe'].flatMap((name) => {
        const probe = mapIn(map, name);
        return (probe && check(document, probe, name)) ?? [];
      }),
    ),
};

function check(document: ManifestDocument, probe: MapNode, name: string): Problem | undefined {
  const entry = entryIn(probe, 'successThreshold');
  const scalar = scalarIn(probe, 'successThreshold');
  const value = scalar && integerOf(scalar);
  // Zero becomes the default, and less is out of range.
  if (!entry || !scalar || value === undefined || value < 2n) return undefined;
  const message = `The successThreshold of a ${name} is 1. Remove it.`;
  return refusal('success-threshold', entry.value.span, message, {
    fixes: [
      ...fixBy("Remove 'successThreshold'", 'safe', removeEntry(document, probe, entry)),
      ...fixBy('Set it to 1', 'unsafe', replaceNumber(document, scalar, '1')),
    ],
  });
}
