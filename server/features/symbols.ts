import type { ManifestDocument } from '../manifest/document.ts';
import { children, entryOf, textOf, type Entry, type Node, type Span } from '../yaml/tree.ts';

/** A line of the outline an editor shows, with offsets from the document's start. */
export type DocumentSymbol = {
  readonly name: string;
  readonly detail: string;
  readonly sort: 'object' | 'map' | 'list' | 'item' | 'text';
  readonly span: Span;
  /** What is selected when the line is chosen: within `span`. */
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
};

/** The object a document declares, with its fields below it; list items go by their names. */
export function symbols(document: ManifestDocument): readonly DocumentSymbol[] {
  const { identity, parsed } = document;
  const root = parsed.root;
  if (!identity.shape || root?.kind !== 'map') return [];
  const named = entryOf(entryOf(root, 'metadata')?.value, 'name') ?? entryOf(root, 'kind') ?? root.entries[0];
  return [
    {
      name: identity.name ?? `${identity.shape.name} without a name`,
      detail: identity.shape.name,
      sort: 'object',
      span: root.span,
      selection: named?.value.span ?? root.span,
      children: below(root),
    },
  ];
}

function below(node: Node): DocumentSymbol[] {
  if (node.kind === 'map') return node.entries.map(ofEntry);
  return node.kind === 'list' ? node.items.map(ofItem) : [];
}

function ofEntry({ key, value, span }: Entry): DocumentSymbol {
  return {
    name: key.text === '' ? "''" : key.text,
    detail: shortText(value),
    sort: value.kind === 'map' || value.kind === 'list' ? value.kind : 'text',
    span,
    selection: key.span,
    children: below(value),
  };
}

/** An item goes by what tells it from its neighbours, and shows what one looks for beside it. */
function ofItem(node: Node, index: number): DocumentSymbol {
  const name = ['name', 'mountPath', 'containerPort', 'key', 'port', 'ip'].flatMap(
    (it) => textOf(entryOf(node, it)?.value) ?? [],
  )[0];
  const detail = ['image', 'value', 'mountPath', 'containerPort'].flatMap(
    (it) => textOf(entryOf(node, it)?.value) ?? [],
  )[0];
  const scalar = children(node).length === 0 ? shortText(node) : '';
  return {
    name: name ?? (scalar === '' ? `[${index}]` : scalar),
    detail: detail === name ? '' : (detail ?? ''),
    sort: 'item',
    span: node.span,
    selection: node.kind === 'map' ? (node.entries[0]?.key.span ?? node.span) : node.span,
    children: below(node),
  };
}

function shortText(node: Node): string {
  const text = node.kind === 'alias' ? `*${node.name}` : (textOf(node) ?? '');
  const line = text.split('\n', 1)[0] ?? '';
  return line.length < text.length || line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
