import type { Span } from '../server/yaml/tree.ts';

/**
 * The marks of our fixtures: `<|>` is a cursor, `<|` and `|>` enclose a range.
 * Neither can be meant as YAML: `<` begins no indicator there.
 */
export type Fixture = {
  readonly text: string;
  readonly cursors: readonly number[];
  readonly ranges: readonly Span[];
};

/** Takes the marks out; throws where they don't pair, since a broken test must not pass. */
export function fixture(marked: string): Fixture {
  let text = '';
  const cursors: number[] = [];
  const open: number[] = [];
  const ranges: Span[] = [];
  for (const piece of marked.split(/(<\|>|<\||\|>)/)) {
    if (piece === '<|>') {
      cursors.push(text.length);
    } else if (piece === '<|') {
      open.push(text.length);
    } else if (piece === '|>') {
      const start = open.pop();
      if (start === undefined) throw new Error('A fixture has a |> without its <|.');
      ranges.push({ start, end: text.length });
    } else {
      text += piece;
    }
  }
  if (open.length > 0) throw new Error('A fixture has a <| without its |>.');
  return { text, cursors, ranges };
}

/** The one element of a list; throws where there is none or more. */
export function only<T>(items: readonly T[], what = 'element'): T {
  const [first] = items;
  if (first === undefined || items.length > 1) {
    throw new Error(`Expected one ${what}, found ${items.length}.`);
  }
  return first;
}

/** A template tag that drops the indentation all lines share, and the line break before the first. */
export function yaml(parts: TemplateStringsArray, ...values: readonly string[]): string {
  const text = String.raw({ raw: parts.raw }, ...values).replace(/^\n/, '');
  const lines = text.split('\n');
  const indents = lines.filter((it) => it.trim() !== '').map((it) => it.length - it.trimStart().length);
  const shared = Math.min(...indents);
  return lines
    .map((it) => it.slice(shared))
    .join('\n')
    .replace(/[ ]+$/, '');
}

/** What is said of a place in a text; one line of carets below it. */
export type Remark = Span & { readonly says: string };

const caretLine = /^ *\^+ .*$/;

/** A text without its caret lines. */
export function withoutCarets(annotated: string): string {
  return annotated
    .split('\n')
    .filter((it) => !caretLine.test(it))
    .join('\n');
}

/** The text with a line of carets under each remark's first line: the inverse of `withoutCarets`. */
export function withCarets(text: string, remarks: readonly Remark[]): string {
  let start = 0;
  return text
    .split('\n')
    .flatMap((line) => {
      const from = start;
      start += line.length + 1;
      const own = remarks.filter((it) => from <= it.start && it.start < start);
      return [line, ...own.map((it) => carets(it, from, line.length))];
    })
    .join('\n');
}

function carets(remark: Remark, lineStart: number, length: number): string {
  const column = remark.start - lineStart;
  const width = Math.max(1, Math.min(remark.end - lineStart, length) - column);
  return `${' '.repeat(column)}${'^'.repeat(width)} ${remark.says}`;
}
