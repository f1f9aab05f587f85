import { quoted } from '../../schema/describe.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { replaceValue } from '../../manifest/edits.ts';
import { placeOf } from '../../manifest/fields.ts';
import { isHead } from '../../manifest/object.ts';
import { podmanReads } from '../../manifest/support.ts';
import type { TypedNode } from '../../manifest/typed.ts';
import { nearest } from '../../schema/nearest.ts';
import { podmanTakes } from '../../schema/podman-leniency.ts';
import { scalarKind } from '../../yaml/scalar.ts';
import { resolved, textOf } from '../../yaml/tree.ts';

/**
 * A value outside the few a field allows.
 * Kubernetes refuses it; podman often takes its default instead, without a word: 'always' means Always there.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       restartPolicy: Alway
 *                      ^^^^^ error unknown-value: 'Alway' is not allowed for 'restartPolicy'. Did you mean 'Always'?
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const unknownValue: Rule = {
  code: 'unknown-value',
  check: (document) =>
    document.typed.flatMap((it) => {
      // Of an object's apiVersion and kind another rule tells.
      const found = isHead(it) ? undefined : check(document, it);
      if (!found) return [];
      return [{ ...found, ...(troublesPodman(document, it) && { also: 'podman' }) }];
    }),
};

function check(document: ManifestDocument, { node, type, path, field: own }: TypedNode): Problem | undefined {
  const scalar = resolved(node);
  if (type.kind !== 'string' || !type.values || scalar?.kind !== 'scalar') return undefined;
  if (scalarKind(scalar) !== 'string' || type.values.includes(scalar.text)) return undefined;
  // An empty text counts as none, which only a required field minds.
  if (scalar.text === '' && (type.emptyAllowed || own?.required)) return undefined;
  const field = path.findLast((it) => typeof it === 'string') ?? '';
  const meant = nearest(
    scalar.text,
    type.values.filter((it) => !isOpposite(it, scalar.text)),
  );
  const advice = meant === undefined ? `Use ${choice(type.values)}.` : `Did you mean '${meant}'?`;
  const message = `${quoted(scalar.text)} is not allowed for '${field}'. ${advice}`;
  const fixes =
    meant === undefined || node.kind !== 'scalar'
      ? []
      : fixBy(`Write '${meant}'`, 'safe', replaceValue(document, node, meant));
  return refusal('unknown-value', node.span, message, { fixes });
}

/** Whether a word says no to what the other says: nobody who writes 'masked' means 'Unmasked'. */
function isOpposite(word: string, other: string): boolean {
  const [a, b] = [word.toLowerCase(), other.toLowerCase()];
  return a === `un${b}` || b === `un${a}`;
}

function troublesPodman(document: ManifestDocument, typed: TypedNode): boolean {
  return podmanReads(document, typed.path) && !podmanTakes(placeOf(typed) ?? '', textOf(typed.node) ?? '');
}

function choice(values: readonly string[]): string {
  const quoted = values.map((it) => `'${it}'`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1) ?? ''}`;
}
