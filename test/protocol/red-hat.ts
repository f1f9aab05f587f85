/** Red Hat's own YAML server, as its extension starts it, with Kubernetes' schema where a test wants it. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import {
  CompletionRequest,
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  DidOpenTextDocumentNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  MarkupContent,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  type CompletionList,
  type Diagnostic,
  type Position,
} from 'vscode-languageserver-protocol';
import { schemaFile } from '../../scripts/schema/json-schema.mts';

export type RedHat = {
  readonly diagnostics: (uri: string, text: string) => Promise<readonly Diagnostic[]>;
  /** The labels it offers in a text that `diagnostics` was asked about. */
  readonly labels: (uri: string, position: Position) => Promise<readonly string[]>;
  readonly hover: (uri: string, position: Position) => Promise<string>;
  readonly close: () => void;
};

const program = createRequire(import.meta.url).resolve('yaml-language-server/bin/yaml-language-server');

/** Starts it with these settings of `yaml.schemas`. */
export async function startRedHat(schemas: Readonly<Record<string, string>>): Promise<RedHat> {
  const server = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const published = new Map<string, (it: readonly Diagnostic[]) => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    published.get(uri)?.(diagnostics);
  });
  const settings = { validate: true, hover: true, completion: true, schemaStore: { enable: false }, schemas };
  connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(({ section }) => (section === 'yaml' ? settings : {})),
  );
  connection.onRequest(RegistrationRequest.type, () => undefined);
  // Asks the extension for what it would load from the network.
  connection.onRequest('vscode/content', (uri: string) => JSON.stringify(schemaFile(uri)));
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- The protocol still requires it.
    rootUri: null,
    capabilities: {
      workspace: { configuration: true },
      textDocument: {
        completion: { completionItem: { snippetSupport: true } },
        hover: { contentFormat: ['markdown'] },
      },
    },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  await connection.sendNotification('yaml/registerContentRequest');
  await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: {} });
  return {
    diagnostics: async (uri, text) => {
      const answer = new Promise<readonly Diagnostic[]>((resolve) => published.set(uri, resolve));
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: 'yaml', version: 1, text },
      });
      return answer;
    },
    labels: async (uri, position) => {
      const answer = await connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri },
        position,
      });
      return (answer as CompletionList).items.map((it) => it.label);
    },
    hover: async (uri, position) => {
      const answer = await connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
      return MarkupContent.is(answer?.contents) ? answer.contents.value : '';
    },
    close: () => {
      connection.dispose();
      server.kill();
    },
  };
}
