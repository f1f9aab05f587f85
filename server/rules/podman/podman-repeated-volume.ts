import { listIn, scalarIn, writtenMapsOf } from '../../manifest/find.ts';
import { removeItem } from '../../manifest/removal.ts';
import { quoted } from '../../schema/describe.ts';
import { fixBy, podmanSays, type Rule } from '../rule.ts';
import { resolved, type ScalarNode } from '../../yaml/tree.ts';

/**
 * Two volumes of one name, of which podman takes the last without a word (volume.go, InitializeVolumes).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *       volumes:
 *         - name: data
 *           emptyDir: {}
 *         - name: data
 *                 ^^^^ warning podman-repeated-volume: podman takes this 'data' and drops the one above. Rename one of the two.
 *           hostPath:
 *             path: /srv/data
 */
export const podmanRepeatedVolume: Rule = {
  code: 'podman-repeated-volume',
  check: (document) =>
    writtenMapsOf(document, 'PodSpec').flatMap(({ map }) => {
      const list = listIn(map, 'volumes');
      const first = new Map<string, ScalarNode>();
      return (list?.items ?? []).flatMap((item) => {
        const volume = resolved(item);
        const name = volume?.kind === 'map' ? scalarIn(volume, 'name') : undefined;
        if (!list || !name || name.text === '') return [];
        const earlier = first.get(name.text);
        if (!earlier) {
          first.set(name.text, name);
          return [];
        }
        const message = `podman takes this ${quoted(name.text)} and drops the one above. Rename one of the two.`;
        return [
          podmanSays('podman-repeated-volume', 'warning', name.span, message, {
            related: [{ span: earlier.span, message: 'The one above stands here.' }],
            fixes: fixBy('Remove this one', 'unsafe', removeItem(document, list, item)),
          }),
        ];
      });
    }),
};
