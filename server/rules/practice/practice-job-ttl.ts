import { givenIn, writtenMapsOf } from '../../manifest/find.ts';
import { advice, type Rule } from '../rule.ts';

/**
 * A Job that stays in the cluster when it is done, with its pods. podman passes over the field.
 *
 *     apiVersion: batch/v1
 *     kind: Job
 *     metadata:
 *       name: report
 *     spec:
 *     ^^^^ information practice-job-ttl: The Job stays when it is done. Set 'ttlSecondsAfterFinished'.
 *       template:
 *         spec:
 *           restartPolicy: Never
 *           containers:
 *             - name: report
 *               image: docker.io/library/busybox:1.37
 */
export const practiceJobTtl: Rule = {
  code: 'practice-job-ttl',
  level: 'off',
  check: (document) =>
    writtenMapsOf(document, 'JobSpec').flatMap(({ entry, map }) => {
      if (givenIn(map, 'ttlSecondsAfterFinished')) return [];
      const message = "The Job stays when it is done. Set 'ttlSecondsAfterFinished'.";
      return [advice('practice-job-ttl', 'information', entry?.key.span ?? map.span, message)];
    }),
};
