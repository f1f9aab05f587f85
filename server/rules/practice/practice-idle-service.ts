import type { ManifestDocument } from '../../manifest/document.ts';
import { mapIn, writtenMapsOf } from '../../manifest/find.ts';
import { podsOf } from '../../manifest/pods.ts';
import { advice, type CrossRule } from '../rule.ts';
import type { Placed } from '../../symbols/names.ts';
import { selectedPods } from '../../symbols/selected.ts';
import { textOf } from '../../yaml/tree.ts';

/**
 * A Service that selects none of the pods beside it.
 *
 *     apiVersion: v1
 *     kind: Service
 *     metadata:
 *       name: web
 *     spec:
 *       selector:
 *       ^^^^^^^^ information practice-idle-service: The Service selects no pod of this file. Compare it with their labels.
 *         app: wbe
 *       ports:
 *         - port: 80
 *     ---
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *       labels:
 *         app: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const practiceIdleService: CrossRule = {
  code: 'practice-idle-service',
  facts: [podsIn],
  check: (document, { here, names }) =>
    writtenMapsOf(document, 'ServiceSpec').flatMap(({ map }) => {
      const selector = mapIn(map, 'selector');
      const entry = map.entries.find((it) => it.key.text === 'selector');
      if (!selector || !entry || selector.entries.length === 0) return [];
      const labels = selector.entries.map((it) => `${it.key.text}=${textOf(it.value) ?? ''}`);
      const isIdle = !selectedPods(names, labels).some((it) => it.uri === here.uri);
      // Where the file has no pods, they stand in another.
      if (!isIdle || !names.among(podsIn, filesOf).has(here.uri)) return [];
      const message = 'The Service selects no pod of this file. Compare it with their labels.';
      return [advice('practice-idle-service', 'information', entry.key.span, message)];
    }),
};

/** One fact for each pod. */
function podsIn(document: ManifestDocument): readonly true[] {
  return podsOf(document).map(() => true);
}

function filesOf(pods: readonly Placed<true>[]): ReadonlySet<string> {
  return new Set(pods.map((it) => it.at.uri));
}
