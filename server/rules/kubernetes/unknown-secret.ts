import { quoted } from '../../schema/describe.ts';
import { advice, changeTo, type CrossRule } from '../rule.ts';
import { guess, undeclared } from '../../symbols/undeclared.ts';
import { nameEdit } from '../../symbols/written.ts';

/**
 * A Secret that no manifest of the workspace declares. It may be there already: Secrets are best kept out of files.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: db
 *     spec:
 *       containers:
 *         - name: db
 *           image: docker.io/library/postgres:17
 *           envFrom:
 *             - secretRef:
 *                 name: pasword
 *                       ^^^^^^^ information unknown-secret: No manifest here declares the Secret 'pasword'. Did you mean 'password'?
 *     ---
 *     apiVersion: v1
 *     kind: Secret
 *     metadata:
 *       name: password
 */
export const unknownSecret: CrossRule = {
  code: 'unknown-secret',
  check: (document, around) =>
    undeclared(around, 'secret').map((it) => {
      const { mention, meant } = it;
      const advised = guess(it, 'podman, or the cluster, has to have it before this is played.');
      const message = `No manifest here declares the Secret ${quoted(mention.text)}. ${advised}`;
      const fixes = changeTo(meant, (name) => nameEdit(document, mention, name));
      return advice('unknown-secret', 'information', mention.span, message, { fixes });
    }),
};
