import type { ManifestDocument } from '../../manifest/document.ts';
import { podsOf } from '../../manifest/pods.ts';
import type { Placed } from '../../symbols/names.ts';
import { isSamePlace, type Neighbour } from '../../symbols/reach.ts';
import { podmanSays, type CrossRule } from '../rule.ts';
import type { Span } from '../../yaml/tree.ts';

/**
 * Two pods of one name in a file: podman makes the first and stops at the second. It calls a workload's pod NAME-pod
 * (play.go, playKubePod).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *     ---
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *             ^^^ error podman-duplicate-pod: podman makes a pod 'web' of this file already, and refuses a second one. Rename one of the two.
 *     spec:
 *       containers:
 *         - name: db
 *           image: docker.io/library/postgres:17
 */
export const podmanDuplicatePod: CrossRule = {
  code: 'podman-duplicate-pod',
  facts: [podNames],
  check: (document, { here, names }) =>
    document.derive(podNames).flatMap(({ text, span }) => {
      const first = names.among(podNames, firstPods).get(`${here.uri}\n${text}`);
      const isFirst = first && isSamePlace(first.at, here) && first.span.start === span.start;
      if (!first || isFirst) return [];
      const message = `podman makes a pod '${text}' of this file already, and refuses a second one. Rename one of the two.`;
      const place = isSamePlace(first.at, here)
        ? {}
        : { place: { uri: first.at.uri, start: first.at.start } };
      return [
        podmanSays('podman-duplicate-pod', 'error', span, message, {
          related: [{ span: first.span, message: 'The first of the two.', ...place }],
        }),
      ];
    }),
};

type PodName = { readonly text: string; readonly span: Span };

function podNames(document: ManifestDocument): readonly PodName[] {
  return podsOf(document).flatMap(({ name }) => (name ? [{ text: name.text, span: name.written.span }] : []));
}

/** By file and name, the pod that stands first. */
function firstPods(
  pods: readonly Placed<PodName>[],
): ReadonlyMap<string, { readonly at: Neighbour; readonly span: Span }> {
  const named = pods.map(({ at, fact }) => [`${at.uri}\n${fact.text}`, { at, span: fact.span }] as const);
  return new Map(named.toReversed());
}
