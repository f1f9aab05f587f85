import type { ScalarNode } from './tree.ts';

/** What a scalar is once its text is resolved. */
export type ScalarKind = 'string' | 'integer' | 'number' | 'boolean' | 'null';

/**
 * What the YAML reader of Kubernetes and podman makes of a scalar: sigs.k8s.io/yaml over go-yaml v2, which keeps the
 * words of YAML 1.1 (goyaml.v2/resolve.go, `resolve` and its table).
 * So a plain `yes`, `on` or `n` is a boolean, `0644` is octal and `8_080` is an integer.
 * Dates stay strings there, since the value is written out as JSON.
 */
export function scalarKind(node: ScalarNode): ScalarKind {
  if (node.tag !== undefined) return taggedKinds[node.tag] ?? 'string';
  return node.style === 'plain' ? plainKind(node.text) : 'string';
}

const taggedKinds: Readonly<Record<string, ScalarKind>> = {
  'tag:yaml.org,2002:int': 'integer',
  'tag:yaml.org,2002:float': 'number',
  'tag:yaml.org,2002:bool': 'boolean',
  'tag:yaml.org,2002:null': 'null',
};

function plainKind(text: string): ScalarKind {
  // Most text can be nothing else by its first letter.
  if (/^[^-+._~\dfFnNoOtTyY]/.test(text)) return 'string';
  if (/^(?:|~|null|Null|NULL)$/.test(text)) return 'null';
  if (booleanWord.test(text)) return 'boolean';
  const digits = text.replaceAll('_', '');
  if (/^[-+]?(?:0|[1-9][0-9]*|0[0-7]+|0o[0-7]+|0x[0-9a-fA-F]+|0b[01]+)$/.test(digits)) return 'integer';
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(digits)) return 'number';
  return /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/.test(text) ? 'number' : 'string';
}

const booleanWord = /^(?:[yYnN]|[yY]es|YES|[nN]o|NO|[tT]rue|TRUE|[fF]alse|FALSE|[oO]n|ON|[oO]ff|OFF)$/;

/** Whether a boolean scalar says yes; nothing where it is no boolean. */
export function booleanOf(node: ScalarNode): boolean | undefined {
  if (scalarKind(node) !== 'boolean') return undefined;
  return /^(?:y|yes|true|on)$/i.test(node.text);
}

/** A scalar's whole number, also where it is written as `80.0` or `8e1`; nothing where it is none. */
export function integerOf(node: ScalarNode): bigint | undefined {
  const kind = scalarKind(node);
  const digits = node.text.replaceAll('_', '');
  if (kind === 'integer') return readInteger(digits);
  if (kind !== 'number') return undefined;
  const value = Number(digits);
  return Number.isSafeInteger(value) ? BigInt(value) : undefined;
}

function readInteger(digits: string): bigint {
  const negative = digits.startsWith('-');
  const plain = digits.replace(/^[-+]/, '').replace(/^0(?=[0-7]+$)/, '0o');
  return negative ? -BigInt(plain) : BigInt(plain);
}
