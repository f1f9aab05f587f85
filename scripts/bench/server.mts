import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from 'vscode-languageserver/node';
import {
  CompletionRequest,
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentSymbolRequest,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  type Position,
} from 'vscode-languageserver-protocol';
import { schemaFile } from '../schema/json-schema.mts';

/** A program that speaks LSP over standard input and output. */
export type Program = { readonly name: string; readonly script: string };

export const podwright: Program = { name: 'podwright', script: 'dist/server.js' };

export const peer: Program = {
  name: 'yaml-language-server',
  script: createRequire(import.meta.url).resolve('yaml-language-server/bin/yaml-language-server'),
};

/** A server that runs, as an editor sees it; each function comes when the answer is there. */
export type Server = {
  readonly connection: ProtocolConnection;
  readonly open: (uri: string, text: string) => Promise<unknown>;
  /** Types a text at a position. */
  readonly type: (uri: string, version: number, at: Position, text: string) => Promise<unknown>;
  readonly complete: (uri: string, position: Position) => Promise<unknown>;
  readonly hover: (uri: string, position: Position) => Promise<unknown>;
  readonly symbols: (uri: string) => Promise<unknown>;
  /** Megabytes of memory that are resident; nothing where the system doesn't tell. */
  readonly memory: () => number | undefined;
  readonly end: () => void;
};

const yamlSettings = {
  validate: true,
  hover: true,
  completion: true,
  schemaStore: { enable: false },
  schemas: { kubernetes: '*.yaml' },
  maxItemsComputed: 1_000_000,
};

/** Starts a program and greets it; comes when it has answered, as an editor waits for it. */
export async function start({ script }: Program): Promise<Server> {
  const server = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const waiting = new Map<string, (it: unknown) => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    waiting.get(uri)?.(diagnostics);
  });
  connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(({ section }) => (section === 'yaml' ? yamlSettings : {})),
  );
  connection.onRequest(RegistrationRequest.type, () => undefined);
  connection.onRequest('vscode/content', (uri: string) => JSON.stringify(schemaFile(uri)));
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- The protocol still requires it.
    rootUri: null,
    capabilities: {
      workspace: { configuration: true },
      textDocument: {
        completion: {
          completionItem: { snippetSupport: true, resolveSupport: { properties: ['documentation'] } },
        },
        hover: { contentFormat: ['markdown'] },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      },
    },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  await connection.sendNotification('yaml/registerContentRequest');
  await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: {} });
  return {
    connection,
    open: async (uri, text) => {
      const textDocument = { uri, languageId: 'yaml', version: 1, text };
      const told = diagnosticsOf(uri);
      await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
      return told;
    },
    type: async (uri, version, at, text) => {
      const contentChanges = [{ range: { start: at, end: at }, text }];
      const told = diagnosticsOf(uri);
      const textDocument = { uri, version };
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument,
        contentChanges,
      });
      return told;
    },
    complete: (uri, position) =>
      connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position }),
    hover: (uri, position) => connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position }),
    symbols: (uri) => connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } }),
    memory: () => residentMemory(server.pid ?? 0),
    end: () => {
      connection.dispose();
      server.kill('SIGKILL');
    },
  };

  function diagnosticsOf(uri: string): Promise<unknown> {
    return new Promise((resolve) => waiting.set(uri, resolve));
  }
}

function residentMemory(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
}
