import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FieldRow, SchemaTable, ShapeRow } from '../../server/schema/table.ts';
import { kindsOf, readModel } from './models.mts';
import type { Model, ModelField } from './models.mts';
import { usage } from './order.mts';
import { constants, serverDefaults, serverDeprecated, serverOptional, serverRequired } from './server.mts';
import { closedValues, emptyAllowed, knownKeys, knownValues, openValues } from './values.mts';

const roots = [
  { apiVersion: 'v1', kind: 'Pod' },
  { apiVersion: 'apps/v1', kind: 'Deployment' },
  { apiVersion: 'apps/v1', kind: 'DaemonSet' },
  { apiVersion: 'batch/v1', kind: 'Job' },
  { apiVersion: 'v1', kind: 'ConfigMap' },
  { apiVersion: 'v1', kind: 'Secret' },
  { apiVersion: 'v1', kind: 'PersistentVolumeClaim' },
  { apiVersion: 'v1', kind: 'Service' },
  { apiVersion: 'v1', kind: 'List' },
] as const;

/** TypeMeta has no text of its own in the package, so these two sentences are ours. */
const typeMeta: Readonly<Record<string, string>> = {
  apiVersion: 'The API group and version this object belongs to, such as v1 or apps/v1.',
  kind: 'What this object is, such as Pod. Together with apiVersion it decides which fields the object has.',
};

/**
 * Builds the table of Kubernetes shapes from the installed kubernetes-models package, the overlay and the tables beside
 * this file. The same packages always give the same table.
 */
export function buildTable(): SchemaTable {
  const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));
  const models = `${packages}/kubernetes-models`;
  const listMeta = `${packages}/@kubernetes-models/apimachinery/apis/meta/v1/ListMeta.d.ts`;
  const files = roots
    .filter(({ kind }) => kind !== 'List')
    .map(({ apiVersion, kind }) => `${models}/${apiVersion}/${kind}.d.ts`);
  const reached = reachable([...files, listMeta]);
  const shapes = new Map([...reached.values()].map((model) => [model.name, shapeRow(model)] as const));
  if (shapes.size !== reached.size) throw new Error('Two Kubernetes types share a name.');
  shapes.set('List', listShape);
  refuseUnknownNames(shapes);
  return {
    source: `Kubernetes 1.36, by way of kubernetes-models ${versionOf(models)} (MIT); texts by The Kubernetes Authors (Apache-2.0)`,
    roots: roots.map((root) => ({ ...root, shape: root.kind })),
    kinds: {
      v1: [...kindsOf(`${models}/v1`), 'List'].sort(),
      'apps/v1': kindsOf(`${models}/apps/v1`),
      'batch/v1': kindsOf(`${models}/batch/v1`),
    },
    shapes: Object.fromEntries([...shapes].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** The table as text: one line a shape, so that a change can be read in a diff. */
export function tableText(table: SchemaTable): string {
  const shapes = Object.entries(table.shapes).map(
    ([name, row]) => `${JSON.stringify(name)}:${JSON.stringify(row)}`,
  );
  const { source, roots, kinds } = table;
  const head = Object.entries({ source, roots, kinds }).map(
    ([key, value]) => `"${key}":${JSON.stringify(value)}`,
  );
  return `{\n${head.join(',\n')},\n"shapes":{\n${shapes.join(',\n')}\n}}\n`;
}

/** A `List` is made by clients and described nowhere: items of any kinds under one roof. */
const listShape: ShapeRow = {
  description: 'A list of objects of any kinds, each with its own apiVersion and kind.',
  skeleton: ['apiVersion', 'kind', 'items'],
  fields: {
    apiVersion: { type: 'string', required: true, values: ['v1'], description: typeMeta['apiVersion'] ?? '' },
    kind: { type: 'string', required: true, values: ['List'], description: typeMeta['kind'] ?? '' },
    items: {
      type: '[]manifest',
      required: true,
      description: 'The objects, each as it would stand in a file of its own.',
    },
    metadata: { type: 'ListMeta', description: "The list's own metadata, written by the API server." },
  },
};

function versionOf(folder: string): string {
  return /"version": "([^"]+)"/.exec(readFileSync(`${folder}/package.json`, 'utf8'))?.[1] ?? 'unknown';
}

/** All models that can be reached from these files without entering a `status`, by file. */
function reachable(files: readonly string[]): ReadonlyMap<string, Model> {
  const found = new Map<string, Model>();
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    const model = readModel(file);
    found.set(file, model);
    for (const { refersTo } of model.fields.filter((field) => !isStatus(field))) {
      if (refersTo !== undefined) waiting.push(refersTo);
    }
  }
  return found;
}

/** What the system reports about an object is not for people to write, so nothing is said about its inside. */
function isStatus(field: ModelField): boolean {
  return field.name === 'status' && field.refersTo !== undefined;
}

