import type { ManifestDocument } from './document.ts';
import type { TextEdit } from './edits.ts';
import { beginsComment } from '../yaml/comments.ts';
import { lineBreakOf, lineStart } from '../yaml/extent.ts';
import { lineEnd } from '../yaml/lines.ts';
import type { Span } from '../yaml/tree.ts';

/** The comments that begin within a span, each with its `#`, in the order of the text. */
export function commentsIn({ text, outline }: ManifestDocument, { start, end }: Span): readonly string[] {
  const comments: string[] = [];
  for (let at = text.indexOf('#', start); at !== -1 && at < end; at = text.indexOf('#', at + 1)) {
    if (!beginsComment(text, outline, at)) continue;
    comments.push(text.slice(at, lineEnd(text, at)).trimEnd());
    at = lineEnd(text, at);
  }
  return comments;
}

/** An edit that takes text away, but leaves the comments in it, each on a line of its own at a column. */
export function keepingComments(document: ManifestDocument, edit: TextEdit, column: number): TextEdit {
  const { text } = document;
  const comments = commentsIn(document, edit.span);
  if (comments.length === 0) return edit;
  const eol = lineBreakOf(text);
  const indent = ' '.repeat(column);
  if (lineStart(text, edit.span.start) === edit.span.start) {
    return { ...edit, insert: comments.map((it) => `${indent}${it}${eol}`).join('') + edit.insert };
  }
  if (edit.insert !== '') return { ...edit, insert: `${edit.insert} ${comments.join(`${eol}${indent}`)}` };
  return { ...edit, insert: comments.map((it) => `${it}${eol}${indent}`).join('') };
}
