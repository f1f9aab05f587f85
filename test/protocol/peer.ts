import { PassThrough } from 'node:stream';
import {
  StreamMessageReader,
  StreamMessageWriter,
  createConnection,
  createProtocolConnection,
  type ProtocolConnection,
} from 'vscode-languageserver/node';
import {
  DidOpenTextDocumentNotification,
  InitializeRequest,
  InitializedNotification,
  PublishDiagnosticsNotification,
  type ClientCapabilities,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol';
import { serve } from '../../server/server.ts';

/** A client at the other end of a real connection over two pipes. */
export type Peer = {
  readonly connection: ProtocolConnection;
  readonly capabilities: unknown;
  readonly open: (uri: string, text: string, languageId?: string) => Promise<void>;
  /** The next diagnostics the server pushes. */
  readonly published: () => Promise<PublishDiagnosticsParams>;
  readonly close: () => void;
};

/** Starts a server and a client that has these capabilities, and answers so when asked, past `initialized`. */
export async function connect(
  capabilities: ClientCapabilities,
  initializationOptions?: unknown,
  answers?: (connection: ProtocolConnection) => void,
): Promise<Peer> {
  const there = new PassThrough();
  const back = new PassThrough();
  const server = createConnection(new StreamMessageReader(there), new StreamMessageWriter(back));
  serve(server);
  server.listen();
  const connection = createProtocolConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
  const waiting: ((it: PublishDiagnosticsParams) => void)[] = [];
  const arrived: PublishDiagnosticsParams[] = [];
  connection.onNotification(PublishDiagnosticsNotification.type, (it) => {
    const next = waiting.shift();
    if (next) next(it);
    else arrived.push(it);
  });
  answers?.(connection);
  connection.listen();
  const answer = await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- The protocol still requires it.
    rootUri: null,
    capabilities,
    initializationOptions,
  });
  await connection.sendNotification(InitializedNotification.type, {});
  return {
    connection,
    capabilities: answer.capabilities,
    open: (uri, text, languageId = 'yaml') =>
      connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId, version: 1, text },
      }),
    published: () => {
      const it = arrived.shift();
      return it ? Promise.resolve(it) : new Promise((resolve) => waiting.push(resolve));
    },
    close: () => {
      connection.dispose();
      server.dispose();
    },
  };
}
