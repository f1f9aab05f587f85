import { givenIn, writtenMapsOf } from '../../manifest/find.ts';
import { retiredVolumes } from '../../schema/retired-volumes.ts';
import { warning, type Rule } from '../rule.ts';

/**
 * A sort of volume that Kubernetes has given up.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       volumes:
 *         - name: site
 *           gitRepo:
 *           ^^^^^^^ warning deprecated-volume: 'gitRepo' is off by default since Kubernetes 1.33. Clone in an init container into an emptyDir.
 *             repository: https://git.example.com/site.git
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const deprecatedVolume: Rule = {
  code: 'deprecated-volume',
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'Volume').flatMap(({ map }) =>
      [...retiredVolumes].flatMap(([name, says]) => {
        const entry = givenIn(map, name);
        if (!entry) return [];
        return [warning('deprecated-volume', entry.key.span, `'${name}' ${says}`, { tag: 'deprecated' })];
      }),
    ),
};
