import {
  TextDocumentSyncKind,
  type Connection,
  type InitializeResult,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { requests } from './lsp/all.ts';
import { readClient, type Client } from './lsp/client.ts';
import { openSession } from './lsp/session.ts';

/** Answers a client over a connection until it says `exit`; call `listen` on the connection afterwards. */
export function serve(connection: Connection): void {
  let client: Client = readClient({}, undefined);
  const session = openSession(connection, () => client);
  connection.onInitialize(({ capabilities, initializationOptions }): InitializeResult => {
    client = readClient(capabilities, initializationOptions);
    return { serverInfo: { name: 'podwright' }, capabilities: capabilitiesFor(client) };
  });
  for (const it of requests) it.listen(session);
  session.files.listen(connection);
}

/** What all requests announce, together. */
function capabilitiesFor(client: Client): ServerCapabilities {
  return Object.assign(
    { textDocumentSync: TextDocumentSyncKind.Incremental },
    ...requests.map((it) => it.capabilities(client)),
  ) as ServerCapabilities;
}
