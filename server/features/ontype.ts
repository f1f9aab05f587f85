import type { ManifestDocument } from '../manifest/document.ts';
import { expectedAt } from '../manifest/expected.ts';
import { blanksAt, isLineEnd, lineOf } from '../yaml/lines.ts';
import { pathOf, type Twig } from '../yaml/outline.ts';
import { spineAt } from '../yaml/spine.ts';
import type { Span } from '../yaml/tree.ts';
import { layoutOf, type Layout } from '../yaml/write.ts';

/** An edit of the blanks a line begins with: no more than it takes, so that the cursor stays behind them. */
export type Indent = { readonly span: Span; readonly insert: string };

/**
 * Where to go on after a line break was typed and nothing stands behind it: in the map that `- name: web` begins, below
 * `key:` as deep as the file has its maps and lists, and in the text that `|` begins.
 * Nothing where the line stands right already, where the line above leaves it open, and in what is no object.
 */
export function indentAt(document: ManifestDocument, offset: number): Indent | undefined {
  const { text, outline, identity } = document;
  const line = lineOf(outline.lines, offset);
  const start = outline.lines[line] ?? 0;
  const end = start + blanksAt(text, start);
  if (!identity.shape || line === 0 || !isLineEnd(text, end)) return undefined;
  const above = spineAt(outline, line - 1).findLast((it) => it.line === line - 1);
  const column = above && columnBelow(document, above, line);
  return column === undefined ? undefined : editTo(column, text.slice(start, end), start);
}

function editTo(column: number, blanks: string, start: number): Indent | undefined {
  const end = start + blanks.length;
  if (blanks.includes('\t')) return { span: { start, end }, insert: ' '.repeat(column) };
  if (blanks.length === column) return undefined;
  const missing = Math.max(0, column - blanks.length);
  return { span: { start: Math.min(end, start + column), end }, insert: ' '.repeat(missing) };
}

/** The column to go on at below an entry that ends its line, on the line after it. */
function columnBelow(document: ManifestDocument, twig: Twig, line: number): number | undefined {
  const { branch, child, value } = twig;
  const region = document.outline.regions.find((it) => it.twig === twig);
  if (region?.kind === 'block-scalar') return textColumn(document, twig, region.end, line);
  // What is still open goes on as the person likes.
  if (region && (!region.closed || lineOf(document.outline.lines, region.end) >= line)) return undefined;
  if (value === 'text' || value === 'region') return branch.column;
  return child?.column ?? valueColumn(document, twig, document.derive(layoutIn));
}

/** Where the value of an entry begins that has none yet; nothing for what belongs on the entry's own line. */
function valueColumn(document: ManifestDocument, twig: Twig, layout: Layout): number | undefined {
  const { column } = twig.branch;
  const type = expectedAt(document, pathOf(twig))?.type.kind;
  if (typeof twig.name === 'number') return type === 'object' || type === 'map' ? column + 2 : undefined;
  if (type === 'list') return column + layout.listIndent;
  return type === 'object' || type === 'map' ? column + layout.indent : undefined;
}

/** Where the lines of a block scalar begin: as those it has, else one step deeper than its entry. */
function textColumn(
  { text, outline }: ManifestDocument,
  { branch }: Twig,
  end: number,
  line: number,
): number {
  for (let at = line; (outline.lines[at] ?? end) < end; at++) {
    const start = outline.lines[at] ?? end;
    const blanks = blanksAt(text, start);
    if (!isLineEnd(text, start + blanks)) return blanks;
  }
  return branch.column + 2;
}

function layoutIn({ outline }: ManifestDocument): Layout {
  return layoutOf(outline);
}
