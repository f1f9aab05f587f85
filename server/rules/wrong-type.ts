import { quoted } from '../schema/describe.ts';
import type { Problem, Rule } from './rule.ts';
import { isBroken } from '../manifest/document.ts';
import type { TypedNode } from '../manifest/typed.ts';
import type { Type } from '../schema/shape.ts';
import { integerOf, scalarKind } from '../yaml/scalar.ts';
import { resolved, type Node, type ScalarNode } from '../yaml/tree.ts';

/**
 * A value of another type than the field takes.
 * Kubernetes refuses it. podman turns numbers and booleans into text where text is wanted, and refuses the rest.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       hostNetwork: 'true'
 *                    ^^^^^^ error wrong-type: 'hostNetwork' takes true or false. Remove the quotes.
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           env:
 *             - name: DEBUG
 *               value: 1
 *                      ^ error wrong-type: 'value' takes text, and this is a number. Put it in quotes: "1".
 */
export const wrongType: Rule = {
  code: 'wrong-type',
  check: (document) =>
    document.typed.filter((it) => !isBroken(document, it.node)).flatMap((it) => check(it) ?? []),
};

function check(typed: TypedNode): Problem | undefined {
  const node = resolved(typed.node);
  // null stands for an absent field, whatever its type (encoding/json, Unmarshal).
  if (!node || (node.kind === 'scalar' && scalarKind(node) === 'null')) return undefined;
  const wrong = objection(node, typed.type);
  if (wrong === undefined) return undefined;
  const span =
    typed.node.kind === 'scalar' || typed.node.kind === 'alias' ? typed.node.span : headSpan(typed);
  const message = `${nameOf(typed)} ${wrong}`;
  // podman makes text of numbers and booleans where text is wanted.
  const troublesPodman = typed.type.kind !== 'string' || node.kind !== 'scalar';
  return {
    code: 'wrong-type',
    voice: 'kubernetes',
    severity: 'error',
    span,
    message,
    ...(troublesPodman && { also: 'podman' }),
  };
}

/** Where to point at a list or map that should not be one: at its key, else at its first character. */
function headSpan({ entry, node }: TypedNode): Problem['span'] {
  return entry?.key.span ?? { start: node.span.start, end: node.span.start + 1 };
}

function nameOf({ path }: TypedNode): string {
  const last = path.at(-1);
  if (typeof last === 'string') return quoted(last);
  const list = path.findLast((it) => typeof it === 'string');
  return list === undefined ? 'The document' : `An item of '${list}'`;
}

/** The rest of a sentence that begins with the field's name; nothing where the value fits. */
function objection(node: Node, type: Type): string | undefined {
  switch (type.kind) {
    case 'any':
    case 'manifest':
      return undefined;
    case 'object':
    case 'map':
      return node.kind === 'map' ? undefined : `takes keys with values, not ${sortOf(node)}.`;
    case 'list':
      return node.kind === 'list' ? undefined : `takes a list, not ${sortOf(node)}. ${listAdvice(node)}`;
    default:
      return node.kind === 'scalar'
        ? scalarObjection(node, type)
        : `takes ${noun(type)}, not ${sortOf(node)}.`;
  }
}

type ScalarType = Exclude<Type, { kind: 'any' | 'manifest' | 'object' | 'map' | 'list' }>;

function scalarObjection(node: ScalarNode, type: ScalarType): string | undefined {
  const kind = scalarKind(node);
  switch (type.kind) {
    case 'string': {
      if (kind === 'string') return undefined;
      return `takes text, and this is ${sortOf(node)}. Put it in quotes: ${quoted(JSON.stringify(node.text)).slice(1, -1)}.`;
    }
    case 'integer': {
      const value = integerOf(node);
      if (value === undefined) return `takes a whole number. ${quoteAdvice(node, 'integer')}`.trimEnd();
      const limit = type.format === 'int32' ? 2n ** 31n : 2n ** 63n;
      return -limit <= value && value < limit
        ? undefined
        : `takes a smaller number: ${type.format ?? 'int64'} ends at ${limit - 1n}.`;
    }
    case 'number':
      return kind === 'integer' || kind === 'number'
        ? undefined
        : `takes a number. ${quoteAdvice(node, 'number')}`.trimEnd();
    case 'boolean':
      return kind === 'boolean'
        ? undefined
        : `takes true or false. ${quoteAdvice(node, 'boolean')}`.trimEnd();
    case 'int-or-string':
      return kind === 'string' || integerOf(node) !== undefined
        ? undefined
        : `takes a whole number or text, not ${sortOf(node)}.`;
    case 'quantity':
      // Whether the text is one is a rule of its own.
      return undefined;
  }
}

/** Quoted text that would be right without its quotes. */
function quoteAdvice(node: ScalarNode, wanted: 'integer' | 'number' | 'boolean'): string {
  if (node.style === 'plain' || node.style === 'block') return '';
  const bare: ScalarNode = { ...node, style: 'plain' };
  const fits = wanted === 'integer' ? integerOf(bare) !== undefined : scalarKind(bare) === wanted;
  return fits ? 'Remove the quotes.' : '';
}

function listAdvice(node: Node): string {
  return node.kind === 'map'
    ? "Begin each item with '- '."
    : "Put it on a line of its own behind '- ', or in brackets.";
}

function noun(type: ScalarType): string {
  const nouns = {
    string: 'text',
    integer: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
    quantity: 'a quantity',
    'int-or-string': 'a whole number or text',
  } as const satisfies Record<ScalarType['kind'], string>;
  return nouns[type.kind];
}

function sortOf(node: Node): string {
  if (node.kind === 'map') return 'a map';
  if (node.kind === 'list') return 'a list';
  const kind = node.kind === 'scalar' ? scalarKind(node) : 'string';
  const sorts = {
    string: 'text',
    integer: 'a number',
    number: 'a number',
    boolean: 'a boolean',
    null: 'null',
  } as const;
  return sorts[kind];
}
