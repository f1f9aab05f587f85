import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { complete, nothingKnown } from '../../server/features/completion.ts';
import type { ManifestDocument } from '../../server/manifest/document.ts';
import { readDocument } from '../../server/manifest/document.ts';
import type { TypedNode } from '../../server/manifest/typed.ts';
import { loadSchema } from '../../server/schema/kubernetes.ts';
import { readManifest } from '../../server/manifest/manifest.ts';

/**
 * Whatever a person deletes from a real manifest is offered again where it stood:
 * each key of a shape, and each value that is one of a few.
 */
const schema = loadSchema();
const manifests = new URL('../manifests/', import.meta.url);
const samples = new URL('../../samples/', import.meta.url);
const files = [manifests, samples].flatMap((folder) =>
  readdirSync(folder)
    .filter((it) => it.endsWith('.yaml'))
    .map((it) => new URL(it, folder)),
);

type Deletion = {
  /** What was deleted, to be offered again. */
  readonly deleted: string;
  readonly text: string;
  readonly offset: number;
  readonly where: string;
};

describe.each(files.map((it) => [it.pathname.split('/').slice(-2).join('/'), it] as const))(
  'in %s',
  (_, file) => {
    const { documents } = readManifest(readFileSync(file, 'utf8'), schema);
    const deletions = documents.flatMap(({ document }) =>
      document.typed.flatMap((it) => [...keyDeletions(document, it), ...valueDeletions(document, it)]),
    );

    test('what was deleted is offered', () => {
      const missed = deletions.filter((it) => !offered(it).includes(it.deleted)).map((it) => it.where);
      expect(missed).toEqual([]);
    });
  },
);

function offered({ text, offset }: Deletion): readonly string[] {
  return complete(readDocument(text, schema), offset, nothingKnown).map((it) => it.label);
}

/** The key alone with its colon kept, the key with all behind it on its line, and the key half-written. */
function keyDeletions({ text }: ManifestDocument, { field, entry, path }: TypedNode): Deletion[] {
  if (!field || entry?.key.style !== 'plain') return [];
  const { start, end } = entry.key.span;
  const where = path.join('.');
  const newline = text.indexOf('\n', end);
  const line = newline === -1 ? text.length : newline;
  const half = start + Math.ceil(field.name.length / 2);
  const flow = /[{[,]\s*$/.test(text.slice(0, start));
  const cut = (from: number, to: number, what: string): Deletion => ({
    deleted: field.name,
    text: text.slice(0, from) + text.slice(to),
    offset: from,
    where: `${where} (${what})`,
  });
  const inLine = [cut(half, end, 'half the key')];
  return flow
    ? inLine
    : [...inLine, cut(start, line, 'the rest of the line'), cut(half, line, 'half the line')];
}

function valueDeletions({ text }: ManifestDocument, { type, node, path }: TypedNode): Deletion[] {
  if (node.kind !== 'scalar' || node.style !== 'plain' || node.span.start === node.span.end) return [];
  const values =
    type.kind === 'boolean' ? ['true', 'false'] : type.kind === 'string' ? (type.values ?? []) : [];
  if (!values.includes(node.text)) return [];
  const { start, end } = node.span;
  return [
    {
      deleted: node.text,
      text: text.slice(0, start) + text.slice(end),
      offset: start,
      where: `${path.join('.')} (the value)`,
    },
    {
      deleted: node.text,
      text: text.slice(0, start + 1) + text.slice(end),
      offset: start + 1,
      where: `${path.join('.')} (all but a letter)`,
    },
  ];
}
