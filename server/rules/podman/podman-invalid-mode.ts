import { fieldsOf } from '../../manifest/fields.ts';
import { replaceNumber } from '../../manifest/edits.ts';
import { isOlder } from '../../schema/podman-version.ts';
import { fixBy, podmanSays, type Rule } from '../rule.ts';
import { integerOf } from '../../yaml/scalar.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A defaultMode over 0777, such as 644 without the zero that makes it octal (volume.go, isValidDefaultMode; since 4.8,
 * which is the first to read it).
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
 *         - name: site
 *           configMap:
 *             name: site
 *             defaultMode: 644
 *                          ^^^ error podman-invalid-mode: podman refuses a mode over 0777, and 644 means 01204. Write 0644.
 */
export const podmanInvalidMode: Rule = {
  code: 'podman-invalid-mode',
  check: (document, { podman }) =>
    fieldsOf(document, modes).flatMap(({ typed: { node } }) => {
      const scalar = resolved(node);
      const value = scalar?.kind === 'scalar' ? integerOf(scalar) : undefined;
      if (scalar?.kind !== 'scalar' || value === undefined || isOlder(podman, '4.8')) return [];
      if (0n <= value && value <= 0o777n) return [];
      const isDigits = /^[0-7]{3}$/.test(scalar.text);
      const message = isDigits
        ? `podman refuses a mode over 0777, and ${scalar.text} means 0${value.toString(8)}. Write 0${scalar.text}.`
        : 'podman refuses a mode that is not between 0 and 0777.';
      const edit =
        isDigits && node === scalar ? replaceNumber(document, scalar, `0${scalar.text}`) : undefined;
      const fixes = fixBy(`Write 0${scalar.text}`, 'safe', edit);
      return [podmanSays('podman-invalid-mode', 'error', node.span, message, { fixes })];
    }),
};

const modes: ReadonlyMap<string, true> = new Map([
  ['ConfigMapVolumeSource.defaultMode', true],
  ['SecretVolumeSource.defaultMode', true],
]);
