import { placeOf } from '../../manifest/fields.ts';
import { scalarIn, writtenMapsOf } from '../../manifest/find.ts';
import { isObject } from '../../manifest/object.ts';
import { replaceValue } from '../../manifest/edits.ts';
import { fixBy, refusal, type Rule } from '../rule.ts';

/**
 * Blanks around an image's name. Only a Pod is refused for it; a workload's pods then can't be made (ValidatePodCreate,
 * `validateContainersOnlyForPod`).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: 'docker.io/library/nginx:1.27 '
 *                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error padded-image: An image has no blanks around it. Remove them.
 */
export const paddedImage: Rule = {
  code: 'padded-image',
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'Container', 'EphemeralContainer').flatMap((it) => {
      const spec = it.parent?.parent;
      const ofPod = spec?.parent && placeOf(spec) === 'Pod.spec' && isObject(spec.parent);
      const image = scalarIn(it.map, 'image');
      if (!ofPod || !image || image.text === '' || image.text.trim() === image.text) return [];
      const trimmed = image.text.trim();
      const fix =
        trimmed === '' ? [] : fixBy('Remove the blanks', 'safe', replaceValue(document, image, trimmed));
      const message = 'An image has no blanks around it. Remove them.';
      return [refusal('padded-image', image.span, message, { fixes: fix })];
    }),
};
