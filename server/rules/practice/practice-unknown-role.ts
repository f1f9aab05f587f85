import { annotationsIn, type Annotation } from '../../manifest/annotations.ts';
import { readRole, roleAnnotation, roleMeanings } from '../../roles/role.ts';
import { quoted } from '../../schema/describe.ts';
import { nearest } from '../../schema/nearest.ts';
import { advice, changeTo, type Problem, type Rule } from '../rule.ts';

/**
 * An annotation that gives a container a role Podwright doesn't know, so that it shows the role it finds itself.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *       annotations:
 *         podwright.role/web: mian
 *                             ^^^^ information practice-unknown-role: 'mian' is no role. Did you mean 'main'?
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const practiceUnknownRole: Rule = {
  code: 'practice-unknown-role',
  check: (document) => annotationsIn(document).flatMap((it) => check(it) ?? []),
};

function check({ entry, value, pod }: Annotation): Problem | undefined {
  if (!entry.key.text.startsWith(roleAnnotation) || !pod || !value || readRole(value.text)) return undefined;
  const kinds = Object.keys(roleMeanings);
  const meant = nearest(value.text, kinds);
  const help =
    meant === undefined
      ? `Write ${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1) ?? ''}.`
      : `Did you mean ${quoted(meant)}?`;
  const message = `${quoted(value.text)} is no role. ${help}`;
  return advice('practice-unknown-role', 'information', value.span, message, {
    fixes: changeTo(meant, (it) => ({ span: value.span, insert: it })),
  });
}
