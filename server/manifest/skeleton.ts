import type { Field, Type } from '../schema/shape.ts';
import type { Layout, Snippet, Stop } from '../yaml/write.ts';

/** Deepest nesting that an inserted skeleton may have, since shapes may hold themselves. */
const deepest = 6;

/** A new entry in block style: the key and, below it, what its value begins with. */
export function entrySnippet(field: Pick<Field, 'name' | 'type'>, column: number, layout: Layout): Snippet {
  return numbered(entry(field, column, layout, 0));
}

/** A new item of a list in block style, dash included. */
export function itemSnippet(type: Type, column: number, layout: Layout): Snippet {
  return numbered(['- ', ...value(type, column + 2, layout, 0)]);
}

/** A new entry within brackets. */
export function flowSnippet({ name, type }: Pick<Field, 'name' | 'type'>): Snippet {
  const [open, close] = type.kind === 'list' ? ['[', ']'] : isScalar(type) ? ['', ''] : ['{', '}'];
  return [`${name}: ${open}`, { stop: 0 }, close];
}

function entry(
  { name, type }: Pick<Field, 'name' | 'type'>,
  column: number,
  layout: Layout,
  depth: number,
): Snippet {
  if (isScalar(type)) return [`${name}: `, stop];
  if (type.kind === 'list') {
    const dash = column + layout.listIndent;
    return [`${name}:\n${' '.repeat(dash)}- `, ...value(type.item, dash + 2, layout, depth + 1)];
  }
  const inner = column + layout.indent;
  return [`${name}:\n${' '.repeat(inner)}`, ...value(type, inner, layout, depth + 1)];
}

/** What stands in a value's place when it begins at `column`. */
function value(type: Type, column: number, layout: Layout, depth: number): Snippet {
  if (type.kind === 'list' && depth < deepest) {
    return ['- ', ...value(type.item, column + 2, layout, depth + 1)];
  }
  if (type.kind !== 'object' || depth >= deepest) return [stop];
  const { skeleton, fields } = type.shape;
  const lines = skeleton.flatMap((it) => {
    const field = fields.get(it);
    return field ? [entry(field, column, layout, depth)] : [];
  });
  if (lines.length === 0) return [stop];
  return lines.flatMap((it, index) => (index === 0 ? it : [`\n${' '.repeat(column)}`, ...it]));
}

const stop: Stop = { stop: 0 };

/** Numbers the stops in their order; a single one is where the cursor ends. */
function numbered(snippet: Snippet): Snippet {
  const count = snippet.filter((it) => typeof it !== 'string').length;
  let next = 0;
  return snippet.map((it) => (typeof it === 'string' || count === 1 ? it : { ...it, stop: ++next }));
}

export function isScalar(type: Type): boolean {
  return !['object', 'list', 'map', 'any', 'manifest'].includes(type.kind);
}
