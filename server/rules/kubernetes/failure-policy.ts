import { listIn, mapIn, mapsIn, textIn, writtenMapsOf } from '../../manifest/find.ts';
import { refusal, type Problem, type Rule } from '../rule.ts';
import { integerOf } from '../../yaml/scalar.ts';
import { resolved, type MapNode, type Node } from '../../yaml/tree.ts';

/**
 * Exit codes in a Job's failure policy that can't be read so
 * (pkg/apis/batch/validation/validation.go, `validatePodFailurePolicyRuleOnExitCodes`).
 *
 *     apiVersion: batch/v1
 *     kind: Job
 *     metadata:
 *       name: migrate
 *     spec:
 *       podFailurePolicy:
 *         rules:
 *           - action: FailJob
 *             onExitCodes:
 *               operator: In
 *               values: [42, 3]
 *                            ^ error failure-policy: Exit codes stand in rising order. Move 3 before 42.
 *       template:
 *         spec:
 *           restartPolicy: Never
 *           containers:
 *             - name: migrate
 *               image: docker.io/library/busybox:1.36
 */
export const failurePolicy: Rule = {
  code: 'failure-policy',
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'JobSpec').flatMap(({ map }) => {
      const policy = mapIn(map, 'podFailurePolicy');
      if (!policy) return [];
      return mapsIn(policy, 'rules').flatMap((rule) => {
        const codes = mapIn(rule, 'onExitCodes');
        return codes ? values(codes) : [];
      });
    }),
};

function values(codes: MapNode): Problem[] {
  const codesOf = (listIn(codes, 'values')?.items ?? []).flatMap((node) => {
    const scalar = resolved(node);
    const code = scalar?.kind === 'scalar' ? integerOf(scalar) : undefined;
    return code === undefined ? [] : [{ node, code }];
  });
  const isIn = textIn(codes, 'operator') === 'In';
  return codesOf.flatMap(({ node, code }, index) => {
    const before = codesOf.slice(0, index);
    const last = before.at(-1);
    if (isIn && code === 0n) return told(node, 'Exit code 0 is no failure. Remove it.');
    if (before.some((it) => it.code === code)) {
      return told(node, `${code} stands in this list already. Remove one of the two.`);
    }
    return last && last.code > code
      ? told(node, `Exit codes stand in rising order. Move ${code} before ${last.code}.`)
      : [];
  });
}

function told({ span }: Node, message: string): Problem[] {
  return [refusal('failure-policy', span, message)];
}
