import { DocumentDiagnosticReportKind, type Diagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { leftIn } from './beside.ts';
import { diagnosticsOf } from './diagnostic.ts';
import { guarded, unawaited } from './guard.ts';
import { isUnit } from './is-unit.ts';
import { problemsOf } from './problems.ts';
import type { Request } from './request.ts';
import { answer, eachDocument, type Session } from './session.ts';
import { nextTurn, type Stopped } from './turn.ts';
import { unitDiagnostics } from './units.ts';
import { ownProblems } from '../features/beside.ts';
import type { Problem } from '../rules/rule.ts';
import { reachingOut } from '../symbols/reach.ts';

/**
 * Tells problems when asked, to clients that ask, and after each change to those that don't.
 * What changes in one file may be a problem in others, or solve one: those are told anew, too.
 */
export const diagnosticRequest: Request = {
  capabilities: ({ pullsDiagnostics, refreshesDiagnostics }) => {
    if (!pullsDiagnostics) return {};
    // A client that can be told to ask again need not ask on its own for all files after each change.
    const interFileDependencies = !refreshesDiagnostics;
    return { diagnosticProvider: { interFileDependencies, workspaceDiagnostics: false } };
  },
  listen: (session) => {
    const diagnoser = openDiagnoser(session);
    session.connection.languages.diagnostics.on(async ({ textDocument }, token) => ({
      kind: DocumentDiagnosticReportKind.Full,
      items: await answer(session, token, [], textDocument.uri, (file) => diagnoser.tell(file, token)),
    }));
    followChanges(session, diagnoser);
  },
};

type Diagnoser = {
  /** A file's problems, which count as told. */
  readonly tell: (file: TextDocument, stopped: Stopped) => Promise<Diagnostic[]>;
  /** Whether a file's problems are others than those told last, because of what changed around it. */
  readonly isStale: (file: TextDocument) => Promise<boolean>;
  readonly forget: (uri: string) => void;
};

const never: Stopped = { isCancellationRequested: false };

function openDiagnoser(session: Session): Diagnoser {
  const problems = problemsOf(session);
  const toDiagnostics = diagnosticsOf(session.workspace);
  /** By file, what was told last of problems that others have a part in. */
  const told = new Map<string, Shared>();
  return {
    tell: async (file, stopped) => {
      if (isUnit(file)) return unitDiagnostics(session, file);
      // Each document is read before one is asked what it makes of the others, so that this, too, happens in turns.
      await eachDocument(session.read(file), stopped, ({ document }) => {
        reachingOut(document);
        return [];
      });
      const { around, heard } = problems(file);
      const shared: (readonly Problem[])[] = [];
      const diagnostics = await eachDocument(session.read(file), stopped, (placed) => {
        const found = around(placed);
        if (found.length > 0) shared.push(found);
        const all = heard(placed, found);
        if (all.length === 0) return [];
        const { document, start } = placed;
        const own = ownProblems(all, document, leftIn(session, file.uri, document));
        return toDiagnostics({ file, start }, own);
      });
      if (!stopped.isCancellationRequested) told.set(file.uri, shared);
      return diagnostics;
    },
    isStale: async (file) => {
      const { around } = problems(file);
      const shared = await eachDocument(session.read(file), never, (it) => {
        const found = around(it);
        return found.length > 0 ? [found] : [];
      });
      const before = told.get(file.uri);
      return before !== undefined && !saysTheSame(before, shared);
    },
    forget: (uri) => {
      told.delete(uri);
    },
  };
}

/** Of each document of a file in which others have a part in problems, those problems. */
type Shared = readonly (readonly Problem[])[];

function saysTheSame(a: Shared, b: Shared): boolean {
  return (
    a.length === b.length &&
    a.every((it, index) => it === b[index] || JSON.stringify(it) === JSON.stringify(b[index]))
  );
}

/** Tells anew what a change made untrue: in its own file, unless the client asks by itself, and in all others. */
function followChanges(session: Session, diagnoser: Diagnoser): void {
  const { connection, files, client, onOutsideChange } = session;
  const push = pusher(session, diagnoser);
  const changed = new Set<string>();
  let checking = false;
  files.onDidChangeContent(({ document: { uri } }) => {
    if (!client().pullsDiagnostics) unawaited(() => push(uri));
    follow(uri);
  });
  files.onDidClose(({ document: { uri } }) => {
    diagnoser.forget(uri);
    if (!client().pullsDiagnostics) unawaited(() => connection.sendDiagnostics({ uri, diagnostics: [] }));
    follow(uri);
  });
  onOutsideChange(() => {
    tellAgain(files.all());
  });

  function follow(uri: string): void {
    changed.add(uri);
    if (checking) return;
    checking = true;
    void guarded(connection, undefined, tellStale).finally(() => {
      checking = false;
    });
  }

  /** Looks at the other files once the changes that wait are read, until nothing changes any more. */
  async function tellStale(): Promise<void> {
    while (changed.size > 0) {
      await nextTurn();
      const [only, ...more] = changed;
      changed.clear();
      const stale: TextDocument[] = [];
      for (const it of files.all()) {
        // What is wrong in the changed file itself is told anyway.
        const isTold = it.uri === only && more.length === 0;
        if (!isTold && (await diagnoser.isStale(it))) stale.push(it);
      }
      if (stale.length > 0) tellAgain(stale);
    }
  }

  function tellAgain(stale: readonly TextDocument[]): void {
    if (!client().pullsDiagnostics) {
      for (const it of stale) unawaited(() => push(it.uri));
    } else if (client().refreshesDiagnostics && stale.length > 0) {
      unawaited(() => connection.languages.diagnostics.refresh());
    }
  }
}

/** Sends a file's problems once the changes that wait are read, unless they are to be sent once more by then. */
function pusher({ connection, files }: Session, diagnoser: Diagnoser): (uri: string) => Promise<void> {
  /** By file, how often it was to be sent. */
  const asked = new Map<string, number>();
  return async (uri) => {
    const own = (asked.get(uri) ?? 0) + 1;
    asked.set(uri, own);
    const isWanted = (): boolean => asked.get(uri) === own && files.get(uri) !== undefined;
    await nextTurn();
    const file = files.get(uri);
    if (!file || !isWanted()) return;
    const { version } = file;
    const stopped = {
      get isCancellationRequested() {
        return !isWanted();
      },
    };
    const diagnostics = await guarded(connection, [], () => diagnoser.tell(file, stopped));
    if (isWanted()) await connection.sendDiagnostics({ uri, version, diagnostics });
  };
}
