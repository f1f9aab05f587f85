import { deriving } from './derive.ts';
import table from './kubernetes.generated.json';
import type { Field, ListType, MapType, ObjectKind, Schema, Shape, StringType, Type } from './shape.ts';
import type { FieldRow, SchemaTable, ShapeRow } from './table.ts';

/**
 * The shapes of Kubernetes 1.36 that Podwright knows.
 * Each shape is built when it is first asked for and is then the same object everywhere within this schema,
 * so shapes may be compared by identity.
 */
export function loadSchema(): Schema {
  const { roots, kinds, shapes }: SchemaTable = table;
  const built = new Map<string, Shape>();

  function shape(name: string): Shape {
    const known = built.get(name);
    if (known !== undefined) return known;
    const row = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    if (row === undefined) throw new Error(`The schema refers to ${name} but lacks it: generate it again.`);
    const made = shapeOfRow(name, row, shape);
    built.set(name, made);
    return made;
  }

  const schema: Schema = {
    kinds: roots.map(({ apiVersion, kind }) => ({ apiVersion, kind })),
    shapeOf: (object) => {
      const root = roots.find((one) => sameKind(one, object));
      return root && shape(root.shape);
    },
    kindsIn: (apiVersion) => (Object.hasOwn(kinds, apiVersion) ? kinds[apiVersion] : undefined),
    derive: deriving(() => schema),
  };
  return schema;
}

function sameKind(a: ObjectKind, b: ObjectKind): boolean {
  return a.apiVersion === b.apiVersion && a.kind === b.kind;
}

type ShapeByName = (name: string) => Shape;

/** Reads the fields only when asked for: shapes lead to each other, and most are never looked at. */
function shapeOfRow(name: string, row: ShapeRow, shape: ShapeByName): Shape {
  let fields: ReadonlyMap<string, Field> | undefined;
  return {
    name,
    description: row.description,
    skeleton: row.skeleton,
    get fields() {
      fields ??= readFields(row.fields, shape);
      return fields;
    },
  };
}

function readFields(
  rows: Readonly<Record<string, FieldRow>>,
  shape: ShapeByName,
): ReadonlyMap<string, Field> {
  return new Map(Object.entries(rows).map(([name, row]) => [name, readField(name, row, shape)]));
}

function readField(name: string, row: FieldRow, shape: ShapeByName): Field {
  return {
    name,
    type: readType(row.type, row, shape),
    required: row.required === true,
    description: row.description,
    deprecated: row.deprecated === true,
    ...(row.default === undefined ? {} : { default: row.default }),
    ...(row.since === undefined ? {} : { since: row.since }),
    ...(row.requiredByServer === true ? { requiredByServer: true } : {}),
  };
}

/** Reads the notation that FieldRow.type describes. */
function readType(text: string, row: FieldRow, shape: ShapeByName): Type {
  if (text.startsWith('[]')) {
    const list: ListType = { kind: 'list', item: readType(text.slice(2), row, shape) };
    return row.keys === undefined ? list : { ...list, keys: row.keys };
  }
  if (text.startsWith('{}')) {
    const map: MapType = { kind: 'map', value: readType(text.slice(2), row, shape) };
    return row.knownKeys === undefined ? map : { ...map, knownKeys: row.knownKeys };
  }
  return readScalar(text, row) ?? { kind: 'object', shape: shape(text) };
}

function readScalar(text: string, row: FieldRow): Type | undefined {
  switch (text) {
    case 'string':
      return readString(row);
    case 'byte':
    case 'date-time':
      return { kind: 'string', format: text };
    case 'int32':
    case 'int64':
      return { kind: 'integer', format: text };
    case 'number':
    case 'boolean':
    case 'quantity':
    case 'int-or-string':
    case 'any':
    case 'manifest':
      return { kind: text };
    default:
      return undefined;
  }
}

function readString({ values, emptyAllowed, known, meanings }: FieldRow): StringType {
  return {
    kind: 'string',
    ...(values === undefined ? {} : { values }),
    ...(emptyAllowed === true ? { emptyAllowed } : {}),
    ...(known === undefined ? {} : { known }),
    ...(meanings === undefined ? {} : { meanings: new Map(Object.entries(meanings)) }),
  };
}
