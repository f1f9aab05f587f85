import { givenIn, textIn } from '../../manifest/find.ts';
import { containersOf, headOf } from '../../manifest/pods.ts';
import { advice, type Rule } from '../rule.ts';

/**
 * An image that is taken from the machine where it is there already, whoever may pull it and whatever it has become.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *                 ^^^ information practice-pull-policy: An image of 'web' that is here already is never asked for again. Set 'imagePullPolicy: Always'.
 *           image: docker.io/library/nginx:1.27
 */
export const practicePullPolicy: Rule = {
  code: 'practice-pull-policy',
  level: 'off',
  check: (document) =>
    containersOf(document).flatMap((it) => {
      if (textIn(it.map, 'imagePullPolicy') === 'Always') return [];
      const span = givenIn(it.map, 'imagePullPolicy')?.value.span ?? headOf(it);
      const message = `An image of '${it.name?.text ?? ''}' that is here already is never asked for again. Set 'imagePullPolicy: Always'.`;
      return [advice('practice-pull-policy', 'information', span, message)];
    }),
};
