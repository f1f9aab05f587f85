import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver';
import { toRange, type Origin } from './range.ts';
import type { Workspace } from './workspace.ts';
import { pageOf, type Problem, type Related } from '../rules/rule.ts';

/** Makes diagnostics of a document's problems, and keeps them as long as nothing they speak of moves. */
export function diagnosticsOf(
  workspace: Workspace,
): (origin: Origin, problems: readonly Problem[]) => readonly Diagnostic[] {
  type Kept = { readonly starts: string; readonly diagnostics: readonly Diagnostic[] };
  const kept = new WeakMap<readonly Problem[], Kept>();
  return (origin, problems) => {
    const starts = [origin, ...problems.flatMap((it) => othersIn(workspace, it))].map(startOf).join();
    const before = kept.get(problems);
    if (before?.starts === starts) return before.diagnostics;
    const diagnostics = problems.map((it) => toDiagnostic(workspace, origin, it));
    kept.set(problems, { starts, diagnostics });
    return diagnostics;
  };
}

/** Where a document starts, as text. */
function startOf({ file, start }: Origin): string {
  const { line, character } = file.positionAt(start);
  return `${file.uri} ${line}:${character}`;
}

/** The other documents that explain a problem. */
function othersIn(workspace: Workspace, { related = [] }: Problem): readonly Origin[] {
  return related.flatMap(({ place }) => {
    const file = place && workspace.file(place.uri);
    return file ? [{ file, start: place.start }] : [];
  });
}

/** A problem of a document as editors show it; `workspace` knows the files that explain it. */
export function toDiagnostic(workspace: Workspace, origin: Origin, problem: Problem): Diagnostic {
  const related = problem.related?.flatMap((it) => toRelated(workspace, origin, it));
  return {
    range: toRange(origin, problem.span),
    severity: severities[problem.severity],
    source: 'podwright',
    code: problem.code,
    codeDescription: { href: pageOf(problem.code) },
    message: problem.message,
    ...(problem.tag && { tags: [tags[problem.tag]] }),
    ...(related && { relatedInformation: related }),
  };
}

function toRelated(
  workspace: Workspace,
  origin: Origin,
  { span, message, place }: Related,
): NonNullable<Diagnostic['relatedInformation']> {
  const file = place ? workspace.file(place.uri) : origin.file;
  if (!file) return [];
  const range = toRange({ file, start: place?.start ?? origin.start }, span);
  return [{ location: { uri: file.uri, range }, message }];
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const satisfies Record<Problem['severity'], DiagnosticSeverity>;

const tags = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
} as const satisfies Record<NonNullable<Problem['tag']>, DiagnosticTag>;