function shapeRow(model: Model): ShapeRow {
  const rows = model.fields.map(
    (field) => [field.name, fieldRow(`${model.name}.${field.name}`, field)] as const,
  );
  const sorted = rows
    .map((row, index) => ({ row, rank: rankOf(model.name, row[0], row[1], index) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ row }) => row);
  const required = sorted.filter(([, row]) => row.required).map(([name]) => name);
  return {
    description: model.description,
    skeleton: usage[model.name]?.skeleton ?? required,
    fields: Object.fromEntries(sorted),
  };
}

/** Required fields first, then the usual, the others as Kubernetes lists them, the rare and at last the deprecated. */
function rankOf(shape: string, name: string, row: FieldRow, index: number): number {
  const { usual = [], rare = [] } = usage[shape] ?? {};
  const place = usual.includes(name) ? usual.indexOf(name) : usual.length + index;
  if (row.deprecated === true) return 3000 + place;
  if (rare.includes(name)) return 2000 + rare.indexOf(name);
  return row.required === true ? place : 1000 + place;
}

type OverlayEntry = {
  readonly default?: string;
  readonly since?: string;
  readonly deprecated?: boolean;
  readonly keys?: readonly string[];
};

const { fields: overlay } = JSON.parse(readFileSync(new URL('overlay.json', import.meta.url), 'utf8')) as {
  readonly fields: Readonly<Record<string, OverlayEntry>>;
};

function fieldRow(path: string, field: ModelField): FieldRow {
  const extra = overlay[path] ?? {};
  const { description, meanings } = splitDescription(field.description || (typeMeta[field.name] ?? ''));
  const known = knownValues[path] ?? (openValues.has(path) ? field.values : undefined);
  const values = openValues.has(path) ? undefined : (closedValues[path] ?? nonEmpty(field.values));
  return {
    type: isStatus(field) ? 'any' : field.type,
    ...required(path, field),
    ...present('default', serverDefaults[path] ?? plainDefault(path, extra.default)),
    ...present('since', extra.since),
    ...(extra.deprecated === true || serverDeprecated.has(path) ? { deprecated: true } : {}),
    ...present('values', values),
    ...(emptyAllowed.has(path) ? { emptyAllowed: true } : {}),
    ...present('known', known),
    ...present('meanings', meanings),
    ...present('keys', extra.keys),
    ...present('knownKeys', knownKeys[path]),
    description,
  };
}

function required(path: string, field: ModelField): Partial<FieldRow> {
  if (field.required && !serverOptional.has(path)) return { required: true };
  return serverRequired.has(path) ? { required: true, requiredByServer: true } : {};
}

/** An object with that key, or with nothing: a table is read in diffs, so what is absent stays out of it. */
function present<Key extends keyof FieldRow>(key: Key, value: FieldRow[Key]): Partial<FieldRow> {
  return value === undefined ? {} : { [key]: value };
}

function nonEmpty<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length > 0 ? items : undefined;
}

/**
 * A `+default` of types.go as YAML text. The empty string is left out where a name defaults to it: types.go itself
 * calls that almost certainly wrong, and the API server refuses it.
 */
function plainDefault(path: string, text: string | undefined): string | undefined {
  if (text === undefined || (text === '""' && path.endsWith('.name'))) return undefined;
  const constant = /^ref\((\w+)\)$/.exec(text)?.[1];
  if (constant !== undefined) {
    const value = constants[constant];
    if (value === undefined) {
      throw new Error(`${path} defaults to ${constant}, whose value is not in server.mts.`);
    }
    return value;
  }
  const plain = text.replaceAll('"', '');
  return plain === '' ? '""' : plain;
}

/** Takes the list of values and their meanings, which the package puts below some descriptions, apart. */
function splitDescription(text: string) {
  const [description = '', list] = text.split(/(?<!\n)\n*Possible enum values:\n/);
  if (list === undefined) return { description, meanings: undefined };
  const meanings = list
    .split(/^ ?- /m)
    .map((line) => /^`"(.*?)"`([^]*)$/.exec(line.trim()))
    .map((match) => [match?.[1] ?? '', (match?.[2] ?? '').trim()] as const)
    .filter(([, meaning]) => meaning !== '');
  return { description, meanings: meanings.length > 0 ? Object.fromEntries(meanings) : undefined };
}

/** A name in one of the tables that fits no field would be silently without effect, so it is an error. */
function refuseUnknownNames(shapes: ReadonlyMap<string, ShapeRow>): void {
  const paths = [overlay, closedValues, knownValues, knownKeys, serverDefaults].flatMap(Object.keys);
  const written = [
    ...paths,
    ...openValues,
    ...emptyAllowed,
    ...serverRequired,
    ...serverOptional,
    ...serverDeprecated,
  ];
  const used = Object.entries(usage).flatMap(([shape, { usual, rare = [], skeleton = [] }]) =>
    [...usual, ...rare, ...skeleton].map((field) => `${shape}.${field}`),
  );
  const unknown = [...written, ...used].filter((path) => {
    const [shape = '', field = ''] = path.split('.');
    return !Object.hasOwn(shapes.get(shape)?.fields ?? {}, field);
  });
  if (unknown.length > 0) throw new Error(`Fields that Kubernetes doesn't have: ${unknown.join(', ')}`);
}
