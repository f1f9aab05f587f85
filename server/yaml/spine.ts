import { commentIn, lineEnd } from './lines.ts';
import type { Branch, Outline, Region, Twig } from './outline.ts';
import type { Span } from './tree.ts';

/** The region an offset stands in. */
export function regionAt(outline: Outline, offset: number): Region | undefined {
  return outline.regions.find(
    (it) => it.start < offset && (offset < it.end || (offset === it.end && !it.closed)),
  );
}

/** The last entries at or above a line, from the root inwards. */
export function spineAt(outline: Outline, line: number): readonly Twig[] {
  const spine: Twig[] = [];
  let branch: Branch | undefined = outline.root;
  while (branch) {
    const twig: Twig | undefined = branch.twigs.findLast((it) => it.line <= line);
    if (!twig) break;
    spine.push(twig);
    branch = twig.child;
  }
  return spine;
}

/** The text behind a colon or dash, without blanks around it and without a comment. */
export function valueSpan(text: string, twig: Twig): Span {
  const line = text.slice(twig.rest, lineEnd(text, twig.rest));
  const comment = commentIn(line);
  const code = (comment === -1 ? line : line.slice(0, comment)).trimEnd();
  const blanks = code.length - code.trimStart().length;
  // A value not begun yet stands behind one blank, where there is one.
  if (code === '') return { start: twig.rest, end: twig.rest };
  return { start: twig.rest + blanks, end: twig.rest + code.length };
}

/** Where an entry's value may begin: behind the blanks that follow its anchor and tag, or else behind its head. */
export function propertiesEnd(text: string, twig: Twig): number {
  const line = text.slice(twig.rest, lineEnd(text, twig.rest));
  return twig.rest + (/^(?:[ \t]+[&!][^\s{}[\],]*(?=[ \t]))+/.exec(line)?.[0].length ?? 0);
}

/** The quote character at an offset, or nothing. */
export function quoteAt(text: string, offset: number): string {
  const it = text.charAt(offset);
  return it === '"' || it === "'" ? it : '';
}

/** Where the word ends that an offset stands in or behind. */
export function wordEnd(text: string, offset: number): number {
  return offset + (/^[\w./-]*/.exec(text.slice(offset, lineEnd(text, offset)))?.[0].length ?? 0);
}
