import type { ManifestDocument } from '../manifest/document.ts';
import { mapIn, mapsOf, scalarIn } from '../manifest/find.ts';
import { isObject, objectOf } from '../manifest/object.ts';
import type { TypedNode } from '../manifest/typed.ts';
import { resolved, type ScalarNode, type Span } from '../yaml/tree.ts';

/** Something in a document that a person may look for by its name, with offsets from the document's start. */
export type WorkspaceSymbol = {
  readonly name: string;
  readonly sort: 'object' | 'container';
  /** The kind of the object; of a container, the kind and name of the object it belongs to. */
  readonly within: string;
  /** The name's own text, with its quotes. */
  readonly span: Span;
};

/** The objects a document declares, those within a `List` among them, and their containers; what has no name is left out. */
export function workspaceSymbols(document: ManifestDocument): readonly WorkspaceSymbol[] {
  if (!document.identity.certain || document.templated) return [];
  return document.derive(findSymbols);
}

/** What `workspaceSymbols` derives from a document. */
export function findSymbols(document: ManifestDocument): readonly WorkspaceSymbol[] {
  const objects = document.typed.flatMap((it) => objectSymbol(it));
  const containers = mapsOf(document, 'Container').flatMap((it) => {
    const name = scalarIn(it.map, 'name');
    return symbolOf(name, 'container', titleOf(objectOf(it)));
  });
  return [...objects, ...containers].toSorted((a, b) => a.span.start - b.span.start);
}

function objectSymbol(typed: TypedNode): readonly WorkspaceSymbol[] {
  if (!isObject(typed) || typed.type.kind !== 'object') return [];
  return symbolOf(nameOf(typed), 'object', typed.type.shape.name);
}

function symbolOf(
  name: ScalarNode | undefined,
  sort: WorkspaceSymbol['sort'],
  within: string,
): readonly WorkspaceSymbol[] {
  return name && name.text !== '' ? [{ name: name.text, sort, within, span: name.span }] : [];
}

/** Such as `Pod web`. */
function titleOf(object: TypedNode): string {
  const kind = object.type.kind === 'object' ? object.type.shape.name : '';
  return [kind, nameOf(object)?.text ?? ''].join(' ').trim();
}

function nameOf({ node }: TypedNode): ScalarNode | undefined {
  const map = resolved(node);
  const metadata = map?.kind === 'map' ? mapIn(map, 'metadata') : undefined;
  return metadata && scalarIn(metadata, 'name');
}

/** Whether a person who typed this may mean the symbol: each word's letters stand in it in this order. */
export function isMeant({ name, within }: WorkspaceSymbol, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/);
  return words.every((it) => [name, within].some((text) => hasLetters(text.toLowerCase(), it)));
}

function hasLetters(text: string, letters: string): boolean {
  let from = 0;
  for (const it of letters) {
    const at = text.indexOf(it, from);
    if (at === -1) return false;
    from = at + it.length;
  }
  return true;
}
