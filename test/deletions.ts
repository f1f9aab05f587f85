import { placeOf } from '../server/manifest/fields.ts';
import type { ManifestDocument } from '../server/manifest/document.ts';
import { readManifest } from '../server/manifest/manifest.ts';
import type { TypedNode } from '../server/manifest/typed.ts';
import { loadSchema } from '../server/schema/kubernetes.ts';
import { nameSlotAt } from '../server/symbols/candidates.ts';
import { sameScope } from '../server/symbols/mention.ts';
import { mentionsIn } from '../server/symbols/mentions.ts';

/** Something deleted from a file. */
export type Deletion = {
  readonly what: 'line' | 'key' | 'value' | 'amount' | 'name';
  /** What is to be offered again. */
  readonly deleted: string;
  /** What is left of it. */
  readonly rest: string;
  /** What it belonged to. */
  readonly typed: TypedNode;
  /** Its place in Kubernetes' shapes, such as `Container.image`. */
  readonly place: string;
  /** Whether no other place of the file has the name. */
  readonly isAlone: boolean;
  /** The file without it. */
  readonly text: string;
  /** Where it stood. */
  readonly offset: number;
};

const schema = loadSchema();

/** Everything that can be deleted from a file's objects and must be offered again. */
export function deletionsIn(text: string): readonly Deletion[] {
  const { documents } = readManifest(text, schema);
  return documents.flatMap(({ start, document }) =>
    cutsIn(document).map(({ from, to, ...it }) => ({
      ...it,
      rest: it.what === 'line' ? '' : document.text.slice(it.start, from),
      place: placeOf(it.typed) ?? '',
      isAlone: it.what === 'name' && isAlone(document, it.typed),
      text: text.slice(0, start + from) + text.slice(start + to),
      offset: start + from,
    })),
  );

  function isAlone(document: ManifestDocument, { path }: TypedNode): boolean {
    const own = mentionsIn(document).find((it) => it.path.join('/') === path.join('/'));
    const all = documents.flatMap((it) => mentionsIn(it.document));
    return !all.some(
      (it) =>
        own && it !== own && it.kind === own.kind && it.text === own.text && sameScope(it.scope, own.scope),
    );
  }
}

/** A span to delete from a document; what is deleted from begins at `start`. */
type Cut = Pick<Deletion, 'what' | 'deleted' | 'typed'> & {
  readonly start: number;
  readonly from: number;
  readonly to: number;
};

function cutsIn(document: ManifestDocument): readonly Cut[] {
  const { typed, identity } = document;
  if (!identity.shape) return [];
  return [
    ...lineCuts(document),
    ...typed.flatMap((it) => [...keyCuts(document, it), ...valueCuts(document, it)]),
  ];
}

/** Each line that begins with a key or a dash, but for its indentation. */
function lineCuts({ text, typed }: ManifestDocument): readonly Cut[] {
  const seen = new Set<number>();
  return typed.flatMap((it) => {
    const first = it.entry?.key.span.start ?? it.node.span.start;
    const lineStart = text.lastIndexOf('\n', first - 1) + 1;
    const head = /^( *)(-\s+)*$/.exec(text.slice(lineStart, first));
    if (!head || !it.parent || seen.size === seen.add(lineStart).size) return [];
    const start = lineStart + (head[1]?.length ?? 0);
    const deleted = head[2] === undefined ? it.entry?.key.text : '-';
    return deleted === undefined
      ? []
      : [{ what: 'line', deleted, typed: it, start, from: start, to: lineEnd(text, first) }];
  });
}

/** The second half of the key alone, and in block style that with all behind it on its line. */
function keyCuts({ text }: ManifestDocument, typed: TypedNode): readonly Cut[] {
  const { entry } = typed;
  if (!entry) return [];
  const quote = entry.key.style === 'plain' ? 0 : 1;
  const { start, end } = entry.key.span;
  const from = start + quote + Math.ceil((end - start - 2 * quote) / 2);
  const key = { what: 'key', deleted: entry.key.text, typed, start, from } as const;
  const isFlow = /[{[,]\s*$/.test(text.slice(0, start));
  const alone = { ...key, to: end - quote };
  return isFlow || quote > 0 ? [alone] : [alone, { ...key, to: lineEnd(text, end) }];
}

/** The value, and all of it but its first letter; of an amount what follows its number. */
function valueCuts(document: ManifestDocument, typed: TypedNode): readonly Cut[] {
  const { node } = typed;
  const what = sortOf(document, typed);
  if (!what || node.kind !== 'scalar' || node.style === 'block' || node.text === '') return [];
  const quote = node.style === 'plain' ? 0 : 1;
  const start = node.span.start + quote;
  const begun = what === 'amount' ? (/^[\d.]+/.exec(node.text)?.[0].length ?? 0) : 1;
  return [0, begun].map((it) => {
    return { what, deleted: node.text, typed, start, from: start + it, to: node.span.end - quote };
  });
}

/** What sort of value stands there; nothing for text and numbers that only the author knows. */
function sortOf(document: ManifestDocument, { type, path, node }: TypedNode): Deletion['what'] | undefined {
  const name = nameSlotAt(document, path);
  const isNumber = node.kind === 'scalar' && /^\d+$/.test(node.text);
  if (name?.role === 'refers' && name.stands === 'value' && !isNumber) return 'name';
  if (type.kind === 'quantity') return 'amount';
  const isOneOfFew = type.kind === 'boolean' || (type.kind === 'string' && (type.values ?? type.known));
  return isOneOfFew ? 'value' : undefined;
}

function lineEnd(text: string, offset: number): number {
  const end = text.slice(offset).search(/\r?\n/);
  return end === -1 ? text.length : offset + end;
}
