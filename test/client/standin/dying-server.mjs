// A language server that ends without a word when it is asked what stands in a file called poison.yaml.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { createConnection, StreamMessageReader, StreamMessageWriter } = require('vscode-languageserver/node');

const connection = createConnection(
  new StreamMessageReader(process.stdin),
  new StreamMessageWriter(process.stdout),
);
connection.onInitialize(() => ({ capabilities: {} }));
connection.onHover(({ textDocument }) => {
  if (textDocument.uri.endsWith('/poison.yaml')) process.kill(process.pid, 'SIGKILL');
  return null;
});
connection.listen();
