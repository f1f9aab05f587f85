import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { followFiles } from './told.ts';
import { workspaceSymbols, type WorkspaceSymbol } from '../features/workspace-symbols.ts';
import type { Manifest, PlacedDocument } from '../manifest/manifest.ts';
import type { Schema } from '../schema/shape.ts';
import { namesAmong, type Names } from '../symbols/names.ts';
import { reachingOut, type Neighbour, type Reach } from '../symbols/reach.ts';

/** All manifests the server knows: those that are open, and those that the client told; the open text counts. */
export type Workspace = {
  readonly files: () => readonly WorkspaceFile[];
  /** A file's text, for its lines and columns. */
  readonly file: (uri: string) => TextDocument | undefined;
  /** A document of an open file as others see it. */
  readonly here: (file: TextDocument, placed: PlacedDocument) => Neighbour;
  /** The other documents whose names a document may use: of its own file first, then of all others. */
  readonly reach: (here: Neighbour) => Reach;
  /** What all documents say of each other's names. */
  readonly names: () => Names;
  /** Comes when all that the client told so far has been read. */
  readonly settled: () => Promise<void>;
};

export type WorkspaceFile = {
  readonly file: TextDocument;
  readonly documents: readonly FileDocument[];
};

export type FileDocument = Neighbour & { readonly symbols: readonly WorkspaceSymbol[] };

/** `read` gives an open file's manifest; calls back when files that aren't open came, changed or went. */
export function openWorkspace(
  connection: Connection,
  open: TextDocuments<TextDocument>,
  read: (file: TextDocument) => Manifest,
  schema: Schema,
  changed: () => void,
): Workspace {
  const told = followFiles(connection, schema, () => {
    known = {};
    changed();
  });
  /** What was worked out since the last change of any file. */
  let known: { readonly files?: readonly WorkspaceFile[]; readonly names?: Names } = {};
  const forget = (): void => {
    known = {};
  };
  open.onDidChangeContent(forget);
  open.onDidClose(forget);
  return { files, file, here, reach, names, settled: told.settled };

  function files(): readonly WorkspaceFile[] {
    const found = known.files ?? [
      ...open.all().map((it) => ({ file: it, documents: documentsOf(it.uri, read(it)) })),
      ...told.files().filter((it) => open.get(it.file.uri) === undefined),
    ];
    known = { ...known, files: found };
    return found;
  }

  function file(uri: string): TextDocument | undefined {
    return open.get(uri) ?? told.file(uri);
  }

  function here({ uri }: TextDocument, { start, document }: PlacedDocument): Neighbour {
    return { uri, start, document, mentions: reachingOut(document) };
  }

  function reach({ uri, start }: Neighbour): Reach {
    const own = files().filter((it) => it.file.uri === uri);
    const others = files().filter((it) => it.file.uri !== uri);
    return [
      ...own.flatMap((it) => it.documents).filter((it) => it.start !== start),
      ...others.flatMap((it) => it.documents).filter((it) => it.mentions.length > 0),
    ];
  }

  function names(): Names {
    const found = known.names ?? namesAmong(files().flatMap((it) => it.documents));
    known = { ...known, names: found };
    return found;
  }
}

/** The documents of an open file, each worked out when it is asked for. */
function documentsOf(uri: string, { documents }: Manifest): readonly FileDocument[] {
  return documents.map(({ start, document }) => ({
    uri,
    start,
    document,
    get mentions() {
      return reachingOut(document);
    },
    get symbols() {
      return workspaceSymbols(document);
    },
  }));
}
