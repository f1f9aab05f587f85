import { blanksFrom, lineBreak } from './quick-inline.ts';
import type { ScalarNode } from './tree.ts';

/**
 * Reads a text behind `|` or `|-`, whose parent stands in that column; `next` is where the line behind it begins.
 * Nothing where it is out of the ordinary: folded, with an indentation of its own choice, or without any line.
 */
export function literalText(
  text: string,
  start: number,
  column: number,
): { readonly node: ScalarNode; readonly next: number } | undefined {
  const header = /^\|(-?) *\n/.exec(text.slice(start, lineBreak(text, start) + 1));
  if (!header) return undefined;
  const lines: string[] = [];
  let indent = 0;
  let end = start + header[0].length;
  let filled = 0;
  let next = end;
  for (let line = end; line < text.length; line = lineBreak(text, line) + 1) {
    const content = blanksFrom(text, line);
    const stop = lineBreak(text, line);
    const isBlank = content >= stop;
    if (isBlank && (indent === 0 ? content > line : content - line > indent)) return undefined;
    if (!isBlank && content - line < Math.max(indent, column + 1)) break;
    if (!isBlank && indent === 0) indent = content - line;
    lines.push(isBlank ? '' : text.slice(line + indent, stop));
    next = stop + 1;
    if (isBlank) continue;
    filled = lines.length;
    end = Math.min(next, text.length);
  }
  if (filled === 0) return undefined;
  const value = lines.slice(0, filled).join('\n') + (header[1] === '-' ? '' : '\n');
  return { node: { kind: 'scalar', span: { start, end }, text: value, style: 'block' }, next };
}
