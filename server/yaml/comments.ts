import { commentIn, lineEnd, lineOf } from './lines.ts';
import type { Outline } from './outline.ts';
import type { Span } from './tree.ts';

/**
 * Whether the `#` at an offset begins a comment, rather than standing in a block scalar, in quotes or in a word.
 * Asked of the outline, so that it holds in broken text too.
 */
export function beginsComment(text: string, { lines, regions }: Outline, offset: number): boolean {
  const line = lineOf(lines, offset);
  const region = regions.findLast((it) => it.start <= offset);
  const within = region && offset < region.end;
  if (within && region.kind === 'quoted') return false;
  // Of a block scalar, only the line that announces it can hold a comment.
  if (within && region.kind === 'block-scalar' && lineOf(lines, region.start) !== line) return false;
  if (within && region.kind === 'flow') return isCommentIn(region);
  const start = lines[line] ?? 0;
  const from = region && region.end <= offset ? Math.max(start, region.end) : start;
  if (from > start && !/\s/.test(text.charAt(from))) return false;
  return from + commentIn(text.slice(from, lineEnd(text, offset))) === offset;

  /** Asked of the brackets from their beginning, because quotes in them may run over several lines. */
  function isCommentIn({ start, end }: Span): boolean {
    let at = start;
    while (at <= offset) {
      const comment = commentIn(text.slice(at, end));
      if (comment === -1) return false;
      if (at + comment === offset) return true;
      at = lineEnd(text, at + comment);
    }
    return false;
  }
}
