import type { ManifestDocument } from '../../manifest/document.ts';
import { listIn, scalarIn, writtenMapsOf, type Found } from '../../manifest/find.ts';
import { removeItem } from '../../manifest/removal.ts';
import { quoted } from '../../schema/describe.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import { resolved, type ListNode, type Node, type ScalarNode } from '../../yaml/tree.ts';

/**
 * Two containers of one pod with one name; init containers count as well.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       initContainers:
 *         - name: app
 *                 ^^^ error duplicate-container: This pod has another container 'app'. Give each its own name.
 *           image: docker.io/library/busybox:1.36
 *       containers:
 *         - name: app
 *           image: docker.io/library/nginx:1.27
 */
export const duplicateContainer: Rule = {
  code: 'duplicate-container',
  only: 'kubernetes',
  check: (document) => writtenMapsOf(document, 'PodSpec').flatMap((it) => check(document, it)),
};

type Named = { readonly list: ListNode; readonly item: Node; readonly name: ScalarNode };

/** In the order in which the API server looks at them (`validateContainers`, `validateInitContainers`). */
const lists = ['containers', 'initContainers', 'ephemeralContainers'];

function check(document: ManifestDocument, { map }: Found): Problem[] {
  const first = new Map<string, Named>();
  return lists
    .flatMap((it) => named(listIn(map, it)))
    .flatMap((it) => {
      const earlier = first.get(it.name.text);
      if (earlier) return [problem(document, it, earlier)];
      first.set(it.name.text, it);
      return [];
    });
}

function named(list: ListNode | undefined): Named[] {
  return (list?.items ?? []).flatMap((item) => {
    const map = resolved(item);
    const name = map?.kind === 'map' ? scalarIn(map, 'name') : undefined;
    return list && name && name.text !== '' ? [{ list, item, name }] : [];
  });
}

function problem(document: ManifestDocument, { list, item, name }: Named, earlier: Named): Problem {
  const text = quoted(name.text);
  // A name that `*alias` or `<<` brings stands in the other container.
  const own = item.span.start <= name.span.start && name.span.end <= item.span.end;
  return refusal(
    'duplicate-container',
    own ? name.span : item.span,
    `This pod has another container ${text}. Give each its own name.`,
    {
      related: [{ span: earlier.name.span, message: `${text} is named here.` }],
      fixes: fixBy('Remove this container', 'unsafe', removeItem(document, list, item)),
    },
  );
}
