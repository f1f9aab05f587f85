import { fieldsOf } from '../../manifest/fields.ts';
import { advice, type Rule } from '../rule.ts';

/**
 * A secret in a variable, which every process of the container sees, and which logs and crash reports like to show.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           envFrom:
 *             - secretRef:
 *               ^^^^^^^^^ information practice-secret-variable: Every process of the container sees this secret, and logs may show it. Mount it as a file.
 *                 name: password
 */
export const practiceSecretVariable: Rule = {
  code: 'practice-secret-variable',
  level: 'off',
  check: (document) =>
    fieldsOf(document, references).flatMap(({ typed: { entry } }) => {
      if (!entry) return [];
      const message =
        'Every process of the container sees this secret, and logs may show it. Mount it as a file.';
      return [advice('practice-secret-variable', 'information', entry.key.span, message)];
    }),
};

const references: ReadonlyMap<string, true> = new Map([
  ['EnvVarSource.secretKeyRef', true],
  ['EnvFromSource.secretRef', true],
]);
