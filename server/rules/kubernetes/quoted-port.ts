import type { ManifestDocument } from '../../manifest/document.ts';
import { fieldsOf } from '../../manifest/fields.ts';
import type { TypedNode } from '../../manifest/typed.ts';
import { quoted } from '../../schema/describe.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import { scalarKind } from '../../yaml/scalar.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A port's number in quotes: Kubernetes reads text as the name of a port, and a name needs a letter.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           livenessProbe:
 *             tcpSocket:
 *               port: "8080"
 *                     ^^^^^^ error quoted-port: In quotes '8080' is the name of a port. Remove the quotes.
 */
export const quotedPort: Rule = {
  code: 'quoted-port',
  only: 'kubernetes',
  check: (document) => fieldsOf(document, ports).flatMap(({ typed }) => check(document, typed) ?? []),
};

const ports: ReadonlyMap<string, true> = new Map([
  ['HTTPGetAction.port', true],
  ['TCPSocketAction.port', true],
  ['ServicePort.targetPort', true],
]);

function check({ text }: ManifestDocument, typed: TypedNode): Problem | undefined {
  const scalar = resolved(typed.node);
  if (scalar?.kind !== 'scalar') return undefined;
  if (scalarKind(scalar) !== 'string' || !/^[0-9]+$/.test(scalar.text)) return undefined;
  const { span, style } = scalar;
  const bare =
    style === 'single' || style === 'double' ? text.slice(span.start + 1, span.end - 1) : undefined;
  const message = `In quotes ${quoted(scalar.text)} is the name of a port. Remove the quotes.`;
  return refusal('quoted-port', typed.node.span, message, {
    fixes: fixBy('Remove the quotes', 'safe', bare === undefined ? undefined : { span, insert: bare }),
  });
}
