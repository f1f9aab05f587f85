import type { ManifestDocument } from '../manifest/document.ts';
import { expectedAt } from '../manifest/expected.ts';
import { entrySnippet, flowSnippet, isScalar, itemSnippet } from '../manifest/skeleton.ts';
import { describeField, markdown, typeName } from '../schema/describe.ts';
import type { Field, ObjectKind, Schema, Type } from '../schema/shape.ts';
import { placesAt } from '../yaml/cursor.ts';
import type { ItemPlace, KeyPlace, Place, ValuePlace } from '../yaml/place.ts';
import type { Path } from '../yaml/tree.ts';
import { layoutOf, plainOrQuoted, type Edit, type Layout, type Snippet } from '../yaml/write.ts';

/** Something to offer at the cursor, with offsets from the document's start. */
export type Completion = {
  readonly label: string;
  readonly sort: 'field' | 'item' | 'value' | 'kind';
  /** A few words behind the label: the type, and whether it is required. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  readonly edit: Edit;
  /** The text the replaced span is matched with, where the label won't do. */
  readonly filter: string;
  readonly deprecated: boolean;
  /** Whether the next thing to type has values to choose from. */
  readonly leadsToValues: boolean;
};

/** What can be written at an offset of a document, best first. */
export function complete(document: ManifestDocument, offset: number): readonly Completion[] {
  const layout = layoutOf(document.outline);
  const found = placesAt(document.text, document.outline, offset).flatMap((it) => at(document, it, layout));
  const seen = new Set<string>();
  return found.filter(({ label, sort }) => seen.size < seen.add(`${sort} ${label}`).size);
}

function at(document: ManifestDocument, place: Place, layout: Layout): readonly Completion[] {
  if (!document.identity.shape) return beginnings(document, place, layout);
  if (place.kind === 'key') return keys(document, place, layout);
  return place.kind === 'item' ? items(document, place, layout) : values(document, place);
}

function keys(document: ManifestDocument, place: KeyPlace, layout: Layout): readonly Completion[] {
  const type = expectedAt(document, place.path)?.type;
  if (type?.kind === 'object') {
    const free = [...type.shape.fields.values()].filter((it) => !place.siblings.includes(it.name));
    return free.map((it) => keyOf(it, place, layout));
  }
  if (type?.kind === 'manifest') return objectKeys.map((it) => keyOf(it, place, layout));
  if (type?.kind !== 'map') return [];
  const known = type.knownKeys?.filter((it) => !place.siblings.includes(it)) ?? [];
  return known.map((name) => keyOf({ ...bareField(name), type: type.value }, place, layout));
}

function keyOf(field: Field, place: KeyPlace, layout: Layout): Completion {
  const { name, type, required, deprecated } = field;
  return {
    label: name,
    sort: 'field',
    detail: required ? `${typeName(type)}, required` : typeName(type),
    documentation: describeField(field),
    edit: { span: place.replaced, insert: [place.lead, ...keySnippet(field, place, layout)] },
    filter: place.lead + name,
    deprecated,
    leadsToValues: !place.hasColon && hasValues(field),
  };
}

/** Whether there are values to choose from; an object's own kind and apiVersion have some though their type has none. */
function hasValues({ name, type, required }: Field): boolean {
  if (required && (name === 'kind' || name === 'apiVersion')) return true;
  return isScalar(type) && valuesOf(type, undefined).length > 0;
}

function keySnippet(field: Field, place: KeyPlace, layout: Layout): Snippet {
  if (place.hasColon) return [field.name];
  return place.flow ? flowSnippet(field) : entrySnippet(field, place.column, layout);
}

function items(document: ManifestDocument, place: ItemPlace, layout: Layout): readonly Completion[] {
  const list = expectedAt(document, place.path);
  if (list?.type.kind !== 'list') return [];
  const { item } = list.type;
  const choices = valuesOf(item, undefined);
  if (choices.length > 0) return choices.map((it) => dash(`- ${it.text}`, [`- ${plainOrQuoted(it.text)}`]));
  const insert = itemSnippet(item, place.column, layout);
  return [dash(headOf(insert), insert)];

  function dash(label: string, insert: Snippet): Completion {
    return {
      ...plain,
      label,
      sort: 'item',
      detail: `new ${typeName(item)}`,
      documentation: list?.field ? describeField(list.field) : '',
      edit: { span: place.replaced, insert: [place.lead, ...insert] },
      filter: place.lead + label,
    };
  }
}

/** How a new item begins, as its label: `- name`. */
function headOf(snippet: Snippet): string {
  const end = snippet.findIndex((it) => typeof it !== 'string');
  const texts = snippet.slice(0, end).filter((it) => typeof it === 'string');
  const [line = ''] = texts.join('').split('\n', 1);
  return line.trimEnd().replace(/:$/, '');
}

function values(document: ManifestDocument, place: ValuePlace): readonly Completion[] {
  const identifying = identifyingValues(document, place);
  if (identifying.length > 0) return identifying;
  const expected = expectedAt(document, place.path);
  if (!expected) return [];
  const choices = valuesOf(expected.type, expected.field?.default);
  return choices
    .filter((it) => !place.siblings.includes(it.text))
    .map((it) => valueItem(it.text, place, expected.type.kind === 'string', it));
}

