import { isBroken, type ManifestDocument } from '../../manifest/document.ts';
import { replaceValue } from '../../manifest/edits.ts';
import { listIn, mapIn, mapsIn, scalarIn, textIn, writtenMapsOf, type Found } from '../../manifest/find.ts';
import { removeItem } from '../../manifest/removal.ts';
import { quoted } from '../../schema/describe.ts';
import { nearest } from '../../schema/nearest.ts';
import { changeTo, fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import { resolved, type ListNode, type Node, type ScalarNode } from '../../yaml/tree.ts';

/**
 * A container claims a device that its pod doesn't have, or claims one twice.
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
 *             claims:
 *               - name: gpu
 *                       ^^^ error unknown-resource-claim: The pod has no resource claim 'gpu'. Declare it in 'resourceClaims'.
 */
export const unknownResourceClaim: Rule = {
  code: 'unknown-resource-claim',
  only: 'kubernetes',
  check: (document) => writtenMapsOf(document, 'PodSpec').flatMap((it) => checkPod(document, it)),
};

function checkPod(document: ManifestDocument, { map }: Found): Problem[] {
  const names = mapsIn(map, 'resourceClaims').flatMap((it) => textIn(it, 'name') ?? []);
  const lists = ['containers', 'initContainers']
    .flatMap((it) => mapsIn(map, it))
    .flatMap((it) => mapIn(it, 'resources') ?? [])
    .flatMap((it) => listIn(it, 'claims') ?? []);
  const broken = isBroken(document, map);
  return [...new Set(lists)].flatMap((list) => {
    const claims = claimsIn(list);
    const unknown = broken ? [] : claims.filter(({ name }) => !names.includes(name.text));
    return [
      ...unknown.map((it) => notDeclared(document, it.name, names)),
      ...repeated(claims).map((it) => twice(document, list, it)),
    ];
  });
}

type Claim = { readonly item: Node; readonly name: ScalarNode; readonly request: string };

function claimsIn(list: ListNode): readonly Claim[] {
  return list.items.flatMap((item) => {
    const map = resolved(item);
    const name = map?.kind === 'map' ? scalarIn(map, 'name') : undefined;
    if (map?.kind !== 'map' || !name || name.text === '') return [];
    return [{ item, name, request: textIn(map, 'request') ?? '' }];
  });
}

/** The claims of what another before claims already; without a request, a claim takes all of it (`validateResourceClaimNames`). */
function repeated(claims: readonly Claim[]): readonly Claim[] {
  return claims.filter((it, index) =>
    claims
      .slice(0, index)
      .some(
        (other) =>
          other.name.text === it.name.text &&
          (other.request === it.request || other.request === '' || it.request === ''),
      ),
  );
}

function notDeclared(document: ManifestDocument, name: ScalarNode, names: readonly string[]): Problem {
  const meant = nearest(name.text, names);
  const advice = meant === undefined ? "Declare it in 'resourceClaims'." : `Did you mean '${meant}'?`;
  const message = `The pod has no resource claim ${quoted(name.text)}. ${advice}`;
  return refusal('unknown-resource-claim', name.span, message, {
    fixes: changeTo(meant, (it) => replaceValue(document, name, it)),
  });
}

function twice(document: ManifestDocument, list: ListNode, { item, name }: Claim): Problem {
  const message = `${quoted(name.text)} is claimed above. Remove this item, or have each claim ask for another request.`;
  return refusal('unknown-resource-claim', name.span, message, {
    fixes: fixBy('Remove this item', 'unsafe', removeItem(document, list, item)),
  });
}
