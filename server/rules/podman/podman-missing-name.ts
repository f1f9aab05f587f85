import { scalarIn } from '../../manifest/find.ts';
import { isObject } from '../../manifest/object.ts';
import { isBroken } from '../../manifest/document.ts';
import { podmanSays, type Rule } from '../rule.ts';
import { scalarKind } from '../../yaml/scalar.ts';
import { entryOf, resolved } from '../../yaml/tree.ts';

/**
 * An object without a name: podman makes up none, whatever generateName says (play.go, PlayKube, playKubeDeployment;
 * playKubePVC; playKubeSecret).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *     ^^^^^^^^ error podman-missing-name: podman refuses a Pod without a name. Give it 'metadata.name'.
 *       generateName: web-
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const podmanMissingName: Rule = {
  code: 'podman-missing-name',
  check: (document) =>
    document.typed.filter(isObject).flatMap(({ node, type }) => {
      const map = resolved(node);
      const kind = type.kind === 'object' ? type.shape.name : '';
      if (map?.kind !== 'map' || !named.has(kind) || isBroken(document, map)) return [];
      const metadata = entryOf(map, 'metadata');
      const value = metadata && resolved(metadata.value);
      const name = value?.kind === 'map' ? scalarIn(value, 'name') : undefined;
      if (name && name.text !== '' && scalarKind(name) !== 'null') return [];
      const span = name ? name.span : undefined;
      const place = entryOf(value, 'name')?.key ?? metadata?.key ?? entryOf(map, 'kind')?.value;
      return place
        ? [
            podmanSays(
              'podman-missing-name',
              'error',
              span && span.end > span.start ? span : place.span,
              `podman refuses a ${kind} without a name. Give it 'metadata.name'.`,
            ),
          ]
        : [];
    }),
};

const named: ReadonlySet<string> = new Set([
  'Pod',
  'Deployment',
  'DaemonSet',
  'Job',
  'PersistentVolumeClaim',
  'Secret',
]);
