import { flowSpot } from './flow.ts';
import { commentIn, lineOf } from './lines.ts';
import { pathOf, type Outline } from './outline.ts';
import { regionAt, spineAt, valueSpan } from './spine.ts';
import { touches, type Path, type Span } from './tree.ts';

/** The key or value an offset stands on: its path, and the text's span. */
export type Subject = { readonly role: 'key' | 'value'; readonly path: Path; readonly span: Span };

/** What an offset stands on; nothing in blanks, comments and brackets. */
export function subjectAt(text: string, outline: Outline, offset: number): Subject | undefined {
  const region = regionAt(outline, offset);
  if (region?.kind === 'flow') {
    const spot = flowSpot(text, region, offset);
    if (!spot || spot.typed.start === spot.typed.end) return undefined;
    const name = text.slice(spot.typed.start, spot.typed.end);
    return {
      role: spot.role,
      path: spot.role === 'key' ? [...spot.path, name] : spot.path,
      span: spot.typed,
    };
  }
  if (region) return { role: 'value', path: pathOf(region.twig), span: region };
  const line = lineOf(outline.lines, offset);
  const start = outline.lines[line] ?? 0;
  if (commentIn(text.slice(start, offset)) !== -1) return undefined;
  const twig = spineAt(outline, line).findLast((it) => it.line === line && it.head.start <= offset);
  if (!twig) return undefined;
  if (touches(twig.head, offset)) {
    return typeof twig.name === 'number' ? undefined : { role: 'key', path: pathOf(twig), span: twig.head };
  }
  const span = valueSpan(text, twig);
  return touches(span, offset) && span.end > span.start
    ? { role: 'value', path: pathOf(twig), span }
    : undefined;
}
