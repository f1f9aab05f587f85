import {
  LSPErrorCodes,
  ResponseError,
  TextDocuments,
  type CancellationToken,
  type Connection,
  type Position,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Client } from './client.ts';
import type { Origin } from './range.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import { documentAt, readManifest, type Manifest, type PlacedDocument } from '../manifest/manifest.ts';
import { loadSchema } from '../schema/kubernetes.ts';

/** What handlers share: the connection, the open files and their manifests, and what the client can show. */
export type Session = {
  readonly connection: Connection;
  readonly files: TextDocuments<TextDocument>;
  /** The file as a manifest, read once per version. */
  readonly read: (file: TextDocument) => Manifest;
  readonly client: () => Client;
};

export function openSession(connection: Connection, client: () => Client): Session {
  const files = new TextDocuments(TextDocument);
  const manifests = manifestsOf();
  files.onDidClose(({ document }) => {
    manifests.forget(document);
  });
  return { connection, files, read: manifests.read, client };
}

/** Anything that may have become unwanted. */
export type Stopped = { readonly isCancellationRequested: boolean };

/** Milliseconds of work after which others come first. */
const patience = 10;

/**
 * Asks a question of each document in turn, letting other requests come between, so that a file of thousands of
 * documents keeps nobody waiting. Ends early, with what there is, once nobody wants the answer any more.
 */
export async function eachDocument<T>(
  manifest: Manifest,
  stopped: Stopped,
  ask: (placed: PlacedDocument) => readonly T[],
): Promise<T[]> {
  const answers: T[] = [];
  let since = performance.now();
  for (const placed of manifest.documents) {
    if (performance.now() - since > patience) {
      await nextTurn();
      if (stopped.isCancellationRequested) return answers;
      since = performance.now();
    }
    answers.push(...ask(placed));
  }
  return answers;
}

/** The one guard of all requests: lets changes and cancellations that wait come first, and never fails. */
export async function answer<T>(
  { connection, files }: Session,
  token: CancellationToken,
  nothing: T,
  uri: string,
  work: (file: TextDocument) => T | Promise<T>,
): Promise<T> {
  await nextTurn();
  const file = files.get(uri);
  const found =
    !file || token.isCancellationRequested ? nothing : await guarded(connection, nothing, () => work(file));
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  return found;
}

/** Where a request is about a position: the document there, and the offset from its start. */
export type Spot = {
  readonly document: ManifestDocument;
  readonly offset: number;
  readonly origin: Origin;
  readonly manifest: Manifest;
};

/** `answer` for requests about a position of a file. */
export async function answerAt<T>(
  session: Session,
  token: CancellationToken,
  nothing: T,
  { textDocument, position }: { textDocument: { uri: string }; position: Position },
  work: (spot: Spot) => T | Promise<T>,
): Promise<T> {
  return answer(session, token, nothing, textDocument.uri, (file) => {
    const offset = file.offsetAt(position);
    const manifest = session.read(file);
    const placed = documentAt(manifest, offset);
    if (!placed) return nothing;
    const { start, document } = placed;
    return work({ document, offset: offset - start, origin: { file, start }, manifest });
  });
}

/** A fault of ours costs one answer and a line in the log, never the server. */
export async function guarded<T>(connection: Connection, nothing: T, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return nothing;
  }
}

export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** The manifests of open files, each read once per version. */
function manifestsOf(): { read: (file: TextDocument) => Manifest; forget: (file: TextDocument) => void } {
  const schema = loadSchema();
  const known = new Map<string, { readonly version: number; readonly manifest: Manifest }>();
  return {
    read: (file) => {
      const earlier = known.get(file.uri);
      if (earlier?.version === file.version) return earlier.manifest;
      const manifest = readManifest(file.getText(), schema, earlier?.manifest);
      known.set(file.uri, { version: file.version, manifest });
      return manifest;
    },
    forget: (file) => {
      known.delete(file.uri);
    },
  };
}
