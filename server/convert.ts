import {
  CompletionItemKind,
  CompletionItemTag,
  DiagnosticSeverity,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  SymbolKind,
  type ClientCapabilities,
  type CompletionItem,
  type Diagnostic,
  type DocumentSymbol as LspSymbol,
  type Hover as LspHover,
  type Range,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Completion } from './features/completion.ts';
import type { Hover } from './features/hover.ts';
import type { DeclaredObject } from './features/objects.ts';
import type { DocumentSymbol } from './features/symbols.ts';
import type { ManifestObject } from './protocol.ts';
import type { Problem } from './rules/rule.ts';
import type { Span } from './yaml/tree.ts';
import type { Snippet } from './yaml/write.ts';

/** What the client can show; all else of its capabilities is of no concern here. */
export type Client = {
  readonly snippets: boolean;
  readonly markdown: boolean;
  /** Whether it asks for diagnostics itself. */
  readonly pullsDiagnostics: boolean;
  /** The command with which it can be made to suggest again, if it has one. */
  readonly suggestCommand: string | undefined;
};

/** Reads the capabilities and options a client sends with `initialize`. */
export function readClient(capabilities: ClientCapabilities, options: unknown): Client {
  const { textDocument } = capabilities;
  const asked = isRecord(options) ? options['suggestCommand'] : undefined;
  return {
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    markdown: textDocument?.hover?.contentFormat?.includes('markdown') !== false,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    suggestCommand: typeof asked === 'string' ? asked : undefined,
  };
}

/** A place in an open file: the file, and the offset at which the YAML document starts whose spans are meant. */
export type Origin = { readonly file: TextDocument; readonly start: number };

export function toRange({ file, start }: Origin, span: Span): Range {
  return { start: file.positionAt(start + span.start), end: file.positionAt(start + span.end) };
}

export function toDiagnostic(origin: Origin, problem: Problem): Diagnostic {
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

/** `rank` is the item's place in the list: clients sort by text. */
export function toCompletionItem(
  client: Client,
  origin: Origin,
  it: Completion,
  rank: number,
): CompletionItem {
  const kind = MarkupKind[client.markdown ? 'Markdown' : 'PlainText'];
  const suggest = client.suggestCommand;
  return {
    label: it.label,
    kind: completionKinds[it.sort],
    detail: it.detail,
    sortText: String(rank).padStart(4, '0'),
    filterText: it.filter,
    preselect: rank === 0,
    insertTextFormat: client.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    // We write the indentation ourselves.
    insertTextMode: InsertTextMode.asIs,
    textEdit: { range: toRange(origin, it.edit.span), newText: toText(client, it.edit.insert) },
    ...(it.documentation !== '' && { documentation: { kind, value: it.documentation } }),
    ...(it.deprecated && { tags: [CompletionItemTag.Deprecated] }),
    ...(it.leadsToValues && suggest !== undefined && { command: { command: suggest, title: 'Suggest' } }),
  };
}

const completionKinds = {
  field: CompletionItemKind.Property,
  item: CompletionItemKind.Struct,
  value: CompletionItemKind.EnumMember,
  kind: CompletionItemKind.Class,
} as const satisfies Record<Completion['sort'], CompletionItemKind>;

/** A snippet in the syntax of LSP (3.18, "Snippet Syntax"), or its bare text for clients without snippets. */
function toText({ snippets }: Client, snippet: Snippet): string {
  if (!snippets) return snippet.map((it) => (typeof it === 'string' ? it : (it.placeholder ?? ''))).join('');
  return snippet
    .map((it) => (typeof it === 'string' ? escaped(it) : stopText(it.stop, it.placeholder)))
    .join('');
}

function stopText(stop: number, placeholder: string | undefined): string {
  return placeholder === undefined ? `$${stop}` : `\${${stop}:${escaped(placeholder)}}`;
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

export function toHover(client: Client, origin: Origin, { span, markdown }: Hover): LspHover {
  const kind = MarkupKind[client.markdown ? 'Markdown' : 'PlainText'];
  return { range: toRange(origin, span), contents: { kind, value: markdown } };
}

export function toDocumentSymbol(origin: Origin, symbol: DocumentSymbol): LspSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: symbolKinds[symbol.sort],
    range: toRange(origin, symbol.span),
    selectionRange: toRange(origin, within(symbol.selection, symbol.span)),
    children: symbol.children.map((it) => toDocumentSymbol(origin, it)),
  };
}

const symbolKinds = {
  object: SymbolKind.Class,
  map: SymbolKind.Module,
  list: SymbolKind.Array,
  item: SymbolKind.Object,
  text: SymbolKind.String,
} as const satisfies Record<DocumentSymbol['sort'], SymbolKind>;

export function toManifestObject(
  file: TextDocument,
  { offset, name, pod, ...it }: DeclaredObject,
): ManifestObject {
  return {
    ...it,
    line: file.positionAt(offset).line,
    ...(name !== undefined && { name }),
    ...(pod !== undefined && { pod }),
  };
}

/** LSP wants a selection to lie in its symbol. */
function within(inner: Span, outer: Span): Span {
  const start = Math.min(Math.max(inner.start, outer.start), outer.end);
  return { start, end: Math.min(Math.max(inner.end, start), outer.end) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
