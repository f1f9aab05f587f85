import { mapIn, writtenMapsOf } from '../manifest/find.ts';
import { podsOf } from '../manifest/pods.ts';
import { advice, type CrossRule } from './rule.ts';
import { textOf, type MapNode } from '../yaml/tree.ts';

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
  check: (document, { here, reach }) =>
    writtenMapsOf(document, 'ServiceSpec').flatMap(({ map }) => {
      const selector = mapIn(map, 'selector');
      const entry = map.entries.find((it) => it.key.text === 'selector');
      if (!selector || !entry || selector.entries.length === 0) return [];
      const pods = [here, ...reach].filter((it) => it.uri === here.uri).flatMap((it) => podsOf(it.document));
      // Where there are none, they stand in another file.
      if (pods.length === 0 || pods.some(({ podMetadata }) => isSelected(selector, podMetadata))) return [];
      const message = 'The Service selects no pod of this file. Compare it with their labels.';
      return [advice('practice-idle-service', 'information', entry.key.span, message)];
    }),
};

function isSelected(selector: MapNode, metadata: MapNode | undefined): boolean {
  const labels = metadata && mapIn(metadata, 'labels');
  return selector.entries.every(({ key, value }) => {
    const label = labels?.entries.findLast((it) => it.key.text === key.text);
    return label !== undefined && textOf(label.value) === textOf(value);
  });
}