/** Which of the two keys that tell what an object is a path names: of the document, or of an item of its `List`. */
function identifyingKey({ identity }: ManifestDocument, path: Path): 'kind' | 'apiVersion' | undefined {
  const inItem = path.length === 3 && path[0] === 'items' && identity.declared?.kind === 'List';
  const key = path.length === 1 || inItem ? path.at(-1) : undefined;
  return key === 'kind' || key === 'apiVersion' ? key : undefined;
}

type Choice = { readonly text: string; readonly detail: string; readonly meaning: string };

/** The values a type allows or knows, its default first. */
function valuesOf(type: Type, preset: string | undefined): readonly Choice[] {
  const texts =
    type.kind === 'boolean'
      ? ['true', 'false']
      : type.kind === 'string'
        ? (type.values ?? type.known ?? [])
        : [];
  const ordered =
    preset !== undefined && texts.includes(preset) ? [preset, ...texts.filter((it) => it !== preset)] : texts;
  return ordered.map((text) => ({
    text,
    detail: text === preset ? 'default' : '',
    meaning: type.kind === 'string' ? (type.meanings?.get(text) ?? '') : '',
  }));
}

function valueItem(
  text: string,
  place: ValuePlace,
  isText: boolean,
  about: Omit<Choice, 'text'>,
): Completion {
  const written = !isText ? text : place.quote === '' ? plainOrQuoted(text) : text;
  return {
    ...plain,
    label: text === '' ? '""' : text,
    sort: 'value',
    detail: about.detail,
    documentation: markdown(about.meaning),
    edit: { span: place.replaced, insert: [place.lead + written] },
    filter: text,
  };
}

/** What a document that is no object yet may go on with; nothing where it looks like another tool's file. */
function beginnings(document: ManifestDocument, place: Place, layout: Layout): readonly Completion[] {
  const others = place.kind === 'key' && place.path.length === 0 ? place.siblings : rootKeys(document);
  if (!others.every((it) => isObjectKey(it, document.schema))) return [];
  if (place.kind === 'value') return identifyingValues(document, place);
  const { apiVersion } = document.identity;
  const foreign = apiVersion !== undefined && !document.schema.kindsIn(apiVersion);
  if (place.kind !== 'key' || place.path.length > 0 || foreign) return [];
  const started = others.length > 0;
  const free = objectKeys.filter((it) => !others.includes(it.name) && (started || it.required));
  return free.map((it) => keyOf(it, place, layout));
}

function rootKeys({ outline, parsed }: ManifestDocument): readonly string[] {
  if (outline.root) return outline.root.twigs.map((it) => String(it.name));
  return parsed.root?.kind === 'map' ? parsed.root.entries.map((it) => it.key.text) : [];
}

/** Whether one of our kinds has such a key at its root; a list's index is none. */
function isObjectKey(name: string, schema: Schema): boolean {
  return schema.kinds.some((it) => schema.shapeOf(it)?.fields.has(name) === true);
}

/** Values of the two keys that tell what an object is; of no others. */
function identifyingValues(document: ManifestDocument, place: ValuePlace): readonly Completion[] {
  const key = identifyingKey(document, place.path);
  if (key === undefined) return [];
  return key === 'kind' ? kinds(document, place) : apiVersions(document, place);
}

function kinds({ schema, identity }: ManifestDocument, place: ValuePlace): readonly Completion[] {
  const fitting = schema.kinds.filter((it) => it.apiVersion === identity.apiVersion);
  const ordered = [...fitting, ...schema.kinds.filter((it) => !fitting.includes(it))];
  return ordered.map((it) => kindItem(it.kind, it.apiVersion, schema.shapeOf(it)?.description, place));
}

function apiVersions({ schema, identity }: ManifestDocument, place: ValuePlace): readonly Completion[] {
  const own = schema.kinds.filter((it) => it.kind === identity.kind);
  const versions = new Set([...own, ...schema.kinds].map((it) => it.apiVersion));
  return [...versions].map((version) => {
    const kindsOfVersion = schema.kinds
      .filter((it: ObjectKind) => it.apiVersion === version)
      .map((it) => it.kind);
    return kindItem(version, kindsOfVersion.join(', '), '', place);
  });
}

function kindItem(
  label: string,
  detail: string,
  description: string | undefined,
  place: ValuePlace,
): Completion {
  return { ...valueItem(label, place, true, { detail, meaning: description ?? '' }), sort: 'kind' };
}

const plain = {
  deprecated: false,
  leadsToValues: false,
  documentation: '',
  detail: '',
} as const;

function bareField(name: string): Field {
  return { name, type: { kind: 'string' }, required: false, description: '', deprecated: false };
}

/** The keys every Kubernetes object begins with. */
const objectKeys: readonly Field[] = [
  {
    ...bareField('apiVersion'),
    required: true,
    description: 'The version of the Kubernetes API the object is written for.',
  },
  {
    ...bareField('kind'),
    required: true,
    description: 'What sort of object it is, such as Pod or Deployment.',
  },
  {
    ...bareField('metadata'),
    type: { kind: 'map', value: { kind: 'string' } },
    description: 'The name and labels of the object.',
  },
];
