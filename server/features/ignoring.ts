import { readDocument, type ManifestDocument } from '../manifest/document.ts';
import type { TextEdit } from '../manifest/edits.ts';
import { fileWord, ignoresIn, lineWord, type Ignore } from '../manifest/ignores.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Problem } from '../rules/rule.ts';
import { lineBreakOf } from '../yaml/extent.ts';
import { blanksAt, isMarker, lineEnd, lineOf } from '../yaml/lines.ts';
import type { Branch } from '../yaml/outline.ts';
import { editPieces, piecesOf, textOfPieces } from '../yaml/pieces.ts';

/**
 * The edit of a document after which the rule is silent where it found this problem: one more code in the comment that
 * silences others there, else a comment of its own above the line, else one at the line's end.
 * Nothing where no comment can stand, as within quotes and in JSON.
 */
export function ignoreHere(document: ManifestDocument, { code, span }: Problem): TextEdit | undefined {
  if (!canBeIgnored(code) || isJson(document)) return undefined;
  const { text, outline } = document;
  const line = lineOf(outline.lines, span.start);
  const existing = ignoresIn(document).find(({ reach }) => reach.kind === 'line' && reach.line === line);
  if (existing) return withCode(existing, code);
  const start = firstOffset(text, outline.lines[line] ?? 0);
  const end = lineEnd(text, start);
  const comment = `# ${lineWord} ${code}`;
  const indent = text.slice(start, start + blanksAt(text, start));
  const above = { span: { start, end: start }, insert: `${indent}${comment}${lineBreakOf(text)}` };
  const behind = { span: { start: end, end }, insert: ` ${comment}` };
  // Above a document's first line is the document before, and what is empty may come to stand above the comment.
  const hasAbove = !isMarker(text, start) && span.end > start;
  if (hasAbove && document.derive(entryLines).has(line)) return above;
  return (hasAbove ? [above, behind] : [behind]).find((it) => silences(document, it, code));
}

/** The lines on which an entry of a map or list begins, above which a comment can always stand. */
function entryLines({ outline }: ManifestDocument): ReadonlySet<number> {
  const lines = new Set<number>();
  if (outline.root) collect(outline.root);
  return lines;

  function collect({ twigs }: Branch): void {
    for (const it of twigs) {
      lines.add(it.line);
      if (it.child) collect(it.child);
    }
  }
}

/** The edit of a file after which a rule is silent in all of it, with offsets from the file's start. */
export function ignoreInFile({ text, documents }: Manifest, code: string): TextEdit | undefined {
  const [first] = documents;
  if (!canBeIgnored(code) || !first || isJson(first.document)) return undefined;
  for (const { start, document } of documents) {
    const existing = ignoresIn(document).find((it) => it.reach.kind === 'file' && it.codes.length > 0);
    const edit = existing && withCode(existing, code);
    if (edit) return { ...edit, span: { start: start + edit.span.start, end: start + edit.span.end } };
  }
  const start = firstOffset(text, 0);
  return { span: { start, end: start }, insert: `# ${fileWord} ${code}${lineBreakOf(text)}` };
}

/** Nobody reads a document that is no YAML, so its comments aren't read either. */
function canBeIgnored(code: string): boolean {
  return code !== 'yaml-syntax';
}

/** Whether the document is JSON, which has no comments: all braces, with its keys in quotes. */
function isJson({ parsed: { root } }: ManifestDocument): boolean {
  return root?.kind === 'map' && root.flow && root.entries.every((it) => it.key.style === 'double');
}

function withCode({ codes, word }: Ignore, code: string): TextEdit {
  const { end } = (codes.at(-1) ?? word).span;
  return { span: { start: end, end }, insert: codes.length === 0 ? ` ${code}` : `, ${code}` };
}

/** Behind a byte order mark. */
function firstOffset(text: string, lineStart: number): number {
  return text[lineStart] === '\uFEFF' ? lineStart + 1 : lineStart;
}

/** Whether a comment is read as such where an edit puts it, and breaks nothing. */
function silences(document: ManifestDocument, edit: TextEdit, code: string): boolean {
  const after = readDocument(textOfPieces(editPieces(piecesOf(document.text), [edit])), document.schema);
  const asks = (it: ManifestDocument) =>
    ignoresIn(it).filter(({ codes }) => codes.some(({ text }) => text === code));
  return (
    asks(after).length > asks(document).length &&
    after.parsed.problems.length <= document.parsed.problems.length
  );
}
