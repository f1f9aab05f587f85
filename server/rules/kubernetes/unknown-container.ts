import type { ManifestDocument } from '../../manifest/document.ts';
import { quoted } from '../../schema/describe.ts';
import { nearest } from '../../schema/nearest.ts';
import { roleAnnotation } from '../../roles/role.ts';
import { podmanAnnotation } from '../../schema/podman-annotations.ts';
import { advice as advise, changeTo, refusal, warning, type Problem, type Rule } from '../rule.ts';
import type { Mention } from '../../symbols/mention.ts';
import { declaredBeside, unresolved } from '../../symbols/unresolved.ts';
import { nameEdit } from '../../symbols/written.ts';

/**
 * A container is named that the pod doesn't have: by a field, or by an annotation of Kubernetes' own.
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
 *                   containerName: wbe
 *                                  ^^^ warning unknown-container: The pod has no container 'wbe', so the kubelet can't start this one. Did you mean 'web'?
 *                   resource: limits.cpu
 */
export const unknownContainer: Rule = {
  code: 'unknown-container',
  check: (document) => {
    // What can't be read may declare it.
    if (document.parsed.problems.length > 0) return [];
    const missing = unresolved(document).filter((it) => it.kind === 'container');
    return missing.flatMap((it) => problem(document, it) ?? []);
  },
};

function problem(document: ManifestDocument, mention: Mention): Problem | undefined {
  const place = placeIn(mention);
  if (!place) return undefined;
  const { text, span } = mention;
  const meant = nearest(text, declaredBeside(document, mention));
  const advice = meant === undefined ? '' : ` Did you mean ${quoted(meant)}?`;
  const message = `The pod has no container ${quoted(text)}${place.consequence}.${advice}`;
  const fixes = changeTo(meant, (it) => nameEdit(document, mention, it));
  return place.says('unknown-container', span, message, { fixes });
}

type Place = { readonly says: typeof warning; readonly consequence: string };

/** Who objects to a name there, and what comes of it; nothing for podman's annotations, which have a rule of their own. */
function placeIn({ path }: Mention): Place | undefined {
  const key = String(path.at(-1));
  if (path.at(-2) === 'annotations') {
    if (podmanAnnotation(key)) return undefined;
    if (key.startsWith(roleAnnotation)) return { says: mereAdvice, consequence: ', so nobody has that role' };
    // pkg/apis/core/validation, ValidateAppArmorPodAnnotations; kubectl/pkg/cmd/util/podcmd, FindOrDefaultContainerByName
    return key.startsWith('kubectl.')
      ? { says: warning, consequence: ', so kubectl takes the first one' }
      : { says: refusal, consequence: '' };
  }
  // pkg/api/v1/resource, ExtractResourceValueByContainerName
  return path.at(-2) === 'resourceFieldRef'
    ? { says: warning, consequence: ", so the kubelet can't start this one" }
    : { says: refusal, consequence: '' };
}

/** Of what nobody but us reads. */
const mereAdvice: typeof warning = (code, span, message, more) =>
  advise(code, 'warning', span, message, more);
