import { expect } from 'vitest';
import { manifest } from './check.ts';
import { fixture, only } from './fixture.ts';
import { folds } from '../server/features/folding.ts';
import { hints, type Hint, type Shown } from '../server/features/inlay.ts';
import { links } from '../server/features/links.ts';
import { indentAt } from '../server/features/ontype.ts';
import { selections } from '../server/features/selection.ts';
import { symbols, type DocumentSymbol } from '../server/features/symbols.ts';
import { documentAt } from '../server/manifest/manifest.ts';
import type { Target } from '../server/protocol.ts';
import { namesAmong } from '../server/symbols/names.ts';
import { reachingOut } from '../server/symbols/reach.ts';

/** The outline of a file, one line a symbol, indented: `sort name (detail)`. */
export function outlineOf(text: string, target: Target = 'podman'): string {
  return manifest(text)
    .documents.flatMap(({ document }) => symbols(document, target).flatMap((it) => lines(it, '')))
    .join('\n');

  function lines(symbol: DocumentSymbol, indent: string): string[] {
    const detail = symbol.detail === '' ? '' : ` (${symbol.detail})`;
    return [
      `${indent}${symbol.sort} ${symbol.name}${detail}`,
      ...symbol.children.flatMap((it) => lines(it, `${indent}  `)),
    ];
  }
}

/** What can be folded in a file, one line a fold: its first line and its last, and its sort where it is no block. */
export function foldsOf(text: string): readonly string[] | undefined {
  const lines = text.split('\n').map((it) => it.trim());
  return folds(manifest(text))?.map(({ start, end, sort }) => {
    const extent = `${lines[start] ?? '?'} … ${lines[end] ?? '?'}`;
    return sort === 'block' ? extent : `${extent} (${sort})`;
  });
}

/** What a selection at the fixture's cursor grows to, step by step. */
export function selectionsAt(marked: string): readonly string[] {
  const { text, cursors } = fixture(marked);
  const offset = only(cursors, 'cursor');
  const placed = documentAt(manifest(text), offset);
  if (!placed) throw new Error('The fixture has no document at its cursor.');
  const { start, document } = placed;
  return selections(document, offset - start).map((it) => document.text.slice(it.start, it.end));
}

/** Expects the ranges of the fixture to be links to these pages, and nothing else to be one. */
export function checkLinks(marked: string, ...targets: readonly string[]): void {
  const { text, ranges } = fixture(marked);
  const found = manifest(text).documents.flatMap(({ start, document }) =>
    links(document).map(({ span, target }) => ({ start: span.start + start, end: span.end + start, target })),
  );
  expect(found).toEqual(ranges.map((it, index) => ({ ...it, target: targets[index] })));
}

/** The hints of a file written into its text, each as `«text»`. */
export function withHints(text: string, shown: Partial<Shown> = {}): string {
  return hintsOf(text, shown).reduceRight(
    (after, { offset, text: hint }) => `${after.slice(0, offset)} «${hint}»${after.slice(offset)}`,
    text,
  );
}

/** The hints of a file, with offsets from its start; all sorts of them unless it is said which. */
export function hintsOf(text: string, shown: Partial<Shown> = {}): readonly Hint[] {
  const documents = manifest(text).documents.map(({ start, document }) => ({
    uri: 'file:///here.yaml',
    start,
    document,
    mentions: reachingOut(document),
  }));
  const names = namesAmong(documents);
  const all = { resolvedValues: true, plainNumbers: true, defaults: true, roles: true };
  return documents.flatMap((it) => {
    const whole = { start: 0, end: it.document.text.length };
    const found = hints(it, whole, { hints: all, target: 'podman', names, ...shown });
    return found.map((hint) => ({ ...hint, offset: hint.offset + it.start }));
  });
}

/** Expects the blanks before the fixture's cursor, as an editor left them after a line break, to become these. */
export function checkEnter(before: string, after: string): void {
  const { text, cursors } = fixture(before);
  const offset = only(cursors, 'cursor');
  const placed = documentAt(manifest(text), offset);
  const edit = placed && indentAt(placed.document, offset - placed.start);
  const { start, end } = edit
    ? { start: placed.start + edit.span.start, end: placed.start + edit.span.end }
    : { start: offset, end: offset };
  expect(`${text.slice(0, start)}${edit?.insert ?? ''}<|>${text.slice(end)}`).toBe(after);
}
