import {
  CodeActionKind,
  type CancellationToken,
  type CodeAction,
  type CodeActionContext,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isUnit } from './is-unit.ts';
import { complaintFixes } from './complaint-mends.ts';
import { problemsOf } from './problems.ts';
import { editOf, inFile, quickFixes, type Asking } from './quick-fixes.ts';
import type { Request } from './request.ts';
import { answer, eachDocument, podmanVersion } from './session.ts';
import { unitFixes } from './units.ts';
import { fixAll } from '../features/fix-all.ts';
import { refactorings } from '../features/refactor.ts';
import type { Refactoring } from '../features/refactor/refactoring.ts';
import { patternWords } from '../patterns/variants.ts';
import type { AddContainerArguments } from '../protocol-patterns.ts';
import type { Span } from '../yaml/tree.ts';

/** Asked for by name, as on saving: everything that has one safe way to be mended. */
const fixAllKind = `${CodeActionKind.SourceFixAll}.podwright`;

const refactorKinds = {
  extract: CodeActionKind.RefactorExtract,
  inline: CodeActionKind.RefactorInline,
  move: CodeActionKind.RefactorMove,
  rewrite: CodeActionKind.RefactorRewrite,
} as const satisfies Record<Refactoring['kind'], string>;

/** Offers what mends the problems at a place, or silences their rules, and what else may be made of it. */
export const actionRequest: Request = {
  capabilities: () => ({
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, ...Object.values(refactorKinds), fixAllKind],
    },
  }),
  listen: (session) => {
    const problems = problemsOf(session);
    session.connection.onCodeAction(({ textDocument, range, context }, token) =>
      answer(session, token, [], textDocument.uri, async (file) => {
        const span = { start: file.offsetAt(range.start), end: file.offsetAt(range.end) };
        if (isUnit(file)) {
          return wants(context, CodeActionKind.QuickFix) ? unitFixes(session, file, span) : [];
        }
        const asking = { session, file, problems: problems(file), stopped: token, told: context.diagnostics };
        return [
          ...(wants(context, CodeActionKind.QuickFix) ? await mending(asking, span, token) : []),
          ...(await refactors(asking, span, context)),
          ...(context.only && wants(context, fixAllKind) ? await mendAll(asking) : []),
        ];
      }),
    );
  },
};

/** What podman has complained of is what a person is about to mend. */
async function mending(asking: Asking, span: Span, token: CancellationToken): Promise<CodeAction[]> {
  return [...(await complaintFixes(asking, token)), ...(await quickFixes(asking, span))];
}

/** Whether the client asked for actions of a kind; a kind stands for all that begin with it (LSP, CodeActionKind). */
function wants({ only }: CodeActionContext, kind: string): boolean {
  return only?.some((it) => kind === it || kind.startsWith(`${it}.`)) ?? true;
}

/** What may be made of what a span of the file stands on, where nothing is wrong. */
function refactors(asking: Asking, span: Span, context: CodeActionContext): Promise<CodeAction[]> {
  const { session, file, stopped } = asking;
  if (!Object.values(refactorKinds).some((it) => wants(context, it))) return Promise.resolve([]);
  return eachDocument(session.read(file), stopped, (placed) => {
    const { start, document } = placed;
    if (span.end < start || start + document.text.length < span.start) return [];
    const own = { start: span.start - start, end: span.end - start };
    const around = {
      here: session.workspace.here(file, placed),
      names: session.workspace.names(),
      takenPorts: session.surroundings().ports ?? [],
      target: session.settings().target,
      podman: podmanVersion(session),
    };
    const found = refactorings(document, own, around);
    const command = session.client().addContainerCommand;
    const shown = command === undefined ? found : found.filter((it) => it.adds === undefined);
    const actions: CodeAction[] = [
      ...shown.map(({ title, kind, edits }) => ({
        title,
        kind: refactorKinds[kind],
        edit: editOf(asking, inFile(placed, edits)),
      })),
      ...(command === undefined ? [] : patternsToAsk(file, span, command, found)),
    ];
    return actions.filter(({ kind = '' }) => wants(context, kind));
  });
}

/** One action a pattern, for a client that asks which of its containers to add. */
function patternsToAsk(
  file: TextDocument,
  span: Span,
  command: string,
  found: readonly Refactoring[],
): readonly CodeAction[] {
  const { line } = file.positionAt(span.start);
  return [...new Set(found.flatMap((it) => it.adds ?? []))].map((pattern) => {
    const title = `Add ${patternWords[pattern]}...`;
    const told: AddContainerArguments = { uri: file.uri, line, pattern };
    return {
      title,
      kind: CodeActionKind.RefactorRewrite,
      command: { title, command, arguments: [told] },
    };
  });
}

async function mendAll(asking: Asking): Promise<CodeAction[]> {
  const { session, file, problems, stopped } = asking;
  const edits = await eachDocument(session.read(file), stopped, (placed) => {
    const find = (document: typeof placed.document) => {
      const version = { start: placed.start, document };
      return problems.heard(version, problems.around(version));
    };
    return inFile(placed, fixAll(placed.document, find));
  });
  if (edits.length === 0) return [];
  return [{ title: 'Fix all that has one safe fix', kind: fixAllKind, edit: editOf(asking, edits) }];
}
