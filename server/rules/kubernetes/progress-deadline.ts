import { givenIn, integerIn, writtenMapsOf } from '../../manifest/find.ts';
import { refusal, type Rule } from '../rule.ts';

/**
 * A Deployment that would count as failed before its pods can count as ready (`ValidateDeploymentSpec`).
 *
 *     apiVersion: apps/v1
 *     kind: Deployment
 *     metadata:
 *       name: web
 *     spec:
 *       minReadySeconds: 60
 *       progressDeadlineSeconds: 30
 *                                ^^ error progress-deadline: 'progressDeadlineSeconds' must be over 'minReadySeconds', which is 60.
 *       selector: { matchLabels: { app: web } }
 *       template:
 *         metadata: { labels: { app: web } }
 *         spec:
 *           containers:
 *             - name: web
 *               image: docker.io/library/nginx:1.27
 */
export const progressDeadline: Rule = {
  code: 'progress-deadline',
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'DeploymentSpec').flatMap(({ map, path }) => {
      const entry = givenIn(map, 'progressDeadlineSeconds');
      const ready = givenIn(map, 'minReadySeconds');
      // What is not written is 600 and 0 (apps/v1/defaults.go).
      const deadline = integerIn(map, 'progressDeadlineSeconds') ?? 600n;
      const least = integerIn(map, 'minReadySeconds') ?? 0n;
      const at = entry ?? ready;
      // That a deadline is negative is told by itself.
      if (!at || deadline < 0n || deadline > least) return [];
      const message =
        least === 0n
          ? "'progressDeadlineSeconds' must be over 0."
          : entry
            ? `'progressDeadlineSeconds' must be over 'minReadySeconds', which is ${least}.`
            : `'minReadySeconds' must be under 'progressDeadlineSeconds', which is 600 unless it is set.`;
      const related = entry && ready ? [{ span: ready.value.span, message: 'It is set here.' }] : [];
      const named = [...path, 'progressDeadlineSeconds'];
      return [refusal('progress-deadline', at.value.span, message, { related, path: named })];
    }),
};
