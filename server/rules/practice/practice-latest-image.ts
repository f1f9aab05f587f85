import { fieldsOf } from '../../manifest/fields.ts';
import { quoted } from '../../schema/describe.ts';
import { isLatest, readImage } from '../../schema/image.ts';
import { advice, type Rule } from '../rule.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * An image without a version: what `latest` stands for changes, so tomorrow's pod may be another one.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx
 *                  ^^^^^^^^^^^^^^^^^^^^^^^ warning practice-latest-image: 'docker.io/library/nginx' is whatever is newest. Write the version you mean behind a colon.
 */
export const practiceLatestImage: Rule = {
  code: 'practice-latest-image',
  check: (document) =>
    fieldsOf(document, images).flatMap(({ typed: { node } }) => {
      const scalar = resolved(node);
      const image = scalar?.kind === 'scalar' ? readImage(scalar.text) : undefined;
      // What is built here has no versions.
      if (scalar?.kind !== 'scalar' || !image || !isLatest(image) || image.registry === 'localhost') {
        return [];
      }
      const how =
        image.tag === undefined
          ? 'Write the version you mean behind a colon.'
          : 'Write the version you mean.';
      const message = `${quoted(scalar.text)} is whatever is newest. ${how}`;
      return [advice('practice-latest-image', 'warning', node.span, message)];
    }),
};

const images: ReadonlyMap<string, true> = new Map([
  ['Container.image', true],
  ['ImageVolumeSource.reference', true],
]);
