import { replaceValue } from '../../manifest/edits.ts';
import { fieldsOf } from '../../manifest/fields.ts';
import { quoted } from '../../schema/describe.ts';
import { nameOf, onDockerTerms, readImage } from '../../schema/image.ts';
import { fixBy, podmanSays, type Rule } from '../rule.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * An image without its registry: which one podman asks depends on the machine's registries.conf, and where that names
 * none, or several and nobody can be asked, podman doesn't pull it (containers-registries.conf, short-name-mode).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: nginx:1.27
 *                  ^^^^^^^^^^ information podman-short-image: Which registry podman asks for 'nginx' depends on the machine. Write 'docker.io/library/nginx'.
 */
export const podmanShortImage: Rule = {
  code: 'podman-short-image',
  check: (document) =>
    fieldsOf(document, images).flatMap(({ typed: { node } }) => {
      const scalar = resolved(node);
      const image = scalar?.kind === 'scalar' ? readImage(scalar.text) : undefined;
      if (scalar?.kind !== 'scalar' || !image || image.registry !== undefined) return [];
      const name = nameOf(image);
      const full = nameOf(onDockerTerms(image));
      const whole = full + scalar.text.slice(name.length);
      const edit = node === scalar ? replaceValue(document, scalar, whole) : undefined;
      return [
        podmanSays(
          'podman-short-image',
          'information',
          node.span,
          `Which registry podman asks for ${quoted(name)} depends on the machine. Write '${full}'.`,
          { fixes: fixBy(`Write '${whole}'`, 'unsafe', edit) },
        ),
      ];
    }),
};

const images: ReadonlyMap<string, true> = new Map([
  ['Container.image', true],
  ['ImageVolumeSource.reference', true],
]);
