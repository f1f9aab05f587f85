import { expect } from 'vitest';
import { complete, nothingKnown, wants } from '../server/features/completion.ts';
import type { Completion, Known } from '../server/features/completion/offer.ts';
import { likely, worthShowing } from '../server/features/completion/typing.ts';
import { documentAt, readManifest, type Manifest } from '../server/manifest/manifest.ts';
import type { LocalParams } from '../server/protocol.ts';
import { loadSchema } from '../server/schema/kubernetes.ts';
import { takenBy } from '../server/patterns/taken.ts';
import { namesAmong } from '../server/symbols/names.ts';
import { reachingOut, type Reach } from '../server/symbols/reach.ts';
import { fixture, only } from './fixture.ts';

const schema = loadSchema();
const ownUri = 'file:///own.yaml';

/** What is known besides the text at the cursor: all but the reach of `Known`, and other files by their names. */
export type Around = Partial<Omit<Known, 'reach'>> & { readonly files?: Readonly<Record<string, string>> };

/** What is offered at an offset of a file, with offsets from the start of its document. */
export type Offered = { readonly start: number; readonly items: readonly Completion[] };

export function offeredAt(text: string, offset: number, { files = {}, ...around }: Around = {}): Offered {
  const manifest = readManifest(text, schema);
  const placed = documentAt(manifest, offset);
  if (!placed) throw new Error('The file has no document at its cursor.');
  const { start, document } = placed;
  const own = neighbours(ownUri, manifest).filter((it) => it.start !== start);
  const others = Object.entries(files).flatMap(([name, it]) =>
    neighbours(`file:///${name}`, readManifest(it, schema)),
  );
  const here = { uri: ownUri, start, document, mentions: reachingOut(document) };
  const names = namesAmong([here, ...own, ...others]);
  const taken = (pod: string | undefined) => takenBy({ names, takenPorts: [] }, here, pod);
  const known = { ...nothingKnown, taken, ...around, reach: [...own, ...others] };
  return { start, items: complete(document, offset - start, known) };
}

function neighbours(uri: string, { documents }: Manifest): Reach {
  return documents.map(({ start, document }) => ({ uri, start, document, mentions: reachingOut(document) }));
}

/** The completions at the fixture's cursor. */
export function offers(marked: string, around: Around = {}): readonly Completion[] {
  const { text, cursors } = fixture(marked);
  return offeredAt(text, only(cursors, 'cursor'), around).items;
}

/** The one completion of that label at the fixture's cursor. */
export function offer(marked: string, label: string, around: Around = {}): Completion {
  const items = offers(marked, around);
  return only(
    items.filter((it) => it.label === label),
    `completion '${label}' among [${labels(items).join(', ')}]`,
  );
}

/** Accepts the completion of that label and expects the text after it, tab stops shown as `<|>`. */
export function checkCompletion(before: string, label: string, after: string, around: Around = {}): void {
  expect(accepted(before, label, around)).toBe(after);
}

/** The text after accepting the completion of that label, tab stops shown as `<|>`. */
export function accepted(before: string, label: string, around: Around = {}): string {
  const { text, cursors } = fixture(before);
  const { start } = offeredAt(text, only(cursors, 'cursor'), around);
  return withCompletion(text, start, offer(before, label, around), '<|>');
}

/** A file's text with a completion of its document at `start`; each tab stop becomes `stop`. */
export function withCompletion(
  text: string,
  start: number,
  { edit, more }: Completion,
  stop: string,
): string {
  return [edit, ...more.map((it) => ({ ...it, insert: [it.insert] }))]
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((done, { span, insert }) => {
      const inserted = insert.map((it) => (typeof it === 'string' ? it : stop)).join('');
      return done.slice(0, start + span.start) + inserted + done.slice(start + span.end);
    }, text);
}

/** What is offered at an offset of a file. */
export function labelsAt(text: string, offset: number): readonly string[] {
  return labels(offeredAt(text, offset).items);
}

function labels(items: readonly Completion[]): readonly string[] {
  return items.map((it) => it.label);
}

/** Expects exactly these labels to be offered, in this order. */
export function checkOffers(before: string, expected: readonly string[], around: Around = {}): void {
  expect(labels(offers(before, around))).toEqual(expected);
}

/** Expects the offered labels to begin with these, in this order. */
export function checkOffersFirst(before: string, expected: readonly string[], around: Around = {}): void {
  expect(labels(offers(before, around)).slice(0, expected.length)).toEqual(expected);
}

/** Expects all of these labels to be offered, among others. */
export function checkOffersAmong(before: string, expected: readonly string[], around: Around = {}): void {
  expect(labels(offers(before, around))).toEqual(expect.arrayContaining([...expected]));
}

/** Expects none of these labels to be offered. */
export function checkOffersNot(before: string, unwanted: readonly string[], around: Around = {}): void {
  expect(labels(offers(before, around)).filter((it) => unwanted.includes(it))).toEqual([]);
}

/** Expects exactly these labels to be likely with what is typed up to the fixture's cursor. */
export function checkLikely(before: string, expected: readonly string[], around: Around = {}): void {
  checkNarrowed(likely, before, expected, around);
}

/** Expects exactly these labels to go on being shown while a person types up to the fixture's cursor. */
export function checkShownWhileTyping(
  before: string,
  expected: readonly string[],
  around: Around = {},
): void {
  checkNarrowed(worthShowing, before, expected, around);
}

function checkNarrowed(
  narrow: typeof likely,
  before: string,
  expected: readonly string[],
  around: Around,
): void {
  const { text, cursors } = fixture(before);
  const offset = only(cursors, 'cursor');
  const { start, items } = offeredAt(text, offset, around);
  expect(labels(narrow(items, text.slice(start), offset - start))).toEqual(expected);
}

/** What of the local podman or the file system the fixture's cursor could use. */
export function wantsAt(marked: string): LocalParams | undefined {
  const { text, cursors } = fixture(marked);
  const offset = only(cursors, 'cursor');
  const placed = documentAt(readManifest(text, schema), offset);
  return placed && wants(placed.document, offset - placed.start);
}
