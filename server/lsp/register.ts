import type { WorkspaceSymbol } from '../features/workspace-symbols.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import type { PlacedDocument } from '../manifest/manifest.ts';
import { nameIndex } from '../symbols/name-index.ts';
import { namesOf, type Names } from '../symbols/names.ts';
import { reachingOut, type Neighbour } from '../symbols/reach.ts';

/** A document of a file as others see it: the same object as long as the document is the same. */
export type FileDocument = Neighbour & { readonly symbols: readonly WorkspaceSymbol[] };

/** Keeps what documents say of each other, so that an edit costs what the edited document costs. */
export type Register = {
  /** A file's documents from now on, in their order; `enter` makes what others see of one that is new. */
  readonly put: <T extends PlacedDocument>(
    uri: string,
    documents: readonly T[],
    enter: (placed: T) => FileDocument,
  ) => void;
  readonly documents: (uri: string) => readonly FileDocument[];
  readonly all: () => ReadonlyMap<string, readonly FileDocument[]>;
  readonly names: () => Names;
  /** The same object as long as no document tells others anything else, but for where it stands. */
  readonly world: () => object;
};

/** Where a document starts changes with every edit above it. */
type Entry = FileDocument & { start: number };

export function openRegister(): Register {
  const files = new Map<string, readonly Entry[]>();
  const index = nameIndex();
  /** Those that the index has not yet: what it wants to know of them takes reading them. */
  const waiting = new Set<Entry>();
  const asked = new Set<Facts>();
  let names: Names | undefined;
  let world = {};
  return {
    put,
    documents: (uri) => files.get(uri) ?? [],
    all: () => files,
    names: current,
    world: () => world,
  };

  function put<T extends PlacedDocument>(
    uri: string,
    documents: readonly T[],
    enter: (placed: T) => FileDocument,
  ): void {
    const before = files.get(uri) ?? [];
    const { after, fresh, gone } = taken(before, documents, enter);
    for (const it of gone) if (!waiting.delete(it)) index.remove(it);
    for (const it of fresh) waiting.add(it);
    if (after.length > 0) files.set(uri, after);
    else files.delete(uri);
    names = undefined;
    if (!saySame(before, after, asked)) world = {};
  }

  function current(): Names {
    for (const it of waiting) index.add(it);
    waiting.clear();
    names ??= namesOf(
      index,
      () => [...files.values()].flat(),
      (facts) => asked.add(facts),
    );
    return names;
  }
}

/** Takes over what is known of documents that are still there, wherever they start by now. */
function taken<T extends PlacedDocument>(
  before: readonly Entry[],
  documents: readonly T[],
  enter: (placed: T) => FileDocument,
): { readonly after: readonly Entry[]; readonly fresh: readonly Entry[]; readonly gone: readonly Entry[] } {
  const left = new Map<ManifestDocument, Entry[]>();
  for (const it of before) left.set(it.document, [...(left.get(it.document) ?? []), it]);
  const fresh: Entry[] = [];
  const after = documents.map((placed) => {
    const same = left.get(placed.document)?.shift();
    const entry: Entry = same ?? enter(placed);
    if (same) same.start = placed.start;
    else fresh.push(entry);
    return entry;
  });
  return { after, fresh, gone: [...left.values()].flat() };
}

type Facts = (document: ManifestDocument) => unknown;

/** Of an edit that changes more documents than this, nobody asks what it changed. */
const fewDocuments = 20;

/** Whether the same number of documents tell others the same in the same order, as far as anybody asks. */
function saySame(before: readonly Entry[], after: readonly Entry[], asked: Iterable<Facts>): boolean {
  if (before.length !== after.length) return false;
  const changed = before.flatMap((it, place) => (it === after[place] ? [] : [[it, after[place]] as const]));
  if (changed.length > fewDocuments) return false;
  const facts = [reachingOut, ...asked];
  return changed.every(([it, own]) => own && told(it, facts) === told(own, facts));
}

function told({ document }: Entry, facts: readonly Facts[]): string {
  const all = facts.map((it) => document.derive(it));
  return JSON.stringify(all, (key, value: unknown) => (places.has(key) ? undefined : value));
}

/** The keys under which facts say where something stands. */
const places: ReadonlySet<string> = new Set(['span', 'whole', 'path']);
