import { isBroken } from '../../manifest/document.ts';
import { givenIn } from '../../manifest/find.ts';
import { fieldsOf } from '../../manifest/fields.ts';
import { unknownKeys } from '../../manifest/misspelt.ts';
import { podmanSays, type Rule } from '../rule.ts';
import { resolved, textOf } from '../../yaml/tree.ts';

/**
 * A container without an image (play.go, buildOrPullImage).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           ^^^^ error podman-missing-image: podman refuses a container without an image. Give it 'image'.
 *           command: [sleep, infinity]
 */
export const podmanMissingImage: Rule = {
  code: 'podman-missing-image',
  check: (document) =>
    fieldsOf(document, containers).flatMap(({ typed: { node, type } }) => {
      const map = resolved(node);
      if (!map || map.kind === 'list' || isBroken(document, map)) return [];
      const image = map.kind === 'map' ? givenIn(map, 'image') : undefined;
      if (image && textOf(image.value) !== '') return [];
      const misspelt =
        map.kind === 'map' && type.kind === 'object'
          ? [...unknownKeys(document, map, type.shape).values()]
          : [];
      if (misspelt.includes('image')) return [];
      const first = map.kind === 'map' ? map.entries[0]?.key : undefined;
      const span = image?.value.span ?? first?.span ?? node.span;
      const message = "podman refuses a container without an image. Give it 'image'.";
      return [podmanSays('podman-missing-image', 'error', span, message)];
    }),
};

const containers: ReadonlyMap<string, true> = new Map([
  ['PodSpec.containers[]', true],
  ['PodSpec.initContainers[]', true],
]);
