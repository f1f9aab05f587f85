import { inFlowComment } from './flow.ts';
import { commentIn, lineEnd, lineOf } from './lines.ts';
import type { Outline } from './outline.ts';

/**
 * Whether the `#` at an offset begins a comment, rather than standing in a block scalar, in quotes or in a word.
 * Asked of the outline, so that it holds in broken text too.
 */
export function beginsComment(text: string, { lines, regions }: Outline, offset: number): boolean {
  const line = lineOf(lines, offset);
  const region = regions.findLast((it) => it.start <= offset);
  if (region && offset < region.end) {
    if (region.kind === 'quoted') return false;
    if (region.kind === 'flow') return inFlowComment(text, region, offset) && text[offset] === '#';
    // Only the line that announces a block scalar can hold a comment.
    if (lineOf(lines, region.start) !== line) return false;
  }
  const start = lines[line] ?? 0;
  const from = region && region.end <= offset ? Math.max(start, region.end) : start;
  if (from > start && !/\s/.test(text.charAt(from))) return false;
  return commentIn(text.slice(from, lineEnd(text, offset))) === offset - from;
}
