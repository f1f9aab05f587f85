import { listIn, mapIn } from '../../manifest/find.ts';
import { containersOf, headOf } from '../../manifest/pods.ts';
import { advice, type Rule } from '../rule.ts';
import { textOf } from '../../yaml/tree.ts';

/**
 * A container that keeps the capabilities it is given, though most programs need none of them.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *                 ^^^ information practice-kept-capabilities: 'web' keeps capabilities it may not need. Drop 'ALL' and add those it does.
 *           image: docker.io/library/nginx:1.27
 */
export const practiceKeptCapabilities: Rule = {
  code: 'practice-kept-capabilities',
  level: 'off',
  check: (document) =>
    containersOf(document).flatMap((it) => {
      const context = mapIn(it.map, 'securityContext');
      const capabilities = context && mapIn(context, 'capabilities');
      const dropped = (capabilities && listIn(capabilities, 'drop')?.items) ?? [];
      if (dropped.some((name) => /^(?:cap_)?all$/i.test(textOf(name) ?? ''))) return [];
      const message = `'${it.name?.text ?? ''}' keeps capabilities it may not need. Drop 'ALL' and add those it does.`;
      return [advice('practice-kept-capabilities', 'information', headOf(it), message)];
    }),
};
