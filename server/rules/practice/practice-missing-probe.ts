import { givenIn } from '../../manifest/find.ts';
import { headOf, podsOf } from '../../manifest/pods.ts';
import { advice, type Rule } from '../rule.ts';

/**
 * A container of which nobody asks whether it still works. Readiness probes do nothing on podman.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *                 ^^^ hint practice-missing-probe: Nobody asks whether 'web' still works. Give it a 'livenessProbe'.
 *           image: docker.io/library/nginx:1.27
 */
export const practiceMissingProbe: Rule = {
  code: 'practice-missing-probe',
  check: (document) =>
    podsOf(document)
      // A Job's containers end by themselves.
      .filter((it) => it.kind !== 'Job')
      .flatMap((it) => it.containers)
      .filter((it) => it.role === 'main' && !probes.some((name) => givenIn(it.map, name)))
      .map((it) =>
        advice(
          'practice-missing-probe',
          'hint',
          headOf(it),
          `Nobody asks whether '${it.name?.text ?? ''}' still works. Give it a 'livenessProbe'.`,
        ),
      ),
};

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
