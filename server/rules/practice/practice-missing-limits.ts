import { givenIn, mapIn } from '../../manifest/find.ts';
import { containersOf, headOf, type ContainerPart } from '../../manifest/pods.ts';
import { advice, type Problem, type Rule } from '../rule.ts';

/**
 * A container that may take all memory there is, or of which nobody knows how much of the machine it needs. podman acts
 * on limits of cpu and memory and on requests of memory.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *                 ^^^ information practice-missing-limits: 'web' may take all memory there is, and says nothing of the cpu it needs. Set 'resources'.
 *           image: docker.io/library/nginx:1.27
 */
export const practiceMissingLimits: Rule = {
  code: 'practice-missing-limits',
  check: (document) =>
    containersOf(document)
      .filter((it) => it.role === 'main')
      .flatMap((it) => check(it) ?? []),
};

function check(container: ContainerPart): Problem | undefined {
  const resources = mapIn(container.map, 'resources');
  const limits = resources && mapIn(resources, 'limits');
  const requests = resources && mapIn(resources, 'requests');
  const limitsMemory = limits && givenIn(limits, 'memory');
  const knowsCpu = (limits && givenIn(limits, 'cpu')) ?? (requests && givenIn(requests, 'cpu'));
  if (limitsMemory && knowsCpu) return undefined;
  const lacks = [
    ...(limitsMemory ? [] : ['may take all memory there is']),
    ...(knowsCpu ? [] : ['says nothing of the cpu it needs']),
  ];
  const message = `'${container.name?.text ?? ''}' ${lacks.join(', and ')}. Set 'resources'.`;
  return advice('practice-missing-limits', 'information', headOf(container), message);
}
