import { listIn, textIn, writtenMapsOf } from '../../manifest/find.ts';
import { clusterAddress } from '../../schema/addresses.ts';
import { refusal, type Problem, type Rule } from '../rule.ts';
import { textOf, type Node } from '../../yaml/tree.ts';

/**
 * A Service's addresses that don't go together: it has one of each family at the most, and names the first twice
 * (pkg/apis/core/validation/validation.go, `ValidateServiceClusterIPsRelatedFields`).
 *
 *     apiVersion: v1
 *     kind: Service
 *     metadata:
 *       name: web
 *     spec:
 *       clusterIP: 10.96.0.10
 *       clusterIPs: [10.96.0.11]
 *                    ^^^^^^^^^^ error cluster-addresses: The first of 'clusterIPs' must be the 'clusterIP', which is '10.96.0.10'.
 *       ports: [{ port: 80 }]
 */
export const clusterAddresses: Rule = {
  code: 'cluster-addresses',
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'ServiceSpec').flatMap(({ map }) => {
      const addresses = listIn(map, 'clusterIPs')?.items ?? [];
      const families = listIn(map, 'ipFamilies')?.items ?? [];
      return [
        ...unlikeFirst(addresses, textIn(map, 'clusterIP') ?? ''),
        ...ofOneFamily(addresses),
        ...otherFamily(addresses, families),
        ...repeated(families),
      ];
    }),
};

function unlikeFirst([first]: readonly Node[], clusterIP: string): Problem[] {
  if (!first || clusterIP === '' || textOf(first) === clusterIP) return [];
  return told(first, `The first of 'clusterIPs' must be the 'clusterIP', which is '${clusterIP}'.`);
}

function ofOneFamily([first, second]: readonly Node[]): Problem[] {
  if (!first || !second) return [];
  if (textOf(first) === 'None') {
    return told(second, "Nothing can stand beside 'None'. Remove one of the two.");
  }
  const [one, other] = [familyOf(first), familyOf(second)];
  if (one === undefined || one !== other) return [];
  return told(second, `A Service has one address of ${one} at the most. Remove one of the two.`);
}

function otherFamily(addresses: readonly Node[], families: readonly Node[]): Problem[] {
  return addresses.flatMap((it, index) => {
    const wanted = textOf(families[index]);
    const found = familyOf(it);
    if (wanted === undefined || found === undefined || wanted === found) return [];
    return told(it, `'ipFamilies' wants an address of ${wanted} here, and this is one of ${found}.`);
  });
}

function repeated(families: readonly Node[]): Problem[] {
  return families.flatMap((it, index) => {
    const isRepeated = families.slice(0, index).some((earlier) => textOf(earlier) === textOf(it));
    return isRepeated
      ? told(it, `${textOf(it) ?? ''} stands in this list already. Remove one of the two.`)
      : [];
  });
}

/** The family of an address; nothing for `None` and for what is no address, which is told by itself. */
function familyOf(node: Node): 'IPv4' | 'IPv6' | undefined {
  const text = textOf(node) ?? '';
  if (text === 'None' || text === '' || clusterAddress(text) !== undefined) return undefined;
  return text.includes(':') ? 'IPv6' : 'IPv4';
}

function told({ span }: Node, message: string): Problem[] {
  return [refusal('cluster-addresses', span, message)];
}
