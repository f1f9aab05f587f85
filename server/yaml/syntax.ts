import type { YAMLError } from 'yaml';
import { blanksAt, lineEnd } from './lines.ts';
import { syntaxMessage } from './messages.ts';
import { children, type Node, type ScalarNode, type Span } from './tree.ts';

export type SyntaxProblem = { readonly span: Span; readonly message: string };

/**
 * What the reader objects to, each fault once and where a person looks for it.
 * `root` is the tree the reader made all the same.
 */
export function syntaxProblems(
  errors: readonly YAMLError[],
  text: string,
  root: Node | undefined,
): SyntaxProblem[] {
  const misplaced = new Set(
    errors.filter((it) => it.code === 'BLOCK_AS_IMPLICIT_KEY').map((it) => it.pos[0]),
  );
  const problems = errors.flatMap((it) => {
    const runsOver = misplaced.has(it.pos[0]) && text.slice(...it.pos).includes('\n');
    // A key deeper than the text above it continues that text; the reader then objects to the whole of it as well.
    if (it.code === 'MULTILINE_IMPLICIT_KEY' && runsOver) return [lastLine(it, text)];
    const sameFault = it.code === 'BLOCK_AS_IMPLICIT_KEY' && isRunningOver(errors, it, text);
    return sameFault ? [] : [ordinary(it, text, root)];
  });
  return problems
    .filter((it, index) => !followsFrom(it, problems.slice(0, index)))
    .map(({ span, message }) => ({ span, message }));
}

/** For text that exhausts the reader's stack. */
export function tooDeep(text: string): SyntaxProblem {
  const span = withinLine(text, { start: 0, end: text.length });
  return { span, message: 'This document is nested too deeply to be read.' };
}

/** What a fault does to the reading of the text behind it. */
type Found = SyntaxProblem & { readonly effect: 'swallows' | 'misplaces' | 'none' };

/**
 * Whether a problem is only the echo of an earlier one: a quote that is never closed swallows the rest of the text,
 * and a line at a wrong column moves all lines behind it to another place.
 */
function followsFrom(problem: Found, earlier: readonly Found[]): boolean {
  const misplaced = problem.effect === 'misplaces' && earlier.some((it) => it.effect === 'misplaces');
  return misplaced || earlier.some((it) => it.effect === 'swallows');
}

function isRunningOver(errors: readonly YAMLError[], { pos }: YAMLError, text: string): boolean {
  return errors.some(
    (it) =>
      it.code === 'MULTILINE_IMPLICIT_KEY' && it.pos[0] === pos[0] && text.slice(...it.pos).includes('\n'),
  );
}

function lastLine({ pos }: YAMLError, text: string): Found {
  const start = text.lastIndexOf('\n', pos[1] - 1) + 1;
  const message = syntaxMessage('BAD_INDENT', '', '');
  return { span: withinLine(text, { start, end: pos[1] }), message, effect: 'misplaces' };
}

function ordinary({ pos, code, message }: YAMLError, text: string, root: Node | undefined): Found {
  const start = Math.min(pos[0], text.length);
  const end = Math.min(Math.max(pos[1], start), text.length);
  const quote = message.includes('quote') && root ? quotedAt(root, start) : undefined;
  // The reader points at the end of the text; a person looks for the quote that opens.
  const span = withinLine(text, { start: quote?.span.start ?? start, end });
  const effect = quote ? 'swallows' : misplacing.has(code) ? 'misplaces' : 'none';
  return { span, message: syntaxMessage(code, message, text.slice(start, end)), effect };
}

const misplacing: ReadonlySet<string> = new Set([
  'BAD_INDENT',
  'BLOCK_AS_IMPLICIT_KEY',
  'MISSING_CHAR',
  'MULTILINE_IMPLICIT_KEY',
  'UNEXPECTED_TOKEN',
]);

/** The quoted scalar that ends at or behind an offset. */
function quotedAt(node: Node, offset: number): ScalarNode | undefined {
  if (node.kind === 'scalar') {
    return node.span.end >= offset && /^(?:single|double)$/.test(node.style) ? node : undefined;
  }
  const last = children(node).at(-1);
  return last && quotedAt(last, offset);
}

/** Cuts a span to its first line, and makes it stand on a word where it stands on blanks before one. */
function withinLine(text: string, span: Span): Span {
  const line = lineEnd(text, span.start);
  const start = span.start + blanksAt(text, span.start);
  if (start >= line) return { start: Math.max(0, span.start - 1), end: span.start };
  const word = /^[^\s:]+/.exec(text.slice(start, line))?.[0].length ?? 1;
  return { start, end: start === span.start ? Math.min(Math.max(span.end, start + 1), line) : start + word };
}
