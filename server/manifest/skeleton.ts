import type { Field, Type } from '../schema/shape.ts';
import type { Style } from '../yaml/place.ts';
import type { Path } from '../yaml/tree.ts';
import { textScalar, type Layout, type Snippet, type Stop } from '../yaml/write.ts';

/** Deepest nesting that an inserted skeleton may have, since shapes may hold themselves. */
const deepest = 6;

type NamedType = Pick<Field, 'name' | 'type'>;

/** A new entry in block style: the key as it is written and, below it, what its value begins with. */
export function entrySnippet({ name, type }: NamedType, column: number, layout: Layout): Snippet {
  return numbered(entry(name, type, column, layout, 0));
}

/** A new item of a list in block style, dash included. */
export function itemSnippet(type: Type, column: number, layout: Layout): Snippet {
  return numbered(['- ', ...value(type, column + 2, layout, 0)]);
}

/** A new entry within brackets; `quote` is what its key is written in. */
export function flowEntrySnippet({ name, type }: NamedType, quote: string, style: Style): Snippet {
  return numbered([`${textScalar(name, quote, style)}: `, ...flowValue(type, style, 0)]);
}

/** A value within brackets. */
export function flowValueSnippet(type: Type, style: Style): Snippet {
  return numbered(flowValue(type, style, 0));
}

/** The path from a new value of a type to the scalar that is filled in first; nothing where there is none. */
export function firstPath(type: Type, depth = 0): Path | undefined {
  if (isScalar(type)) return [];
  if (depth >= deepest) return undefined;
  if (type.kind === 'list') return below(0, type.item);
  if (type.kind !== 'object') return undefined;
  const first = type.shape.fields.get(type.shape.skeleton[0] ?? '');
  return first && below(first.name, first.type);

  function below(step: string | number, next: Type): Path | undefined {
    const path = firstPath(next, depth + 1);
    return path && [step, ...path];
  }
}

function entry(name: string, type: Type, column: number, layout: Layout, depth: number): Snippet {
  const key = textScalar(name, '', 'block');
  if (isScalar(type)) return [`${key}: `, stop];
  if (type.kind === 'object' && usuallyEmpty.has(type.shape.name)) return [`${key}: {`, stop, '}'];
  const inner = column + (type.kind === 'list' ? layout.listIndent : layout.indent);
  return [`${key}:\n${' '.repeat(inner)}`, ...value(type, inner, layout, depth)];
}

/** What stands in a value's place when it begins at `column`. */
function value(type: Type, column: number, layout: Layout, depth: number): Snippet {
  if (type.kind === 'list' && depth < deepest) {
    return ['- ', ...value(type.item, column + 2, layout, depth + 1)];
  }
  const lines = skeletonOf(type, depth).map((it) => entry(it.name, it.type, column, layout, depth + 1));
  if (lines.length === 0) return [stop];
  return joined(lines, `\n${' '.repeat(column)}`);
}

function flowValue(type: Type, style: Style, depth: number): Snippet {
  switch (type.kind) {
    case 'list':
      return depth < deepest ? ['[', ...flowValue(type.item, style, depth + 1), ']'] : ['[', stop, ']'];
    case 'string':
    case 'quantity':
      return style === 'json' ? ['"', stop, '"'] : [stop];
    case 'object':
    case 'map':
    case 'manifest': {
      const entries = skeletonOf(type, depth).map((it): Snippet => [
        `${textScalar(it.name, '', style)}: `,
        ...flowValue(it.type, style, depth + 1),
      ]);
      return entries.length === 0 ? ['{', stop, '}'] : ['{', ...joined(entries, ', '), '}'];
    }
    default:
      return [stop];
  }
}

/** The fields that a new object begins with. */
function skeletonOf(type: Type, depth: number): readonly Field[] {
  if (type.kind !== 'object' || depth >= deepest) return [];
  return type.shape.skeleton.flatMap((it) => type.shape.fields.get(it) ?? []);
}

function joined(parts: readonly Snippet[], between: string): Snippet {
  return parts.flatMap((it, index) => (index === 0 ? it : [between, ...it]));
}

/** Shapes of which most people write `{}`, as a map without entries would be none. */
const usuallyEmpty: ReadonlySet<string> = new Set(['EmptyDirVolumeSource']);

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
