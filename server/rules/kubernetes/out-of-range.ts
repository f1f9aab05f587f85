import { amountOf } from '../../manifest/amount.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { replaceNumber } from '../../manifest/edits.ts';
import { fieldsOf } from '../../manifest/fields.ts';
import type { TypedNode } from '../../manifest/typed.ts';
import { leastAmounts, ranges, type Range } from '../../schema/ranges.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import { integerOf } from '../../yaml/scalar.ts';
import { resolved, type ScalarNode } from '../../yaml/tree.ts';

/**
 * A number outside those a field takes: a port, an identifier, a count, a weight.
 *
 *     apiVersion: v1
 *     kind: Service
 *     metadata:
 *       name: web
 *     spec:
 *       ports:
 *         - port: 70000
 *                 ^^^^^ error out-of-range: 'port' must be between 1 and 65535.
 */
export const outOfRange: Rule = {
  code: 'out-of-range',
  only: 'kubernetes',
  check: (document) => [
    ...fieldsOf(document, ranges).flatMap(({ typed, row }) => checkNumber(document, typed, row) ?? []),
    ...fieldsOf(document, leastAmounts).flatMap(({ typed, row }) => checkAmount(typed, row) ?? []),
  ],
};

function checkNumber(document: ManifestDocument, typed: TypedNode, range: Range): Problem | undefined {
  const { node, type, path } = typed;
  const { least, most, orZero } = range;
  const scalar = resolved(node);
  const value = scalar?.kind === 'scalar' ? integerOf(scalar) : undefined;
  if (scalar?.kind !== 'scalar' || value === undefined || (value === 0n && orZero)) return undefined;
  const fits = least <= value && (most === undefined || value <= most);
  // What the field's type can't hold is refused before anyone looks at the range.
  const held = type.kind !== 'integer' || BigInt.asIntN(type.format === 'int64' ? 64 : 32, value) === value;
  if (fits || !held) return undefined;
  if (range.octal) return badMode(document, typed, scalar, value);
  const allowed = most === undefined ? `at least ${least}` : `between ${least} and ${most}`;
  return refusal('out-of-range', node.span, `${nameAt(path)} must be ${allowed}.`);
}

/** Most modes out of range are octal digits that lack the zero which makes them octal. */
function badMode(
  document: ManifestDocument,
  { node, path }: TypedNode,
  scalar: ScalarNode,
  value: bigint,
): Problem {
  const meant = /^[0-7]{3}$/.test(scalar.text) ? `0${scalar.text}` : undefined;
  const advice =
    meant === undefined
      ? ''
      : ` Without a leading zero, ${scalar.text} means 0${value.toString(8)}: write ${meant}.`;
  const message = `${nameAt(path)} must be between 0 and 0777.${advice}`;
  return refusal('out-of-range', node.span, message, {
    fixes: meant === undefined ? [] : fixBy(`Write ${meant}`, 'safe', replaceNumber(document, scalar, meant)),
  });
}

function checkAmount({ node, path }: TypedNode, least: 'zero' | 'more than zero'): Problem | undefined {
  const amount = amountOf(node);
  if (!amount || amount.nanos > 0n || (amount.nanos === 0n && least === 'zero')) return undefined;
  const allowed = least === 'zero' ? 'at least 0' : 'more than 0';
  return refusal('out-of-range', node.span, `${nameAt(path)} must be ${allowed}.`);
}

function nameAt(path: TypedNode['path']): string {
  const name = path.findLast((it) => typeof it === 'string') ?? '';
  return typeof path.at(-1) === 'string' ? `'${name}'` : `Each item of '${name}'`;
}
