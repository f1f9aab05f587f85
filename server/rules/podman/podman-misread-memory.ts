import { replaceValue } from '../../manifest/edits.ts';
import { fieldsOf } from '../../manifest/fields.ts';
import { quoted } from '../../schema/describe.ts';
import { podmanBytes } from '../../schema/podman-amount.ts';
import { readQuantity, wholeUnits } from '../../schema/quantity.ts';
import { fixBy, podmanSays, type Rule } from '../rule.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * An amount of memory with a point, of which podman makes another one (kube.go, quantityToInt64): `1.5Gi` is so much
 * that it limits nothing.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           resources:
 *             limits:
 *               memory: 1.5Gi
 *                       ^^^^^ warning podman-misread-memory: podman makes a far larger amount of '1.5Gi', so it limits nothing. Write '1536Mi'.
 */
export const podmanMisreadMemory: Rule = {
  code: 'podman-misread-memory',
  check: (document) =>
    fieldsOf(document, amounts).flatMap(({ typed: { entry, node } }) => {
      const scalar = resolved(node);
      const quantity = scalar?.kind === 'scalar' ? readQuantity(scalar.text) : undefined;
      if (entry?.key.text !== 'memory' || scalar?.kind !== 'scalar' || !quantity) return [];
      const bytes = podmanBytes(scalar.text);
      const meant = wholeUnits(quantity);
      const code = 'podman-misread-memory';
      if (meant < 0n) {
        const message = `podman sets nothing for ${quoted(scalar.text)}, as if it were not there. Write how much it may be.`;
        return [podmanSays(code, 'warning', node.span, message)];
      }
      // So little is meant as something else, which is told of as such.
      if (bytes === meant || meant < 2n ** 20n) return [];
      const right = wholeAmount(meant);
      const makes =
        bytes === undefined || bytes > meant
          ? `a far larger amount of ${quoted(scalar.text)}, so it limits nothing`
          : `${bytes} bytes of ${quoted(scalar.text)}`;
      const edit = node === scalar ? replaceValue(document, scalar, right) : undefined;
      return [
        podmanSays(code, 'warning', node.span, `podman makes ${makes}. Write '${right}'.`, {
          fixes: fixBy(`Write '${right}'`, 'safe', edit),
        }),
      ];
    }),
};

const amounts: ReadonlyMap<string, true> = new Map([
  ['ResourceRequirements.limits{}', true],
  ['ResourceRequirements.requests{}', true],
]);

/** The amount without a point, in the largest unit that has none. */
function wholeAmount(bytes: bigint): string {
  const unit = units.find(([, size]) => bytes % size === 0n);
  return unit ? `${bytes / unit[1]}${unit[0]}` : String(bytes);
}

const units: readonly (readonly [string, bigint])[] = [
  ['Gi', 2n ** 30n],
  ['G', 10n ** 9n],
  ['Mi', 2n ** 20n],
  ['M', 10n ** 6n],
  ['Ki', 2n ** 10n],
  ['k', 10n ** 3n],
];
