import { scalarKind } from '../../yaml/scalar.ts';
import { resolved, type Node } from '../../yaml/tree.ts';

/** What encoding/json calls a value (encoding/json, UnmarshalTypeError). */
export function jsonType(node: Node): string {
  const it = resolved(node);
  if (it?.kind === 'map') return 'object';
  if (it?.kind === 'list') return 'array';
  if (it?.kind !== 'scalar') return '';
  const kind = scalarKind(it);
  if (kind === 'boolean') return 'bool';
  return kind === 'integer' ? 'number' : kind;
}
