import { CodeActionKind, type CodeAction, type Diagnostic, type WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { leftIn } from './beside.ts';
import { toDiagnostic } from './diagnostic.ts';
import type { Problems } from './problems.ts';
import { toRange } from './range.ts';
import { eachDocument, type Session } from './session.ts';
import type { Stopped } from './turn.ts';
import { ownProblems } from '../features/beside.ts';
import { apart, safeMends } from '../features/fix-all.ts';
import { ignoreHere, ignoreInFile } from '../features/ignoring.ts';
import type { TextEdit } from '../manifest/edits.ts';
import type { PlacedDocument } from '../manifest/manifest.ts';
import type { Problem } from '../rules/rule.ts';
import type { Span } from '../yaml/tree.ts';

/** Who asks for actions, and of which file. */
export type Asking = {
  readonly session: Session;
  readonly file: TextDocument;
  readonly problems: Problems;
  readonly stopped: Stopped;
  /** The diagnostics the client shows there. */
  readonly told: readonly Diagnostic[];
};

/** A problem and the document it stands in; `own` where no other YAML server tells it too. */
type Found = { readonly problem: Problem; readonly placed: PlacedDocument; readonly own: boolean };

/** First what mends the problems that a span of the file touches, then what silences their rules. */
export async function quickFixes(asking: Asking, span: Span): Promise<CodeAction[]> {
  const all = await problemsIn(asking);
  const here = all.filter(({ problem, placed: { start } }) => {
    return start + problem.span.start <= span.end && span.start <= start + problem.span.end;
  });
  const codes = [...new Set(here.map((it) => it.problem.code))];
  const own = here.filter((it) => it.own);
  return [
    ...here.flatMap((it) => fixesOf(asking, it)),
    ...codes.flatMap((code) => fixAllOf(asking, code, all)),
    ...own.flatMap((it) => ignoringHere(asking, it)),
    ...codes.flatMap((code) => ignoringInFile(asking, code, own)),
  ];
}

function problemsIn({ session, file, problems, stopped }: Asking): Promise<Found[]> {
  return eachDocument(session.read(file), stopped, (placed) => {
    const heard = problems.heard(placed, problems.around(placed));
    const own = ownProblems(heard, placed.document, leftIn(session, file.uri, placed.document));
    return heard.map((problem) => ({ problem, placed, own: own.includes(problem) }));
  });
}

function fixesOf(asking: Asking, it: Found): CodeAction[] {
  return (it.problem.fixes ?? []).map((fix, rank) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    isPreferred: rank === 0 && fix.safe,
    diagnostics: shownAs(asking, [it]),
    edit: editOf(asking, inFile(it.placed, fix.edits)),
  }));
}

/** Mends at once what a rule finds in the file, where several of its problems have a safe fix. */
function fixAllOf(asking: Asking, code: string, all: readonly Found[]): CodeAction[] {
  const alike = all.filter(({ problem }) => problem.code === code && safeMends([problem]).length > 0);
  if (alike.length < 2) return [];
  const documents = [...new Set(alike.map((it) => it.placed))];
  const edits = documents.flatMap((placed) => {
    const own = alike.filter((it) => it.placed === placed).map((it) => it.problem);
    const mends = apart(safeMends(own));
    return inFile(
      placed,
      mends.flatMap((it) => it.fix.edits),
    );
  });
  const title = `Fix all '${code}' in this file`;
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: shownAs(asking, alike),
      edit: editOf(asking, edits),
    },
  ];
}

function ignoringHere(asking: Asking, it: Found): CodeAction[] {
  const edit = ignoreHere(it.placed.document, it.problem);
  if (!edit) return [];
  return [
    {
      title: `Ignore '${it.problem.code}' here`,
      kind: CodeActionKind.QuickFix,
      diagnostics: shownAs(asking, [it]),
      edit: editOf(asking, inFile(it.placed, [edit])),
    },
  ];
}

function ignoringInFile(asking: Asking, code: string, own: readonly Found[]): CodeAction[] {
  const alike = own.filter((it) => it.problem.code === code);
  const edit = alike.length === 0 ? undefined : ignoreInFile(asking.session.read(asking.file), code);
  if (!edit) return [];
  return [
    {
      title: `Ignore '${code}' in this file`,
      kind: CodeActionKind.QuickFix,
      diagnostics: shownAs(asking, alike),
      edit: editOf(asking, [edit]),
    },
  ];
}

/** The problems as the client shows them, so that it knows which ones an action is about. */
function shownAs({ session, file, told }: Asking, found: readonly Found[]): Diagnostic[] {
  return found.map(({ problem, placed: { start } }) => {
    const own = toDiagnostic(session.workspace, { file, start }, problem);
    return told.find((it) => it.code === own.code && isSame(it.range, own.range)) ?? own;
  });
}

function isSame(a: Diagnostic['range'], b: Diagnostic['range']): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}

/** A document's edits with offsets from the start of its file. */
export function inFile({ start }: PlacedDocument, edits: readonly TextEdit[]): TextEdit[] {
  return edits.map(({ span, insert }) => ({
    span: { start: start + span.start, end: start + span.end },
    insert,
  }));
}

/** Edits of the file as it is now: a client that knows versions applies them to no other. */
export function editOf(
  { session, file }: Pick<Asking, 'session' | 'file'>,
  edits: readonly TextEdit[],
): WorkspaceEdit {
  const made = edits.map(({ span, insert }) => ({
    range: toRange({ file, start: 0 }, span),
    newText: insert,
  }));
  if (!session.client().versionsEdits) return { changes: { [file.uri]: made } };
  return { documentChanges: [{ textDocument: { uri: file.uri, version: file.version }, edits: made }] };
}
