import { booleanIn, givenIn, textIn } from '../../manifest/find.ts';
import { podsOf } from '../../manifest/pods.ts';
import { advice, type Rule } from '../rule.ts';

/**
 * A pod that gets the rights of its namespace's default account, and a token with which to use them. podman passes over
 * both.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *     ^^^^ information practice-service-account: The pod gets a token of its namespace's default account. Set 'automountServiceAccountToken: false', or an account of its own.
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const practiceServiceAccount: Rule = {
  code: 'practice-service-account',
  level: 'off',
  check: (document) =>
    podsOf(document).flatMap(({ spec: { entry, map } }) => {
      const account = textIn(map, 'serviceAccountName') ?? textIn(map, 'serviceAccount') ?? '';
      const ownAccount = account !== '' && account !== 'default';
      if (booleanIn(map, 'automountServiceAccountToken') === false || ownAccount) return [];
      const span = givenIn(map, 'serviceAccountName')?.value.span ?? entry?.key.span ?? map.span;
      const message =
        "The pod gets a token of its namespace's default account. Set 'automountServiceAccountToken: false', or an account of its own.";
      return [advice('practice-service-account', 'information', span, message)];
    }),
};
