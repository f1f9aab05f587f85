import { replaceNumber } from '../../manifest/edits.ts';
import { integerIn, scalarIn, writtenMapsOf } from '../../manifest/find.ts';
import { fixBy, warning, type Rule } from '../rule.ts';

/**
 * A pod that must end before it is told to: Kubernetes gives it one second. podman makes a huge number of it.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       terminationGracePeriodSeconds: -5
 *                                      ^^ warning negative-grace-period: A negative terminationGracePeriodSeconds counts as 1. Write 0 to end the pod at once.
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const negativeGracePeriod: Rule = {
  code: 'negative-grace-period',
  check: (document) =>
    writtenMapsOf(document, 'PodSpec').flatMap(({ map }) => {
      const scalar = scalarIn(map, 'terminationGracePeriodSeconds');
      const seconds = integerIn(map, 'terminationGracePeriodSeconds');
      if (!scalar || seconds === undefined || seconds >= 0n) return [];
      const message = 'A negative terminationGracePeriodSeconds counts as 1. Write 0 to end the pod at once.';
      const fixes = ['1', '0'].flatMap((it) =>
        fixBy(`Write ${it}`, 'unsafe', replaceNumber(document, scalar, it)),
      );
      return [warning('negative-grace-period', scalar.span, message, { also: 'podman', fixes })];
    }),
};
