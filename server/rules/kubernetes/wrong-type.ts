import { quoted } from '../../schema/describe.ts';
import { fixBy, refusal, type Fix, type Problem, type Rule } from '../rule.ts';
import { isBroken, type ManifestDocument } from '../../manifest/document.ts';
import { replaceValue } from '../../manifest/edits.ts';
import { isNull } from '../../manifest/find.ts';
import { isHead } from '../../manifest/object.ts';
import { supportAt } from '../../manifest/support.ts';
import type { TypedNode } from '../../manifest/typed.ts';
import { encodeBase64, isBase64, isDateTime } from '../../schema/formats.ts';
import type { StringType, Type } from '../../schema/shape.ts';
import { integerOf, scalarKind } from '../../yaml/scalar.ts';
import { resolved, type Node, type ScalarNode } from '../../yaml/tree.ts';

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
    document.typed.filter((it) => !isBroken(document, it.node)).flatMap((it) => check(document, it) ?? []),
};

function check(document: ManifestDocument, typed: TypedNode): Problem | undefined {
  const node = resolved(typed.node);
  // null stands for an absent field, whatever its type (encoding/json, Unmarshal).
  if (!node || isNull(node) || isHead(typed)) return undefined;
  const wrong = objection(node, typed.type);
  if (wrong === undefined) return undefined;
  const span =
    typed.node.kind === 'scalar' || typed.node.kind === 'alias' ? typed.node.span : headSpan(typed);
  const message = `${nameOf(typed)} ${wrong}`;
  return refusal('wrong-type', span, message, {
    fixes: fixes(document, typed),
    ...(troublesPodman(document, typed, node) && { also: 'podman' }),
  });
}

/** podman makes text of numbers and booleans where text is wanted, and doesn't look at what its own types lack. */
function troublesPodman(document: ManifestDocument, { path, type }: TypedNode, node: Node): boolean {
  if (supportAt(document, path)?.dropped) return false;
  return type.kind !== 'string' || node.kind !== 'scalar' || type.format === 'byte';
}

/** Text goes into quotes or out of them, and what stands alone becomes a list. */
function fixes(document: ManifestDocument, { node, type }: TypedNode): readonly Fix[] {
  if (node.kind !== 'scalar' || node.tag !== undefined || node.text === '') return [];
  if (type.kind === 'list') {
    const asText = type.item.kind === 'string' && scalarKind(node) === 'string' && node.style !== 'block';
    return asText ? fixBy('Make it a list', 'unsafe', replaceValue(document, node, [node.text])) : [];
  }
  if (type.kind === 'string' && node.style === 'plain' && type.format === undefined) {
    return fixBy('Put it in quotes', 'safe', { span: node.span, insert: JSON.stringify(node.text) });
  }
  if (type.kind === 'string' && type.format === 'byte' && node.style !== 'block') {
    return fixBy('Encode it as base64', 'unsafe', replaceValue(document, node, encodeBase64(node.text)));
  }
  const wanted = type.kind === 'integer' || type.kind === 'number' || type.kind === 'boolean';
  return wanted && quoteAdvice(node, type.kind) !== ''
    ? fixBy('Remove the quotes', 'safe', { span: node.span, insert: node.text })
    : [];
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
      if (kind === 'string') return formatObjection(node, type.format);
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

function formatObjection({ text }: ScalarNode, format: StringType['format']): string | undefined {
  if (format === 'byte' && !isBase64(text)) return 'takes base64, and this is none.';
  return format === 'date-time' && !isDateTime(text)
    ? "takes a date and time such as '2026-01-31T12:00:00Z'."
    : undefined;
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
