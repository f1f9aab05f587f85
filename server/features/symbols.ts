import { looks, type Place, type Sort } from './symbols/looks.ts';
import { bodyOf } from '../manifest/body.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import { expectedAt } from '../manifest/expected.ts';
import { stepInto } from '../manifest/typed.ts';
import { engineOf, rolesIn } from '../patterns/roles.ts';
import type { Target } from '../protocol.ts';
import type { Schema, Shape, Type } from '../schema/shape.ts';
import { textAt, type Body, type Part } from '../yaml/body.ts';
import type { Path, Span } from '../yaml/tree.ts';

/** A line of the outline an editor shows, with offsets from the document's start. */
export type DocumentSymbol = {
  readonly name: string;
  readonly detail: string;
  readonly sort: Sort;
  readonly span: Span;
  /** What is selected when the line is chosen: within `span`. */
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
};

/** The object a document declares, with what it holds below it; reads like the pod, also while text is broken. */
export function symbols(document: ManifestDocument, target: Target): readonly DocumentSymbol[] {
  const { shape } = document.identity;
  const body = bodyOf(document);
  if (!shape || body?.kind !== 'map') return [];
  const type: Type = { kind: 'object', shape };
  return [
    {
      ...objectLine(body, shape.name),
      span: body.value,
      children: below(document, rolesIn(document, engineOf(target)), body, type, []),
    },
  ];
}

type Roles = ReturnType<typeof rolesIn>;

function below(
  document: ManifestDocument,
  roles: Roles,
  body: Body,
  type: Type | undefined,
  path: Path,
): DocumentSymbol[] {
  return body.parts.map((part) => {
    const own = [...path, part.name];
    const inner = type && stepInto(type, part.name, () => objectAt(document, own))?.type;
    const children = below(document, roles, part, inner, own);
    const role = typeof part.name === 'number' ? roles.get(own.join('/')) : undefined;
    const line = lineOf(document, part, inner, { list: path.at(-1), role });
    const { name, detail, sort, selection } = line;
    return { name, detail, sort, selection, span: part.span, children };
  });
}

/** The shape of an item of a `List`. */
function objectAt(document: ManifestDocument, path: Path): Shape | undefined {
  const type = expectedAt(document, path)?.type;
  return type?.kind === 'object' ? type.shape : undefined;
}

type Line = Omit<DocumentSymbol, 'span' | 'children'>;

function lineOf({ schema }: ManifestDocument, part: Part, type: Type | undefined, place: Place): Line {
  const shape = type?.kind === 'object' ? type.shape.name : undefined;
  if (shape !== undefined && schema.derive(kindNames).has(shape)) return objectLine(part, shape);
  const look = shape === undefined ? undefined : looks.get(shape);
  const isItem = typeof part.name === 'number';
  const selection = isItem ? (part.parts[0]?.head ?? part.value) : part.head;
  if (look) {
    const name = isItem ? (look.name?.(part) ?? itemName(part)) : part.name;
    const detail = look.detail(part, place);
    return { name: shown(name), detail: detail === name ? '' : short(detail), sort: look.sort, selection };
  }
  return {
    name: shown(isItem ? itemName(part) : part.name),
    detail: isItem && part.kind === 'text' ? '' : detailOf(part, type),
    sort: isItem ? 'item' : part.kind,
    selection,
  };
}

function kindNames({ kinds }: Schema): ReadonlySet<string> {
  return new Set(kinds.map((it) => it.kind));
}

function objectLine(object: Body, kind: string): Line {
  const metadata = object.parts.find((it) => it.name === 'metadata');
  const name = metadata?.parts.findLast((it) => it.name === 'name');
  const [first] = object.parts;
  return {
    name: shown(textAt(object, 'metadata', 'name') ?? (kind === 'List' ? kind : `${kind} without a name`)),
    detail: kind === 'List' ? '' : kind,
    sort: 'object',
    selection: name?.value ?? first?.head ?? object.value,
  };
}

/** An item goes by what tells it from its neighbours. */
function itemName(item: Part): string {
  const [name] = ['name', 'key', 'topologyKey', 'path', 'kind'].flatMap((it) => textAt(item, it) ?? []);
  return name ?? (item.text === undefined || item.text === '' ? `[${item.name}]` : item.text);
}

/** A value's text; of arguments, labels, limits and their like what they hold. */
function detailOf(part: Part, type: Type | undefined): string {
  if (part.text !== undefined) return short(part.text);
  if (part.kind === 'list') return short(part.parts.flatMap((it) => it.text ?? []).join(' '));
  if (type?.kind !== 'map' || contents.has(part.name)) return '';
  return short(
    part.parts.flatMap((it) => (it.text === undefined ? [] : `${it.name}: ${it.text}`)).join(', '),
  );
}

/** What a ConfigMap or Secret holds: too long for a line, and not always for every eye. */
const contents: ReadonlySet<string | number> = new Set(['data', 'stringData', 'binaryData']);

/** Editors want a name that is not empty. */
function shown(name: string | number): string {
  const text = short(String(name));
  return text.trim() === '' ? `'${text}'` : text;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
