import { isBroken } from '../../manifest/document.ts';
import { givenIn, writtenMapsOf } from '../../manifest/find.ts';
import { unknownKeys } from '../../manifest/misspelt.ts';
import { warning, type Rule } from '../rule.ts';

/**
 * A rule about where pods go that looks at no pod, since it has no labelSelector
 * (pkg/api/pod/warnings.go, `warningsForPodSpecAndMeta`).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       topologySpreadConstraints:
 *         - maxSkew: 1
 *           ^^^^^^^ warning missing-label-selector: Without 'labelSelector' this looks at no pod. Say which pods it is about.
 *           topologyKey: kubernetes.io/hostname
 *           whenUnsatisfiable: ScheduleAnyway
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const missingLabelSelector: Rule = {
  code: 'missing-label-selector',
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'TopologySpreadConstraint', 'PodAffinityTerm').flatMap(({ map, type, path }) => {
      const misspelt = type.kind === 'object' ? [...unknownKeys(document, map, type.shape).values()] : [];
      const given = givenIn(map, 'labelSelector') ?? misspelt.includes('labelSelector');
      if (given || isBroken(document, map)) return [];
      const span = map.entries[0]?.key.span ?? map.span;
      const message = "Without 'labelSelector' this looks at no pod. Say which pods it is about.";
      return [warning('missing-label-selector', span, message, { path: [...path, 'labelSelector'] })];
    }),
};
