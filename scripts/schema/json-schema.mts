import { loadSchema } from '../../server/schema/kubernetes.ts';
import type { ObjectKind, Shape, Type } from '../../server/schema/shape.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * A file of the schema for the setting `kubernetes`, in the form it is published in: all kinds, or their parts,
 * made of what our own server knows.
 */
export function schemaFile(uri: string): JsonSchema {
  const schema = loadSchema();
  const kinds = schema.kinds.filter((it) => it.kind !== 'List');
  if (uri.endsWith('/all.json')) return { oneOf: kinds.map((it) => reference(nameOf(it))) };
  const shapes = new Map<string, Shape>();
  const definitions = kinds.map((it) => [nameOf(it), definition(schema.shapeOf(it), shapes, it)] as const);
  // Shapes come up in those before.
  const parts: (readonly [string, JsonSchema])[] = [];
  for (const [name, shape] of shapes) parts.push([name, definition(shape, shapes)]);
  return { definitions: Object.fromEntries([...definitions, ...parts]) };
}

function nameOf({ apiVersion, kind }: ObjectKind): string {
  return `io.k8s.api.${(apiVersion.includes('/') ? apiVersion : `core/${apiVersion}`).replace('/', '.')}.${kind}`;
}

function reference(name: string): JsonSchema {
  return { $ref: `_definitions.json#/definitions/${name}` };
}

/** Strict: no field but these. What only the API server's code says isn't in it, and values are only those of a kind. */
function definition(shape: Shape | undefined, shapes: Map<string, Shape>, kind?: ObjectKind): JsonSchema {
  const fields = [...(shape?.fields.values() ?? [])];
  const own = kind && {
    apiVersion: { type: 'string', enum: [kind.apiVersion] },
    kind: { type: 'string', enum: [kind.kind] },
  };
  const properties = fields.map(
    (it) => [it.name, { description: it.description, ...typeSchema(it.type, shapes) }] as const,
  );
  const required = fields.filter(
    (it) => it.required && it.requiredByServer !== true && !own?.[it.name as 'kind'],
  );
  return {
    type: 'object',
    properties: { ...Object.fromEntries(properties), ...own },
    required: required.map((it) => it.name),
    additionalProperties: false,
  };
}

function typeSchema(type: Type, shapes: Map<string, Shape>): JsonSchema {
  switch (type.kind) {
    case 'object':
      shapes.set(type.shape.name, type.shape);
      return reference(type.shape.name);
    case 'map':
      return { type: ['object', 'null'], additionalProperties: typeSchema(type.value, shapes) };
    case 'list':
      return { type: ['array', 'null'], items: typeSchema(type.item, shapes) };
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
      return { type: [type.kind, 'null'] };
    case 'quantity':
    case 'int-or-string':
      return { type: ['string', 'number', 'null'] };
    case 'any':
    case 'manifest':
      return {};
  }
}
