import { describe, expect, test } from 'vitest';
import { labelsAt } from '../check-completion.ts';
import { hoverIn } from '../check-hover.ts';
import { loadSchema } from '../../server/schema/kubernetes.ts';
import type { ObjectKind, Shape, Type } from '../../server/schema/shape.ts';
import type { Path } from '../../server/yaml/tree.ts';

/** Every field of every kind can be reached by completion, and has a hover. */
const schema = loadSchema();

describe.each(schema.kinds.map((it) => [it.kind, it] as const))('of a %s', (_, kind) => {
  const root = schema.shapeOf(kind);
  const shapes = root ? shapesIn(root) : [];

  test('every field is offered where it belongs', { timeout: 180_000 }, () => {
    const missed = shapes.flatMap(({ shape, path }) => {
      const { text } = objectAt(kind, path);
      const present = path.length === 0 ? ['apiVersion', 'kind'] : [];
      const offered = labelsAt(text, text.length);
      return missing(shape, [...offered, ...present]).map((it) => [...path, it].join('.'));
    });
    expect(missed).toEqual([]);
  });

  test('every field has a hover', { timeout: 180_000 }, () => {
    const silent = shapes.flatMap(({ shape, path }) => {
      const { text, indent } = objectAt(kind, path);
      const fields = path.length > 0 ? [...shape.fields.keys()] : missing(shape, ['apiVersion', 'kind']);
      const lines = fields.map((it) => `${it}:\n${indent}`);
      const starts = lines.map((_, index) => text.length + lines.slice(0, index).join('').length);
      const full = text + lines.join('');
      return fields
        .filter((it, index) => !hoverIn(full, starts[index] ?? 0)?.markdown.includes(`**${it}**`))
        .map((it) => [...path, it].join('.'));
    });
    expect(silent).toEqual([]);
  });
});

type Found = { readonly shape: Shape; readonly path: Path };

/** Every shape that leads from an object's, each once, with a path to it. */
function shapesIn(root: Shape): readonly Found[] {
  const found = new Map<Shape, Path>([[root, []]]);
  for (const [shape, path] of found) {
    for (const field of shape.fields.values()) {
      const next = objectIn(field.type, [...path, field.name]);
      if (next && !found.has(next.shape)) found.set(next.shape, next.path);
    }
  }
  return [...found].map(([shape, path]) => ({ shape, path }));
}

function objectIn(type: Type, path: Path): Found | undefined {
  if (type.kind === 'object') return { shape: type.shape, path };
  if (type.kind === 'list') return objectIn(type.item, [...path, 0]);
  return type.kind === 'map' ? objectIn(type.value, [...path, 'key']) : undefined;
}

/** The text of an object up to where the first key of what stands at a path begins, and how far that is indented. */
function objectAt(
  { apiVersion, kind }: ObjectKind,
  path: Path,
): { readonly text: string; readonly indent: string } {
  const head = `apiVersion: ${apiVersion}\nkind: ${kind}\n`;
  return path.reduce(
    ({ text, indent }, step) =>
      typeof step === 'number'
        ? { text: `${text}- `, indent: `${indent}  ` }
        : { text: `${text}${step}:\n${indent}  `, indent: `${indent}  ` },
    { text: head, indent: '' },
  );
}

function missing(shape: Shape, offered: readonly string[]): readonly string[] {
  return [...shape.fields.keys()].filter((it) => !offered.includes(it));
}
