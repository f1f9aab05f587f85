import { advice, fixBy, type Rule } from './rule.ts';
import { placeOf } from '../manifest/fields.ts';
import { resolved } from '../yaml/tree.ts';

/**
 * A field that Kubernetes keeps for old manifests alone.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       serviceAccount: web
 *       ^^^^^^^^^^^^^^ warning practice-deprecated-field: 'serviceAccount' is deprecated. Write 'serviceAccountName'.
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const practiceDeprecatedField: Rule = {
  code: 'practice-deprecated-field',
  check: ({ typed }) =>
    typed.flatMap((it) => {
      const { entry, field, parent } = it;
      // Volumes have a rule of their own, which the API server's warnings speak for.
      if (!entry || !field?.deprecated || !parent || placeOf(it)?.startsWith('Volume.')) return [];
      const instead = successors.get(placeOf(it) ?? '');
      const map = resolved(parent.node);
      const siblings = map?.kind === 'map' ? map.entries.map(({ key }) => key.text) : [];
      // A server prints both, and then they say the same.
      if (instead !== undefined && siblings.includes(instead)) return [];
      const message = `'${field.name}' is deprecated.${instead === undefined ? '' : ` Write '${instead}'.`}`;
      const edit = instead === undefined ? undefined : { span: entry.key.span, insert: instead };
      return [
        advice('practice-deprecated-field', 'warning', entry.key.span, message, {
          tag: 'deprecated',
          fixes: fixBy(`Rename to '${instead ?? ''}'`, 'safe', edit),
        }),
      ];
    }),
};

const successors: ReadonlyMap<string, string> = new Map([['PodSpec.serviceAccount', 'serviceAccountName']]);
