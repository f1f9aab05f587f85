import { expect } from 'vitest';
import { complete, type Completion } from '../server/features/completion.ts';
import { diagnose } from '../server/features/diagnostics.ts';
import { hover, type Hover } from '../server/features/hover.ts';
import { symbols, type DocumentSymbol } from '../server/features/symbols.ts';
import { documentAt, readManifest, type Manifest } from '../server/manifest/manifest.ts';
import { loadSchema } from '../server/schema/kubernetes.ts';
import { newestPodman } from '../server/schema/podman.ts';
import { fixture, only, withCarets, withoutCarets, type Remark } from './fixture.ts';

/** The one schema of the tests: it holds no state a test could see. */
const schema = loadSchema();

export function manifest(text: string): Manifest {
  return readManifest(text, schema);
}

/** What our diagnostics say of a file, as remarks on its text. */
export function remarks(text: string): readonly Remark[] {
  return manifest(text).documents.flatMap(({ start, document }) =>
    diagnose(document, { podman: newestPodman }).map((it) => ({
      start: it.span.start + start,
      end: it.span.end + start,
      says: `${it.severity} ${it.code}: ${it.message}`,
    })),
  );
}

/** The text is input and expectation in one: the caret lines it holds are all that is said of it. */
export function checkDiagnostics(annotated: string): void {
  const text = withoutCarets(annotated);
  expect(withCarets(text, remarks(text))).toBe(annotated);
}

/** The completions at the fixture's cursor, with offsets from the start of its document. */
function completionsAt(marked: string): {
  readonly text: string;
  readonly start: number;
  readonly items: readonly Completion[];
} {
  const { text, cursors } = fixture(marked);
  const offset = only(cursors, 'cursor');
  const placed = documentAt(manifest(text), offset);
  if (!placed) throw new Error('The fixture has no document at its cursor.');
  return { text, start: placed.start, items: complete(placed.document, offset - placed.start) };
}

/** Accepts the completion of that label and expects the text after it, tab stops shown as `<|>`. */
export function checkCompletion(before: string, label: string, after: string): void {
  expect(accepted(before, label)).toBe(after);
}

/** The text after accepting the completion of that label, tab stops shown as `<|>`. */
export function accepted(before: string, label: string): string {
  const { text, start, items } = completionsAt(before);
  const { edit } = only(
    items.filter((it) => it.label === label),
    `completion '${label}' among ${labels(items)}`,
  );
  const insert = edit.insert.map((it) => (typeof it === 'string' ? it : '<|>')).join('');
  return text.slice(0, start + edit.span.start) + insert + text.slice(start + edit.span.end);
}

function labels(items: readonly Completion[]): string {
  return `[${items.map((it) => it.label).join(', ')}]`;
}

/** Expects the offered labels to begin with these, in this order. */
export function checkOffersFirst(before: string, ...expected: readonly string[]): void {
  expect(
    completionsAt(before)
      .items.slice(0, expected.length)
      .map((it) => it.label),
  ).toEqual(expected);
}

/** Expects exactly these labels to be offered, in this order. */
export function checkOffers(before: string, ...expected: readonly string[]): void {
  expect(completionsAt(before).items.map((it) => it.label)).toEqual(expected);
}

/** Expects none of these labels to be offered. */
export function checkOffersNot(before: string, ...unwanted: readonly string[]): void {
  const offered = completionsAt(before).items.map((it) => it.label);
  expect(offered.filter((it) => unwanted.includes(it))).toEqual([]);
}

/** What the hover at the fixture's cursor shows. */
export function hoverAt(marked: string): Hover | undefined {
  const { text, cursors } = fixture(marked);
  const offset = only(cursors, 'cursor');
  const placed = documentAt(manifest(text), offset);
  return placed && hover(placed.document, offset - placed.start);
}

/** The outline of a file, one line a symbol, indented: `sort name (detail)`. */
export function outlineOf(text: string): string {
  return manifest(text)
    .documents.flatMap(({ document }) => symbols(document).flatMap((it) => lines(it, '')))
    .join('\n');

  function lines(symbol: DocumentSymbol, indent: string): string[] {
    const detail = symbol.detail === '' ? '' : ` (${symbol.detail})`;
    return [
      `${indent}${symbol.sort} ${symbol.name}${detail}`,
      ...symbol.children.flatMap((it) => lines(it, `${indent}  `)),
    ];
  }
}
