import { keepFacts } from './facts.ts';
import { workspaceSymbols, type WorkspaceSymbol } from '../features/workspace-symbols.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import type { PlacedDocument } from '../manifest/manifest.ts';
import { nameIndex } from '../symbols/name-index.ts';
import { namesOf, type Names } from '../symbols/names.ts';
import { reachingOut, type Neighbour } from '../symbols/reach.ts';

/** A document of a file as others see it: the same object while the document is edited and moves about. */
export type FileDocument = Neighbour & {
  readonly symbols: readonly WorkspaceSymbol[];
  /** The same object as long as the document tells others the same, at the same places of its own. */
  readonly said: object;
};

/** Keeps what documents say of each other, so that an edit costs what the edited document costs. */
export type Register = {
  /** A file's documents from now on, in their order; none for a file that is gone. */
  readonly put: (uri: string, documents: readonly PlacedDocument[]) => void;
  readonly documents: (uri: string) => readonly FileDocument[];
  readonly all: () => ReadonlyMap<string, readonly FileDocument[]>;
  readonly names: () => Names;
  /** The same object as long as no document tells others anything else, but for where it stands. */
  readonly world: () => object;
};

type Entry = FileDocument & { start: number; document: ManifestDocument; said: object };

/** Of an edit that changes more documents than this, nobody asks what it changed. */
const fewDocuments = 20;

export function openRegister(): Register {
  const files = new Map<string, readonly Entry[]>();
  const index = nameIndex();
  const facts = keepFacts();
  const names = namesOf(index, () => [...files.values()].flat(), facts.gathered);
  /** Those that the index has not yet: what it wants to know of them takes reading them. */
  const waiting = new Set<Entry>();
  let world = {};
  return {
    put,
    documents: (uri) => files.get(uri) ?? [],
    all: () => files,
    names: current,
    world: () => world,
  };

  function current(): Names {
    waiting.forEach(index.add);
    waiting.clear();
    return names;
  }

  function put(uri: string, documents: readonly PlacedDocument[]): void {
    const before = files.get(uri) ?? [];
    if (isEdit(before, documents)) edit(before, documents);
    else replace(uri, before, documents);
  }

  function edit(before: readonly Entry[], documents: readonly PlacedDocument[]): void {
    before.forEach((entry, place) => {
      const { start, document } = documents[place] ?? entry;
      entry.start = start;
      if (document === entry.document) return;
      forget(entry);
      const change = facts.follow(entry.document, document);
      if (change === 'changed') world = {};
      if (change !== 'same') entry.said = {};
      entry.document = document;
      waiting.add(entry);
    });
  }

  function replace(uri: string, before: readonly Entry[], documents: readonly PlacedDocument[]): void {
    before.forEach(forget);
    const after = documents.map((it) => entryOf(uri, it));
    for (const it of after) waiting.add(it);
    if (after.length > 0) files.set(uri, after);
    else files.delete(uri);
    facts.clear();
    world = {};
  }

  function forget(entry: Entry): void {
    if (!waiting.delete(entry)) index.remove(entry);
  }
}

function isEdit(before: readonly Entry[], documents: readonly PlacedDocument[]): boolean {
  const edited = before.filter((it, place) => it.document !== documents[place]?.document);
  return before.length === documents.length && edited.length <= fewDocuments;
}

function entryOf(uri: string, { start, document }: PlacedDocument): Entry {
  const entry = {
    uri,
    start,
    document,
    said: {},
    // Asked for only when somebody needs them: they take reading the document.
    get mentions() {
      return reachingOut(entry.document);
    },
    get symbols() {
      return workspaceSymbols(entry.document);
    },
  };
  return entry;
}
