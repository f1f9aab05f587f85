import { expect } from 'vitest';
import { fixture, only } from './fixture.ts';
import { definition } from '../server/features/definition.ts';
import { diagnoseAround } from '../server/features/diagnostics.ts';
import { highlight } from '../server/features/highlight.ts';
import { references } from '../server/features/references.ts';
import { rename, renamable } from '../server/features/rename.ts';
import { readManifest } from '../server/manifest/manifest.ts';
import type { Target } from '../server/protocol.ts';
import { facts } from '../server/rules/all.ts';
import { loadSchema } from '../server/schema/kubernetes.ts';
import { newestPodman } from '../server/schema/podman.ts';
import { mentionsIn } from '../server/symbols/mentions.ts';
import { nameIndex } from '../server/symbols/name-index.ts';
import { namesAmong, namesOf, type Gathered, type Names } from '../server/symbols/names.ts';
import type { Occurrence } from '../server/symbols/occurrence.ts';
import { reachingOut, type Neighbour } from '../server/symbols/reach.ts';
import type { Span } from '../server/yaml/tree.ts';

/** The files of a workspace by name, or the text of its only one. */
export type Files = string | Readonly<Record<string, string>>;

const schema = loadSchema();

/** Expects the name at the fixture's cursor `<|>` to be declared at its ranges `<|…|>`, in whatever file they are. */
export function checkDefinition(marked: Files): void {
  const { names, here, offset, show } = opened(marked);
  show(definition(names, here, offset)?.declarations ?? []);
}

/** Expects the name at the fixture's cursor to stand at its ranges, and nowhere else. */
export function checkReferences(marked: Files): void {
  const { names, here, offset, show } = opened(marked);
  show(references(names, here, offset));
}

/** What is highlighted with the name at the fixture's cursor: `declares web`, in the order of its file. */
export function highlightsAt(marked: Files): readonly string[] {
  const { names, here, offset, texts } = opened(marked);
  return highlight(names, here, offset).map(
    ({ span, role }) => `${role} ${texts.get(here.uri)?.slice(span.start, span.end) ?? ''}`,
  );
}

/** Gives the name at the fixture's cursor another one and expects the files after it. */
export function checkRename(marked: Files, name: string, after: Files, target: Target = 'both'): void {
  const done = renamed(marked, name, target);
  expect(done).toEqual(typeof after === 'string' ? { [theOnlyFile]: after } : after);
}

/** What a person is told who wants to give the name at the fixture's cursor another one; nothing where it works. */
export function refusalOf(marked: Files, name: string, target: Target = 'both'): string | undefined {
  const { names, here, offset } = opened(marked);
  const found = rename(names, here, offset, name, target);
  return 'refusal' in found ? found.refusal : undefined;
}

/** The text that would be renamed at the fixture's cursor, or why it can't be. */
export function renamableAt(marked: Files): string | undefined {
  const { names, here, offset } = opened(marked);
  const found = renamable(names, here, offset);
  return found && ('refusal' in found ? found.refusal : found.text);
}

function renamed(marked: Files, name: string, target: Target): Readonly<Record<string, string>> {
  const { names, here, offset, texts } = opened(marked);
  const edits = rename(names, here, offset, name, target);
  if ('refusal' in edits) throw new Error(edits.refusal);
  return Object.fromEntries(
    [...texts].map(([uri, text]) => {
      const own = edits.filter(({ at }) => at.uri === uri);
      return [
        uri,
        replaced(
          text,
          own.map(({ at, span, insert }) => ({ ...moved(span, at.start), insert })),
        ),
      ];
    }),
  );
}

/** A name that stands in a file, and what stands there. */
export type Written = {
  readonly kind: string;
  readonly name: string;
  readonly written: string;
  readonly offset: number;
};

/** Every place of a name in a file, in the order of the text; one that an alias repeats counts once. */
export function namesIn(text: string): readonly Written[] {
  const all = readManifest(text, schema).documents.flatMap(({ start, document }) =>
    mentionsIn(document).map(({ kind, text: name, span }) => ({
      kind,
      name,
      written: document.text.slice(span.start, span.end),
      offset: start + span.start,
    })),
  );
  return [...new Map(all.map((it) => [it.offset, it])).values()];
}

/** What rules ask of all documents of a file, but for what is kept of each document beforehand. */
export function unforeseenFacts(text: string): readonly unknown[] {
  const neighbours = neighboursIn(new Map([[theOnlyFile, text]]));
  const index = nameIndex();
  neighbours.forEach(index.add);
  const gathered: Gathered = new Map();
  const names = namesOf(index, () => neighbours, gathered);
  for (const here of neighbours) {
    diagnoseAround(here.document, { podman: newestPodman, here, names, takenPorts: [] });
  }
  const foreseen = new Set<unknown>(facts);
  return [...gathered.values()].map((it) => it.facts).filter((it) => !foreseen.has(it));
}

/** A file after the name at an offset got another one. */
export function renamedAt(text: string, offset: number, name: string): string {
  const marked = `${text.slice(0, offset)}<|>${text.slice(offset)}`;
  return renamed(marked, name, 'both')[theOnlyFile] ?? '';
}

/** A text after edits that don't overlap. */
export function replaced(text: string, edits: readonly (Span & { readonly insert: string })[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((done, { start, end, insert }) => done.slice(0, start) + insert + done.slice(end), text);
}

/** Every document of these files, as the others see it. */
export function neighboursIn(texts: ReadonlyMap<string, string>): readonly Neighbour[] {
  return [...texts].flatMap(([uri, text]) =>
    readManifest(text, schema).documents.map(({ start, document }) => ({
      uri,
      start,
      document,
      mentions: reachingOut(document),
    })),
  );
}

const theOnlyFile = 'pod.yaml';

type Opened = {
  readonly texts: ReadonlyMap<string, string>;
  readonly names: Names;
  /** The document with the cursor, and the cursor's offset from its start. */
  readonly here: Neighbour;
  readonly offset: number;
  /** Expects what was found to be the fixture's ranges. */
  readonly show: (found: readonly Occurrence[]) => void;
};

function opened(marked: Files): Opened {
  const files = Object.entries(typeof marked === 'string' ? { [theOnlyFile]: marked } : marked);
  const fixtures = files.map(([uri, text]) => ({ uri, ...fixture(text) }));
  const texts = new Map(fixtures.map(({ uri, text }) => [uri, text]));
  const cursor = only(
    fixtures.flatMap(({ uri, cursors }) => cursors.map((at) => ({ uri, at }))),
    'cursor',
  );
  const neighbours = neighboursIn(texts);
  const here = neighbours.findLast((it) => it.uri === cursor.uri && it.start <= cursor.at);
  if (!here) throw new Error('The fixture has no document at its cursor.');
  return { texts, names: namesAmong(neighbours), here, offset: cursor.at - here.start, show };

  function show(found: readonly Occurrence[]): void {
    const shown = fixtures.map(({ uri, text }) => {
      const own = found.filter(({ at }) => at.uri === uri);
      return [
        uri,
        withMarks(
          text,
          own.map(({ at, mention }) => moved(mention.span, at.start)),
        ),
      ];
    });
    expect(Object.fromEntries(shown)).toEqual(
      Object.fromEntries(fixtures.map(({ uri, text, ranges }) => [uri, withMarks(text, ranges)])),
    );
  }
}

function withMarks(text: string, ranges: readonly Span[]): string {
  return replaced(
    text,
    ranges.map((it) => ({ ...it, insert: `<|${text.slice(it.start, it.end)}|>` })),
  );
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
