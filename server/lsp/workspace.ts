import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { openRegister, type FileDocument } from './register.ts';
import { followFiles } from './told.ts';
import type { Manifest, PlacedDocument } from '../manifest/manifest.ts';
import type { Schema } from '../schema/shape.ts';
import type { Names } from '../symbols/names.ts';
import { reachingOut, type Neighbour, type Reach } from '../symbols/reach.ts';

/** All manifests the server knows: those that are open, and those that the client told; the open text counts. */
export type Workspace = {
  readonly files: () => readonly WorkspaceFile[];
  /** A file's text, for its lines and columns. */
  readonly file: (uri: string) => TextDocument | undefined;
  /** A document of an open file as others see it: the same object while it is edited and moves about. */
  readonly here: (file: TextDocument, placed: PlacedDocument) => Neighbour;
  /** The document that starts at an offset of a file. */
  readonly documentAt: (uri: string, start: number) => FileDocument | undefined;
  /** The other documents whose names a document may use: of its own file first, then of all others. */
  readonly reach: (here: Neighbour) => Reach;
  /** What all documents say of each other's names. */
  readonly names: () => Names;
  /** The same object as long as no document tells others anything else, but for where it stands. */
  readonly world: () => object;
  /** Comes when all that the client told so far has been read. */
  readonly settled: () => Promise<void>;
};

export type WorkspaceFile = {
  readonly file: TextDocument;
  readonly documents: readonly FileDocument[];
};

/** `read` gives an open file's manifest; calls back when files that aren't open came, changed or went. */
export function openWorkspace(
  connection: Connection,
  open: TextDocuments<TextDocument>,
  read: (file: TextDocument) => Manifest,
  schema: Schema,
  changed: () => void,
): Workspace {
  const register = openRegister();
  /** The files that have changed since they were put down in the register. */
  const outdated = new Set<string>();
  const told = followFiles(connection, schema, (uris) => {
    for (const it of uris) outdated.add(it);
    changed();
  });
  open.onDidChangeContent(({ document }) => outdated.add(document.uri));
  open.onDidClose(({ document }) => outdated.add(document.uri));
  return {
    files: () => [...updated().all()].flatMap(([uri, documents]) => withText(uri, documents)),
    file,
    here,
    documentAt: (uri, start) => startingAt(updated().documents(uri), start),
    reach: (it) => reachOf(it, updated().all()),
    names: () => updated().names(),
    world: () => updated().world(),
    settled: told.settled,
  };

  function file(uri: string): TextDocument | undefined {
    return open.get(uri) ?? told.file(uri);
  }

  function withText(uri: string, documents: readonly FileDocument[]): readonly WorkspaceFile[] {
    const text = file(uri);
    return text ? [{ file: text, documents }] : [];
  }

  function here({ uri }: TextDocument, placed: PlacedDocument): Neighbour {
    const known = startingAt(updated().documents(uri), placed.start);
    return known?.document === placed.document ? known : neighbourOf(uri, placed);
  }

  function updated(): typeof register {
    for (const uri of outdated) {
      const text = open.get(uri);
      register.put(uri, text ? read(text).documents : told.documents(uri));
    }
    outdated.clear();
    return register;
  }
}

/** One that nobody else sees: another version of what stands there. */
function neighbourOf(uri: string, { start, document }: PlacedDocument): Neighbour {
  return { uri, start, document, mentions: reachingOut(document) };
}

function reachOf({ uri, start }: Neighbour, all: ReadonlyMap<string, readonly FileDocument[]>): Reach {
  const own = all.get(uri) ?? [];
  return [
    ...own.filter((it) => it.start !== start),
    ...[...all].flatMap(([other, documents]) => (other === uri ? [] : documents.filter(hasNames))),
  ];
}

function hasNames({ mentions }: Neighbour): boolean {
  return mentions.length > 0;
}

/** That of a file's documents, in their order, which starts at an offset. */
function startingAt(documents: readonly FileDocument[], start: number): FileDocument | undefined {
  let low = 0;
  let high = documents.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((documents[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found = documents[low];
  return found?.start === start ? found : undefined;
}
