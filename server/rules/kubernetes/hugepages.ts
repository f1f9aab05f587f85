import { isBroken, type ManifestDocument } from '../../manifest/document.ts';
import { resourcesOf, type Amount, type Resources } from '../../manifest/resources.ts';
import { quoted } from '../../schema/describe.ts';
import { isHugePages, isWholePages } from '../../schema/resources.ts';
import { refusal, type Problem, type Rule } from '../rule.ts';

/**
 * Hugepages come in whole pages, and beside CPU or memory.
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
 *               cpu: 1
 *               hugepages-2Mi: 3Mi
 *                              ^^^ error hugepages: '3Mi' is no whole number of pages of 2Mi.
 */
export const hugepages: Rule = {
  code: 'hugepages',
  only: 'kubernetes',
  check: (document) =>
    resourcesOf(document).flatMap((it) => {
      const pages = [...it.limits, ...it.requests].filter(({ name }) => isHugePages(name));
      return [...pages.flatMap((amount) => checkPages(amount) ?? []), ...checkAlone(document, it, pages)];
    }),
};

function checkPages({ name, entry, quantity }: Amount): Problem | undefined {
  const size = name.replace('hugepages-', '');
  const whole = quantity && isWholePages(name, quantity);
  if (!quantity || whole) return undefined;
  if (whole === undefined) {
    const message = `${quoted(name)} names no size of a page. Write a size such as hugepages-2Mi or hugepages-1Gi.`;
    return refusal('hugepages', entry.key.span, message);
  }
  const text = entry.value.kind === 'scalar' ? entry.value.text : name;
  return refusal('hugepages', entry.value.span, `${quoted(text)} is no whole number of pages of ${size}.`);
}

function checkAlone(
  document: ManifestDocument,
  { path, map, limits, requests }: Resources,
  pages: readonly Amount[],
): Problem[] {
  const [first] = pages;
  const beside = [...limits, ...requests].some(({ name }) => name === 'cpu' || name === 'memory');
  if (!first || beside || isBroken(document, map)) return [];
  const message = 'Hugepages need CPU or memory beside them. Add a limit or request of either.';
  return [refusal('hugepages', first.entry.key.span, message, { path })];
}
