import {
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type InitializeResult,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  readClient,
  toCompletionItem,
  toDiagnostic,
  toDocumentSymbol,
  toHover,
  toManifestObject,
  type Client,
} from './convert.ts';
import { complete } from './features/completion.ts';
import { diagnose } from './features/diagnostics.ts';
import { hover } from './features/hover.ts';
import { declaredObjects } from './features/objects.ts';
import { symbols } from './features/symbols.ts';
import type { ManifestDocument } from './manifest/document.ts';
import { documentAt, readManifest, type Manifest, type PlacedDocument } from './manifest/manifest.ts';
import { objectsRequest, type ObjectsParams } from './protocol.ts';
import type { Problem } from './rules/rule.ts';
import { loadSchema } from './schema/kubernetes.ts';

/** Answers a client over a connection until it says `exit`; call `listen` on the connection afterwards. */
export function serve(connection: Connection): void {
  const files = new TextDocuments(TextDocument);
  const manifests = manifestsOf();
  let client: Client = readClient({}, undefined);

  connection.onInitialize(({ capabilities, initializationOptions }): InitializeResult => {
    client = readClient(capabilities, initializationOptions);
    return {
      serverInfo: { name: 'podwright' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        completionProvider: { triggerCharacters: [' ', '-', ':'] },
        hoverProvider: true,
        documentSymbolProvider: true,
        ...(client.pullsDiagnostics && {
          diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
        }),
      },
    };
  });
  const session: Session = { connection, files, read: manifests.read, client: () => client };
  answerQuestions(session);
  reportProblems(session);
  files.onDidClose(({ document }) => {
    manifests.forget(document);
  });
  files.listen(connection);
}

/** What handlers share: the connection, the open files and their manifests, and what the client can show. */
type Session = {
  readonly connection: Connection;
  readonly files: TextDocuments<TextDocument>;
  readonly read: (file: TextDocument) => Manifest;
  readonly client: () => Client;
};

function answerQuestions(session: Session): void {
  const { connection, read, client } = session;

  connection.onCompletion(({ textDocument, position }, token) =>
    answer(session, token, [], textDocument.uri, (file) => {
      const offset = file.offsetAt(position);
      const placed = documentAt(read(file), offset);
      if (!placed) return [];
      const origin = { file, start: placed.start };
      const found = complete(placed.document, offset - placed.start);
      return found.map((it, rank) => toCompletionItem(client(), origin, it, rank));
    }),
  );

  connection.onHover(({ textDocument, position }, token) =>
    answer(session, token, null, textDocument.uri, (file) => {
      const offset = file.offsetAt(position);
      const placed = documentAt(read(file), offset);
      const found = placed && hover(placed.document, offset - placed.start);
      return found ? toHover(client(), { file, start: placed.start }, found) : null;
    }),
  );

  connection.onDocumentSymbol(({ textDocument }, token) =>
    answer(session, token, [], textDocument.uri, (file) =>
      eachDocument(read(file), token, ({ start, document }) =>
        symbols(document).map((it) => toDocumentSymbol({ file, start }, it)),
      ),
    ),
  );

  connection.onRequest(objectsRequest, ({ uri }: ObjectsParams, token: CancellationToken) =>
    answer(session, token, [], uri, (file) =>
      declaredObjects(read(file)).map((it) => toManifestObject(file, it)),
    ),
  );
}

/** Tells problems when asked, to clients that ask, and after each change to those that don't. */
function reportProblems(session: Session): void {
  const { connection, files, read, client } = session;
  /** A document is never changed, so what was found in it stands. */
  const found = new WeakMap<ManifestDocument, readonly Problem[]>();

  connection.languages.diagnostics.on(async ({ textDocument }, token) => ({
    kind: DocumentDiagnosticReportKind.Full,
    items: await answer(session, token, [], textDocument.uri, (file) => diagnosticsOf(file, token)),
  }));
  files.onDidChangeContent(({ document }) => {
    if (!client().pullsDiagnostics) void push(document.uri, document.version);
  });
  files.onDidClose(({ document }) => {
    if (!client().pullsDiagnostics) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  function diagnosticsOf(file: TextDocument, token: Stopped): Promise<Diagnostic[]> {
    return eachDocument(read(file), token, ({ start, document }) =>
      problemsOf(document).map((it) => toDiagnostic({ file, start }, it)),
    );
  }

  function problemsOf(document: ManifestDocument): readonly Problem[] {
    const problems = found.get(document) ?? diagnose(document);
    found.set(document, problems);
    return problems;
  }

  /** Sends a file's problems once the changes that wait are read, unless one of them made a newer version. */
  async function push(uri: string, version: number): Promise<void> {
    await nextTurn();
    const file = files.get(uri);
    if (file?.version !== version) return;
    const stopped = {
      get isCancellationRequested() {
        return files.get(uri)?.version !== version;
      },
    };
    const diagnostics = await guarded(connection, [], () => diagnosticsOf(file, stopped));
    if (!stopped.isCancellationRequested) await connection.sendDiagnostics({ uri, version, diagnostics });
  }
}

type Stopped = { readonly isCancellationRequested: boolean };

/** Milliseconds of work after which others come first. */
const patience = 10;

/**
 * Asks a question of each document in turn, letting other requests come between, so that a file of thousands of
 * documents keeps nobody waiting. Ends early, with what there is, once nobody wants the answer any more.
 */
async function eachDocument<T>(
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
async function answer<T>(
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

/** A fault of ours costs one answer and a line in the log, never the server. */
async function guarded<T>(connection: Connection, nothing: T, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return nothing;
  }
}

function nextTurn(): Promise<void> {
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
