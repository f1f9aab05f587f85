import { quoted } from '../../schema/describe.ts';
import { warning, type Rule } from '../rule.ts';
import { hasEnvFrom } from '../../symbols/env-from.ts';
import { meansSame, type Mention } from '../../symbols/mention.ts';
import { mentionsIn } from '../../symbols/mentions.ts';

/**
 * A variable's value uses one that is declared further down, or itself: Kubernetes works out values in their order, so
 * the `$(NAME)` stays as it is written (pkg/kubelet/kubelet_pods.go, makeEnvironmentVariables).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           env:
 *             - name: URL
 *               value: http://$(HOST)/
 *                               ^^^^ warning late-variable: 'HOST' has no value yet, so this stays as it is written. Move 'HOST' above.
 *             - name: HOST
 *               value: db
 */
export const lateVariable: Rule = {
  code: 'late-variable',
  only: 'kubernetes',
  check: (document) => {
    const variables = mentionsIn(document).filter((it) => it.kind === 'variable');
    const declared = variables.filter((it) => it.role === 'declares');
    return variables.flatMap((mention) => {
      const own = placeInEnv(mention);
      if (own === undefined || mention.role === 'declares') return [];
      const same = declared.filter((it) => meansSame(it, mention)).map(placeInEnv);
      if (same.length === 0) return [];
      // What `envFrom` brings has its value before all others.
      if (same.some((it) => it !== undefined && it < own) || hasEnvFrom(document, mention)) return [];
      const name = quoted(mention.text);
      const advice = same.includes(own) ? "A variable can't use its own value." : `Move ${name} above.`;
      const message = `${name} has no value yet, so this stays as it is written. ${advice}`;
      return [warning('late-variable', mention.span, message)];
    });
  },
};

/** The place of the variable in its container's `env` that a mention belongs to. */
function placeInEnv({ path }: Mention): number | undefined {
  const place = path.at(-2);
  return path.at(-3) === 'env' && typeof place === 'number' ? place : undefined;
}
