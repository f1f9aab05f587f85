import { givenIn, mapIn } from '../../manifest/find.ts';
import { podsOf } from '../../manifest/pods.ts';
import { advice, type Rule } from '../rule.ts';

/**
 * A pod without the labels by which tools know what it belongs to (kubernetes.io, Recommended Labels).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *             ^^^ information practice-missing-labels: Nothing says what the pod belongs to. Give it the label 'app.kubernetes.io/name'.
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const practiceMissingLabels: Rule = {
  code: 'practice-missing-labels',
  level: 'off',
  check: (document) =>
    podsOf(document).flatMap(({ name, podMetadata, spec }) => {
      const labels = podMetadata && mapIn(podMetadata, 'labels');
      if (labels && (givenIn(labels, 'app.kubernetes.io/name') ?? givenIn(labels, 'app'))) return [];
      const span = name?.written.span ?? spec.entry?.key.span ?? spec.map.span;
      const message = "Nothing says what the pod belongs to. Give it the label 'app.kubernetes.io/name'.";
      return [advice('practice-missing-labels', 'information', span, message)];
    }),
};
