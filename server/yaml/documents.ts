import type { Span } from './tree.ts';

/**
 * Splits a file into its YAML documents, as spans of the file that together cover it.
 *
 * A line that begins with `---` or `...` ends whatever stands before it, even inside a block scalar or an open
 * bracket (YAML 1.2.2, 9.1.2 "Document Markers"), so text alone tells where a document ends, however broken it is.
 * A `---` line opens the document it begins; a `...` line closes the one before it.
 * Comments and directives before the first `---` belong to the document that follows them.
 */
export function documentSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const marker of text.matchAll(/^(?:---|\.\.\.)(?=[\s]|$)[^\n]*\n?/gm)) {
    const opens = marker[0].startsWith('---');
    const end = opens ? marker.index : marker.index + marker[0].length;
    if (opens && isPrologue(text.slice(start, end))) continue;
    spans.push({ start, end });
    start = end;
  }
  if (start < text.length || spans.length === 0) spans.push({ start, end: text.length });
  return spans;
}

/** Whether the text holds nothing but blank lines, comments and `%` directives. */
function isPrologue(text: string): boolean {
  return /^(?:[ \t\uFEFF]*(?:#[^\n]*)?(?:\r?\n|$)|%[^\n]*(?:\n|$))*$/.test(text);
}
