import type { Stop } from './stops.mts';

/**
 * A text as a snippet's body: its stops are numbered in the order of the text, the first of each key has what stands
 * there for a default, and the cursor ends below it all.
 */
export function bodyOf(text: string, stops: readonly Stop[]): readonly string[] {
  const numbers = new Map<string, number>();
  let body = '';
  let at = 0;
  for (const stop of stops.toSorted((a, b) => a.span.start - b.span.start)) {
    const { key, span } = stop;
    body += escaped(text.slice(at, span.start));
    const known = numbers.get(key);
    if (known === undefined) numbers.set(key, numbers.size + 1);
    body += known === undefined ? fresh(numbers.size, text.slice(span.start, span.end), stop) : `$${known}`;
    at = span.end;
  }
  return `${body}${escaped(text.slice(at))}$0`.split('\n');
}

function fresh(number: number, text: string, { others }: Stop): string {
  if (others) return `\${${number}|${[text, ...others].join(',')}|}`;
  return `\${${number}:${escaped(text).replaceAll('}', '\\}')}}`;
}

/** `$` begins a tab stop, and a backslash takes that from it. */
function escaped(text: string): string {
  return text.replace(/[\\$]/g, '\\$&');
}
