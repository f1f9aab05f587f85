import {
  CodeActionKind,
  CompletionItemKind,
  CompletionTriggerKind,
  SymbolKind,
  CancellationToken,
  type CodeAction,
  type CompletionItem,
  type CompletionList,
  type CompletionParams,
  type Diagnostic,
  type DocumentLink,
  type DocumentSymbol,
  type Hover,
  type HoverParams,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { toMarkup } from './client.ts';
import { toDiagnostic } from './diagnostic.ts';
import { editOf } from './quick-fixes.ts';
import { toRange } from './range.ts';
import { answer, podmanVersion, type Session } from './session.ts';
import { toInsert } from './snippet.ts';
import type { Problem } from '../rules/rule.ts';
import { completeUnit, folderWanted, type Offer } from '../quadlet/complete.ts';
import { absolutePath, foldersNamed, namedFiles } from '../quadlet/files.ts';
import { heardProblems } from '../quadlet/heard.ts';
import { hoverUnit } from '../quadlet/hover.ts';
import { readUnit } from '../quadlet/unit.ts';
import type { Span } from '../yaml/tree.ts';

/** More entries than this the client doesn't tell of a folder, so that what is missing among them may be there. */
const mostEntries = 1000;

/** What could stand at a position of a `.kube` unit. */
export function unitCompletion(
  session: Session,
  { textDocument, position, context }: CompletionParams,
  token: CancellationToken,
): Promise<CompletionList | null> {
  return answer<CompletionList | null>(session, token, null, textDocument.uri, async (file) => {
    const unit = readUnit(file.getText());
    const offset = file.offsetAt(position);
    const home = folderOf(file);
    const wanted = home === undefined ? undefined : folderWanted(unit, offset, home);
    const local =
      wanted === undefined ? undefined : await session.local({ kind: 'folder', path: wanted }, token);
    const entries = (local?.names ?? []).map((it) => it.name);
    const offers = completeUnit(unit, offset, { podman: podmanVersion(session), entries });
    const values = offers.filter((it) => it.sort === 'value');
    // Who has typed a value in full means a new line with Enter, which a list that is still shown would take.
    const isFull = values.some((it) => unit.text.slice(it.span.start, offset) === it.label);
    const isOver = isFull && context?.triggerKind === CompletionTriggerKind.TriggerForIncompleteCompletions;
    const items = isOver ? [] : offers.map((it, rank) => toItem(session, file, it, rank));
    return { isIncomplete: values.length > 0 || local?.isLate === true, items };
  });
}

function toItem(session: Session, file: TextDocument, offer: Offer, rank: number): CompletionItem {
  const client = session.client();
  const { label, sort, detail, documentation, span, insert, leadsToValues } = offer;
  const command = leadsToValues ? client.suggestCommand : undefined;
  const { format, newText } = toInsert(client, insert);
  return {
    label,
    kind: itemKinds[sort],
    sortText: String(rank).padStart(4, '0'),
    // With the bracket that ends it a section is written, and Enter begins the next line.
    filterText: sort === 'section' ? label.replace(/\]$/, '') : label,
    insertTextFormat: format,
    textEdit: { range: toRange({ file, start: 0 }, span), newText },
    ...(detail !== '' && (client.describesLabels ? { labelDetails: { description: detail } } : { detail })),
    ...(documentation !== '' && { documentation: toMarkup(client, documentation) }),
    ...(command !== undefined && { command: { command, title: 'Suggest' } }),
  };
}

const itemKinds = {
  section: CompletionItemKind.Module,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
} as const satisfies Record<Offer['sort'], CompletionItemKind>;

/** What there is to know of a section, key or value of a `.kube` unit. */
export function unitHover(
  session: Session,
  { textDocument, position }: HoverParams,
  token: CancellationToken,
): Promise<Hover | null> {
  return answer<Hover | null>(session, token, null, textDocument.uri, (file) => {
    const found = hoverUnit(readUnit(file.getText()), file.offsetAt(position));
    if (!found) return null;
    const range = toRange({ file, start: 0 }, found.span);
    return { range, contents: toMarkup(session.client(), found.markdown) };
  });
}

/** The files that a `.kube` unit names, as far as they can be told without systemd. */
export function unitLinks(session: Session, file: TextDocument): DocumentLink[] {
  const home = folderOf(file);
  if (home === undefined) return [];
  return namedFiles(readUnit(file.getText()), podmanVersion(session)).flatMap(({ path, span }) => {
    const target = absolutePath(path, home);
    if (target === undefined) return [];
    const range = toRange({ file, start: 0 }, span);
    return [{ range, target: uriOf(file, target), tooltip: 'Open the file' }];
  });
}

/** The sections of a `.kube` unit with their keys. */
export function unitSymbols(file: TextDocument): DocumentSymbol[] {
  const range = (span: Span) => toRange({ file, start: 0 }, span);
  return readUnit(file.getText()).sections.map(({ name, span, entries }) => ({
    name,
    kind: SymbolKind.Namespace,
    range: range({ start: span.start, end: entries.at(-1)?.valueSpan.end ?? span.end }),
    selectionRange: range(span),
    children: entries.map(({ key, keySpan, value, valueSpan }) => ({
      name: key,
      detail: value,
      kind: SymbolKind.Property,
      range: range({ start: keySpan.start, end: valueSpan.end }),
      selectionRange: range(keySpan),
    })),
  }));
}

/** What is wrong in a `.kube` unit, as the person wants to hear it. */
export async function unitDiagnostics(session: Session, file: TextDocument): Promise<Diagnostic[]> {
  const origin = { file, start: 0 };
  return (await problemsIn(session, file)).map((it) => toDiagnostic(session.workspace, origin, it));
}

/** What mends the problems of a `.kube` unit that a span touches. */
export async function unitFixes(session: Session, file: TextDocument, span: Span): Promise<CodeAction[]> {
  const here = (await problemsIn(session, file)).filter(
    (it) => it.span.start <= span.end && span.start <= it.span.end,
  );
  return here.flatMap((problem) =>
    (problem.fixes ?? []).map((fix, rank) => ({
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      isPreferred: rank === 0 && fix.safe,
      diagnostics: [toDiagnostic(session.workspace, { file, start: 0 }, problem)],
      edit: editOf({ session, file }, fix.edits),
    })),
  );
}

async function problemsIn(session: Session, file: TextDocument): Promise<readonly Problem[]> {
  const podman = podmanVersion(session);
  const home = folderOf(file);
  const unit = readUnit(file.getText());
  // As far as the client can look into folders.
  const known = new Map<string, ReadonlySet<string>>();
  for (const path of home === undefined ? [] : foldersNamed(unit, podman, home)) {
    const { names, isLate } = await session.local({ kind: 'folder', path }, CancellationToken.None);
    if (names === undefined || isLate || names.length >= mostEntries) continue;
    known.set(path, new Set(names.map((it) => it.name)));
  }
  const { rules } = session.settings();
  return heardProblems(unit, { podman, rules, home, names: (it) => known.get(it) });
}

/** The absolute path of the folder a file stands in; nothing where that is in no file system. */
function folderOf({ uri }: TextDocument): string | undefined {
  const [, path] = /^file:\/\/[^/]*(\/.*)\/[^/]*$/.exec(uri) ?? /^file:\/\/[^/]*()\/[^/]*$/.exec(uri) ?? [];
  return path === undefined ? undefined : decodeURIComponent(path);
}

/** A file beside another one. */
function uriOf({ uri }: TextDocument, path: string): string {
  return new URL(path.split('/').map(encodeURIComponent).join('/'), uri).href;
}
