import { entryIn, givenIn, mapIn, scalarIn, writtenMapsOf } from '../../manifest/find.ts';
import { readQuantity } from '../../schema/quantity.ts';
import { advice, type Rule } from '../rule.ts';

/**
 * Requests below the limits, so that a node may promise more than it has and end the pod when it runs short.
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
 *               memory: 128Mi
 *             requests:
 *               memory: 64Mi
 *                       ^^^^ information practice-unequal-resources: A node short of memory ends pods that take more than they ask for. Ask for as much as the limit, 128Mi.
 */
export const practiceUnequalResources: Rule = {
  code: 'practice-unequal-resources',
  level: 'off',
  check: (document) =>
    writtenMapsOf(document, 'ResourceRequirements').flatMap(({ map }) => {
      const limits = mapIn(map, 'limits');
      const requests = mapIn(map, 'requests');
      if (!limits || !requests) return [];
      return ['cpu', 'memory'].flatMap((name) => {
        const limit = scalarIn(limits, name)?.text;
        const request = scalarIn(requests, name)?.text;
        const entry = entryIn(requests, name);
        if (limit === undefined || request === undefined || !entry || !givenIn(limits, name)) return [];
        if (readQuantity(limit)?.nanos === readQuantity(request)?.nanos) return [];
        const message = `A node short of ${name} ends pods that take more than they ask for. Ask for as much as the limit, ${limit}.`;
        return [advice('practice-unequal-resources', 'information', entry.value.span, message)];
      });
    }),
};
