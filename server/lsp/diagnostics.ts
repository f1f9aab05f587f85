import { DiagnosticSeverity, DocumentDiagnosticReportKind, type Diagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { toRange, type Origin } from './range.ts';
import type { Request } from './request.ts';
import { answer, eachDocument, guarded, nextTurn, type Session, type Stopped } from './session.ts';
import { diagnose } from '../features/diagnostics.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import type { Problem } from '../rules/rule.ts';
import { newestPodman } from '../schema/podman.ts';

/** Tells problems when asked, to clients that ask, and after each change to those that don't. */
export const diagnosticRequest: Request = {
  capabilities: ({ pullsDiagnostics }) =>
    pullsDiagnostics
      ? { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } }
      : {},
  listen: (session) => {
    const { connection } = session;
    const diagnosticsOf = diagnoser(session);
    connection.languages.diagnostics.on(async ({ textDocument }, token) => ({
      kind: DocumentDiagnosticReportKind.Full,
      items: await answer(session, token, [], textDocument.uri, (file) => diagnosticsOf(file, token)),
    }));
    pushChanges(session, diagnosticsOf);
  },
};

type Diagnoser = (file: TextDocument, stopped: Stopped) => Promise<Diagnostic[]>;

function diagnoser({ read }: Session): Diagnoser {
  /** A document is never changed, so what was found in it stands. */
  const found = new WeakMap<ManifestDocument, readonly Problem[]>();
  return (file, stopped) =>
    eachDocument(read(file), stopped, ({ start, document }) =>
      problemsOf(document).map((it) => toDiagnostic({ file, start }, it)),
    );

  function problemsOf(document: ManifestDocument): readonly Problem[] {
    const problems = found.get(document) ?? diagnose(document, { podman: newestPodman });
    found.set(document, problems);
    return problems;
  }
}

/** For clients that don't ask: sends a file's problems after each of its changes. */
function pushChanges({ connection, files, client }: Session, diagnosticsOf: Diagnoser): void {
  files.onDidChangeContent(({ document }) => {
    if (!client().pullsDiagnostics) void push(document.uri, document.version);
  });
  files.onDidClose(({ document }) => {
    if (!client().pullsDiagnostics) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

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

function toDiagnostic(origin: Origin, problem: Problem): Diagnostic {
  const related = problem.related?.map((it) => ({
    location: { uri: origin.file.uri, range: toRange(origin, it.span) },
    message: it.message,
  }));
  return {
    range: toRange(origin, problem.span),
    severity: severities[problem.severity],
    source: 'podwright',
    code: problem.code,
    message: problem.message,
    ...(related && { relatedInformation: related }),
  };
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const satisfies Record<Problem['severity'], DiagnosticSeverity>;
