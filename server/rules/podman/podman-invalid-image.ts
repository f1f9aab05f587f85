import { fieldsOf } from '../../manifest/fields.ts';
import { quoted } from '../../schema/describe.ts';
import { readImage } from '../../schema/image.ts';
import { fixBy, podmanSays, type Rule } from '../rule.ts';
import { replaceValue } from '../../manifest/edits.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * What is no image's name: podman can't read it (play.go, buildOrPullImage; containers/image, docker/reference).
 * Kubernetes takes the pod, and no node can pull the image.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/Nginx:1.27
 *                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error podman-invalid-image: podman refuses 'docker.io/library/Nginx:1.27': an image's name has no capitals.
 */
export const podmanInvalidImage: Rule = {
  code: 'podman-invalid-image',
  check: (document) =>
    fieldsOf(document, images).flatMap(({ typed: { node } }) => {
      const scalar = resolved(node);
      if (scalar?.kind !== 'scalar' || scalar.text === '' || isTaken(scalar.text)) return [];
      const small = scalar.text.replace(/^(?<host>[^/.:]*[.:][^/]*\/)?(?<path>[^:@]*)/, inSmallLetters);
      const right = isTaken(small) ? small : isTaken(scalar.text.trim()) ? scalar.text.trim() : undefined;
      const why = right === small ? "an image's name has no capitals." : 'it is no name of an image.';
      const edit = right === undefined || node !== scalar ? undefined : replaceValue(document, scalar, right);
      return [
        podmanSays(
          'podman-invalid-image',
          'error',
          node.span,
          `podman refuses ${quoted(scalar.text)}: ${why}`,
          {
            fixes: fixBy(`Write '${right ?? ''}'`, 'unsafe', edit),
          },
        ),
      ];
    }),
};

/** The host may have capitals. */
function inSmallLetters(_: string, host = '', path: string): string {
  return host + path.toLowerCase();
}

/** An image's id will do too, and a name with the transport that brings it. */
function isTaken(text: string): boolean {
  return (
    readImage(text) !== undefined ||
    /^(?:sha256:)?[0-9a-f]{64}$/.test(text) ||
    /^(?:docker|docker-archive|oci|oci-archive|dir|containers-storage):/.test(text)
  );
}

const images: ReadonlyMap<string, true> = new Map([
  ['Container.image', true],
  ['ImageVolumeSource.reference', true],
]);
