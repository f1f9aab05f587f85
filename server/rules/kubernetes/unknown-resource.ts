import type { ManifestDocument } from '../../manifest/document.ts';
import { replaceValue } from '../../manifest/edits.ts';
import { resourcesOf, type Amount } from '../../manifest/resources.ts';
import { quoted } from '../../schema/describe.ts';
import { nearest } from '../../schema/nearest.ts';
import { standardResources, wrongResource, type ResourceHolder } from '../../schema/resources.ts';
import { changeTo, refusal, type Problem, type Rule } from '../rule.ts';

/**
 * A resource that a container, or a pod as a whole, can't have. Case counts.
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
 *               CPU: 1
 *               ^^^ error unknown-resource: 'CPU' is no resource of a container. Did you mean 'cpu'?
 */
export const unknownResource: Rule = {
  code: 'unknown-resource',
  only: 'kubernetes',
  check: (document) =>
    resourcesOf(document).flatMap(({ holder, limits, requests }) =>
      [...limits, ...requests].flatMap((it) => check(document, it, holder) ?? []),
    ),
};

function check(
  document: ManifestDocument,
  { name, entry }: Amount,
  holder: ResourceHolder,
): Problem | undefined {
  const wrong = wrongResource(name, holder);
  if (wrong === undefined) return undefined;
  const standard = standardResources(holder);
  const meant = nearest(name, standard);
  const known = `Use ${standard.join(', ')} or hugepages of a size.`;
  const devices = holder === 'container' ? ' Devices have a domain before them, as in example.com/gpu.' : '';
  const advice = meant === undefined ? `${known}${devices}` : `Did you mean '${meant}'?`;
  return refusal('unknown-resource', entry.key.span, `${quoted(name)} ${wrong}. ${advice}`, {
    fixes: changeTo(meant, (it) => replaceValue(document, entry.key, it)),
  });
}
