import { MarkupKind, type ClientCapabilities, type MarkupContent } from 'vscode-languageserver';
import { isRecord } from './json.ts';

/** What the client can show; all else of its capabilities is of no concern here. */
export type Client = {
  readonly snippets: boolean;
  readonly markdown: boolean;
  /** Whether it shows a few words beside a completion's label. */
  readonly describesLabels: boolean;
  /** Whether it asks for a completion's documentation once it shows it. */
  readonly resolvesDocumentation: boolean;
  /** Whether it asks for diagnostics itself. */
  readonly pullsDiagnostics: boolean;
  /** Whether it can be told to ask for diagnostics again. */
  readonly refreshesDiagnostics: boolean;
  /** Whether it can be told to ask for inlay hints again. */
  readonly refreshesHints: boolean;
  /** Whether it answers for its settings (`workspace/configuration`). */
  readonly tellsSettings: boolean;
  /** Whether it can be asked to tell when its settings change. */
  readonly watchesSettings: boolean;
  /** What it set at the start, for those that don't answer. */
  readonly settings: unknown;
  /** Whether it shows what a link stands on, and what is around its target. */
  readonly linksDefinitions: boolean;
  /** Whether it takes edits for one version of a file only. */
  readonly versionsEdits: boolean;
  /** Whether it asks what would be renamed before it asks for the new name. */
  readonly asksBeforeRename: boolean;
  /** Whether it answers for what the local podman has (protocol.ts, `localRequest`). */
  readonly knowsPodman: boolean;
  /** The command with which it can be made to suggest again, if it has one. */
  readonly suggestCommand: string | undefined;
  /** The command with which it asks which container of a pattern to add (protocol.ts, `AddContainerArguments`). */
  readonly addContainerCommand: string | undefined;
};

/** Reads the capabilities and options a client sends with `initialize`, whatever they are. */
export function readClient(capabilities: ClientCapabilities, options: unknown): Client {
  const { textDocument, workspace } = capabilities;
  const item = textDocument?.completion?.completionItem;
  const { suggestCommand, addContainerCommand, knowsPodman, settings } = isRecord(options) ? options : {};
  return {
    snippets: item?.snippetSupport === true,
    describesLabels: item?.labelDetailsSupport === true,
    resolvesDocumentation: lists(item?.resolveSupport?.properties, 'documentation') === true,
    markdown: lists(textDocument?.hover?.contentFormat, 'markdown') !== false,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    tellsSettings: workspace?.configuration === true,
    watchesSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    settings,
    linksDefinitions: textDocument?.definition?.linkSupport === true,
    versionsEdits: workspace?.workspaceEdit?.documentChanges === true,
    asksBeforeRename: textDocument?.rename?.prepareSupport === true,
    knowsPodman: knowsPodman === true,
    suggestCommand: typeof suggestCommand === 'string' ? suggestCommand : undefined,
    addContainerCommand: typeof addContainerCommand === 'string' ? addContainerCommand : undefined,
  };
}

/** Whether a list has a word; nothing where there is no list. */
function lists(value: unknown, word: string): boolean | undefined {
  return Array.isArray(value) ? value.includes(word) : undefined;
}

/** Our Markdown, for a client that shows it and for one that shows it as it stands. */
export function toMarkup({ markdown }: Client, value: string): MarkupContent {
  return { kind: MarkupKind[markdown ? 'Markdown' : 'PlainText'], value };
}
