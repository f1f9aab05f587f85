import { MarkupKind, type ClientCapabilities, type MarkupContent } from 'vscode-languageserver';

/** What the client can show; all else of its capabilities is of no concern here. */
export type Client = {
  readonly snippets: boolean;
  readonly markdown: boolean;
  /** Whether it asks for diagnostics itself. */
  readonly pullsDiagnostics: boolean;
  /** Whether it can be told to ask for diagnostics again. */
  readonly refreshesDiagnostics: boolean;
  /** Whether it answers for its settings (`workspace/configuration`). */
  readonly tellsSettings: boolean;
  /** Whether it answers for what the local podman has (protocol.ts, `localRequest`). */
  readonly knowsPodman: boolean;
  /** The command with which it can be made to suggest again, if it has one. */
  readonly suggestCommand: string | undefined;
};

/** Reads the capabilities and options a client sends with `initialize`. */
export function readClient(capabilities: ClientCapabilities, options: unknown): Client {
  const { textDocument, workspace } = capabilities;
  const asked = isRecord(options) ? options['suggestCommand'] : undefined;
  return {
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    markdown: textDocument?.hover?.contentFormat?.includes('markdown') !== false,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    tellsSettings: workspace?.configuration === true,
    knowsPodman: isRecord(options) && options['knowsPodman'] === true,
    suggestCommand: typeof asked === 'string' ? asked : undefined,
  };
}

/** Our Markdown, for a client that shows it and for one that shows it as it stands. */
export function toMarkup({ markdown }: Client, value: string): MarkupContent {
  return { kind: MarkupKind[markdown ? 'Markdown' : 'PlainText'], value };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
