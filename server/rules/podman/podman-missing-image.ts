import { isBroken } from '../../manifest/document.ts';
import { givenIn } from '../../manifest/find.ts';
import { placeOf } from '../../manifest/fields.ts';
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
    document.typed.flatMap((typed) => {
      if (!/^PodSpec\.(?:initC|c)ontainers\[\]$/.test(placeOf(typed) ?? '')) return [];
      const { node, type } = typed;
      const map = resolved(node);
      if (!map || map.kind === 'list' || isBroken(document, map)) return [];
      const image = map.kind === 'map' ? givenIn(map, 'image') : undefined;
      if (image && textOf(image.value) !== '') return [];
      const misspelt =
        map.kind === 'map' && type.kind === 'object' ? [...unknownKeys(map, type.shape).values()] : [];
      if (misspelt.includes('image')) return [];
      const first = map.kind === 'map' ? map.entries[0]?.key : undefined;
      const span = image?.value.span ?? first?.span ?? node.span;
      const message = "podman refuses a container without an image. Give it 'image'.";
      return [podmanSays('podman-missing-image', 'error', span, message)];
    }),
};
