import type { Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../yaml/tree.ts';

/** A place in a file: the file, and the offset at which the YAML document starts whose spans are meant. */
export type Origin = { readonly file: TextDocument; readonly start: number };

/** Lines and columns of a span, both zero-based, columns in UTF-16 units (LSP 3.17, "Position"). */
export function toRange({ file, start }: Origin, span: Span): Range {
  return { start: file.positionAt(start + span.start), end: file.positionAt(start + span.end) };
}
