import type { Node, Span } from './tree.ts';

/** Where what a node holds ends: before the comments and blank lines that follow it within its span. */
export function contentEnd(text: string, node: Node): number {
  const { start, end } = lastLeaf(node).span;
  return start + text.slice(start, end).trimEnd().length;
}

/** The block scalar that ends a node and keeps the blank lines behind it (`|+`), so that nothing can come before them. */
export function keepingScalar(text: string, node: Node): Node | undefined {
  const last = lastLeaf(node);
  const keeps =
    last.kind === 'scalar' && last.style === 'block' && /^[|>]\d?\+/.test(text.slice(last.span.start));
  return keeps ? last : undefined;
}

/** Whether a node ends in a block scalar, which takes in a line break that is written behind it. */
export function endsInBlockScalar(node: Node): boolean {
  const last = lastLeaf(node);
  return last.kind === 'scalar' && last.style === 'block';
}

/** What a block map or list ends with; any other node itself. */
function lastLeaf(node: Node): Node {
  if (node.kind === 'scalar' || node.kind === 'alias' || node.flow) return node;
  const last = node.kind === 'map' ? node.entries.at(-1)?.value : node.items.at(-1);
  return last ? lastLeaf(last) : node;
}

/** What stands before an offset on its line. */
export function lineBefore(text: string, offset: number): string {
  return text.slice(lineStart(text, offset), offset);
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line behind an offset's begins, or the text's end. */
export function nextLineStart(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? text.length : newline + 1;
}

/** How a text breaks its lines. */
export function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Whether a span holds all of another. */
export function encloses(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
