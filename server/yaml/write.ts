import { scalarKind } from './scalar.ts';
import type { Branch, Outline } from './outline.ts';
import type { Style } from './place.ts';
import type { Span } from './tree.ts';

/** Text to insert, with the places a person fills in next. */
export type Snippet = readonly (string | Stop)[];

/** Stops are visited in the order of their numbers from 1; number 0 comes last. */
export type Stop = { readonly stop: number; readonly placeholder?: string };

/** An edit with offsets of the text it is made for. */
export type Edit = { readonly span: Span; readonly insert: Snippet };

/** How a file is laid out, so that what we insert looks like what stands there. */
export type Layout = {
  /** Columns a map stands deeper than its key. */
  readonly indent: number;
  /** Columns a list's dashes stand deeper than its key: 0 or `indent`. */
  readonly listIndent: number;
};

/** The layout that most of a document has; two columns and indented lists where it shows none. */
export function layoutOf(outline: Outline): Layout {
  const steps: number[] = [];
  const listSteps: number[] = [];
  if (outline.root) collect(outline.root);
  const indent = mostFrequent(steps) ?? 2;
  return { indent, listIndent: mostFrequent(listSteps) ?? indent };

  function collect(branch: Branch): void {
    for (const { child } of branch.twigs) {
      if (!child) continue;
      const step = child.column - branch.column;
      if (branch.kind === 'map') (child.kind === 'list' ? listSteps : steps).push(step);
      collect(child);
    }
  }
}

function mostFrequent(numbers: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const it of numbers) counts.set(it, (counts.get(it) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

/** A scalar as it must be written to be read as this very text. */
export function plainOrQuoted(text: string): string {
  const safe = /^-{0,2}[\w./][\w./:@+= -]*$/.test(text) && !/:(?: |$)| #| $/.test(text);
  const plain =
    safe && scalarKind({ kind: 'scalar', text, style: 'plain', span: { start: 0, end: 0 } }) === 'string';
  return plain ? text : JSON.stringify(text);
}

/** A text as it is written at a place, to be read as this very text: in the quotes that were begun, else as plain as can be. */
export function textScalar(text: string, quote: string, style: Style): string {
  if (quote === "'") return `'${text.replaceAll("'", "''")}'`;
  if (quote === '"' || style === 'json') return JSON.stringify(text);
  return style === 'block' && isPlainInBlock(text) ? text : plainOrQuoted(text);
}

/** Whether a text may stand plain outside of brackets: `metadata.labels['app']` may, within brackets it may not. */
function isPlainInBlock(text: string): boolean {
  if (!/^[^\s\-?:,[\]{}#&*!|>'"%@`][\x20-\x7E]*$/.test(text) || /: | #|[: ]$/.test(text)) return false;
  return scalarKind({ kind: 'scalar', text, style: 'plain', span: { start: 0, end: 0 } }) === 'string';
}
