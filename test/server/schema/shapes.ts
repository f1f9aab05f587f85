import { expect } from 'vitest';
import { loadSchema } from '../../../server/schema/kubernetes.ts';
import type { Field, Shape, StringType, Type } from '../../../server/schema/shape.ts';

const schema = loadSchema();

const apiVersions: Readonly<Record<string, string>> = {
  Deployment: 'apps/v1',
  DaemonSet: 'apps/v1',
  Job: 'batch/v1',
};

/** The shape of a kind, such as 'Pod'. */
export function kind(name: string): Shape {
  const shape = schema.shapeOf({ apiVersion: apiVersions[name] ?? 'v1', kind: name });
  if (shape === undefined) throw new Error(`The schema has no ${name}.`);
  return shape;
}

/** The field at a dotted path below a kind, through lists and maps: 'Pod.spec.containers.image'. */
export function field(path: string): Field {
  const [root = '', ...names] = path.split('.');
  const last = names.pop() ?? '';
  const shape = names.reduce((above, name) => shapeIn(fieldOf(above, name).type, path), kind(root));
  return fieldOf(shape, last);
}

/** The shape of the objects at such a path. */
export function shapeAt(path: string): Shape {
  return shapeIn(field(path).type, path);
}

/** The type of the strings at such a path. */
export function stringAt(path: string): StringType {
  const type = innermost(field(path).type);
  if (type.kind !== 'string') throw new Error(`${path} is no string.`);
  return type;
}

/** All shapes that can be reached from the kinds of the schema. */
export function allShapes(): readonly Shape[] {
  const found = new Set<Shape>();
  const visit = (shape: Shape | undefined): void => {
    if (shape === undefined || found.has(shape)) return;
    found.add(shape);
    for (const { type } of shape.fields.values()) {
      const inner = innermost(type);
      if (inner.kind === 'object') visit(inner.shape);
    }
  };
  for (const object of schema.kinds) visit(schema.shapeOf(object));
  return [...found];
}

function fieldOf(shape: Shape, name: string): Field {
  const found = shape.fields.get(name);
  expect(found, `${shape.name}.${name}`).toBeDefined();
  if (found === undefined) throw new Error(`${shape.name} has no ${name}.`);
  return found;
}

function shapeIn(type: Type, path: string): Shape {
  const inner = innermost(type);
  if (inner.kind !== 'object') throw new Error(`${path} leads through a ${inner.kind}.`);
  return inner.shape;
}

function innermost(type: Type): Type {
  if (type.kind === 'list') return innermost(type.item);
  if (type.kind === 'map') return innermost(type.value);
  return type;
}
