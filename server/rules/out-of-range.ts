import { fieldsOf } from '../manifest/fields.ts';
import type { TypedNode } from '../manifest/typed.ts';
import { ranges, type Range } from '../schema/ranges.ts';
import { refusal, type Problem, type Rule } from './rule.ts';
import { integerOf } from '../yaml/scalar.ts';
import { resolved } from '../yaml/tree.ts';

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
  check: (document) => fieldsOf(document, ranges).flatMap(({ typed, row }) => check(typed, row) ?? []),
};

function check({ node, type, path }: TypedNode, { least, most, orZero }: Range): Problem | undefined {
  const scalar = resolved(node);
  const value = scalar?.kind === 'scalar' ? integerOf(scalar) : undefined;
  if (value === undefined || (value === 0n && orZero)) return undefined;
  const fits = least <= value && (most === undefined || value <= most);
  // What the field's type can't hold is refused before anyone looks at the range.
  if (fits || BigInt.asIntN(type.kind === 'integer' && type.format === 'int64' ? 64 : 32, value) !== value) {
    return undefined;
  }
  const range = most === undefined ? `at least ${least}` : `between ${least} and ${most}`;
  return refusal('out-of-range', node.span, `${nameAt(path)} must be ${range}.`);
}

function nameAt(path: TypedNode['path']): string {
  const name = path.findLast((it) => typeof it === 'string') ?? '';
  return typeof path.at(-1) === 'string' ? `'${name}'` : `Each item of '${name}'`;
}
