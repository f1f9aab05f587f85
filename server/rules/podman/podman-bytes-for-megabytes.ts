import { fieldsOf } from '../../manifest/fields.ts';
import { quoted } from '../../schema/describe.ts';
import { podmanBytes } from '../../schema/podman-amount.ts';
import { fixBy, podmanSays, type Fix, type Rule } from '../rule.ts';
import { resolved, type ScalarNode } from '../../yaml/tree.ts';

/**
 * Memory of less than a mebibyte, which is no room for any program: `64m` was meant as megabytes, as docker reads it,
 * and podman takes it for 64 bytes (kube.go, setupContainerResources). Kubernetes takes it for thousandths of a byte.
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
 *               memory: 64m
 *                       ^^^ warning podman-bytes-for-megabytes: podman takes '64m' for 64 bytes of memory. Write 64Mi for mebibytes.
 */
export const podmanBytesForMegabytes: Rule = {
  code: 'podman-bytes-for-megabytes',
  check: (document) =>
    fieldsOf(document, amounts).flatMap(({ typed: { entry, node } }) => {
      const scalar = resolved(node);
      if (entry?.key.text !== 'memory' || scalar?.kind !== 'scalar') return [];
      const bytes = podmanBytes(scalar.text);
      if (bytes === undefined || bytes <= 0n || bytes >= 2n ** 20n) return [];
      const meant = `${/^\d+/.exec(scalar.text)?.[0] ?? ''}Mi`;
      const message = `podman takes ${quoted(scalar.text)} for ${bytes} bytes of memory. Write ${meant} for mebibytes.`;
      const fixes = node === scalar ? rewrite(scalar, meant) : [];
      return [podmanSays('podman-bytes-for-megabytes', 'warning', node.span, message, { fixes })];
    }),
};

const amounts: ReadonlyMap<string, true> = new Map([
  ['ResourceRequirements.limits{}', true],
  ['ResourceRequirements.requests{}', true],
]);

function rewrite({ span, text, style }: ScalarNode, meant: string): readonly Fix[] {
  const inner = style === 'plain' ? span : { start: span.start + 1, end: span.end - 1 };
  return fixBy(`Write ${meant}`, text.endsWith('m') ? 'safe' : 'unsafe', { span: inner, insert: meant });
}
