import { execa } from 'execa';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import {
  DocumentSymbolRequest,
  ExitNotification,
  InitializeRequest,
  ShutdownRequest,
} from 'vscode-languageserver-protocol';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

if (!existsSync(`${dist}server.js`)) {
  throw new Error('These tests run the built programs: npm run build makes them.');
}

test('the built server speaks LSP over standard input and output, and ends when told', async () => {
  const server = execa(process.execPath, [`${dist}server.js`, '--stdio']);
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  const params = { processId: null, rootUri: null, capabilities: {} };
  const { serverInfo } = await connection.sendRequest(InitializeRequest.type, params);
  expect(serverInfo?.name).toBe('podwright');
  const textDocument = { uri: 'file:///a.yaml' };
  expect(await connection.sendRequest(DocumentSymbolRequest.type, { textDocument })).toEqual([]);
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  const { exitCode } = await server;
  expect(exitCode).toBe(0);
});

describe('podwright check', () => {
  const check = (args: readonly string[], input = '') =>
    execa(process.execPath, [`${dist}cli.js`, ...args], { input, reject: false });

  test('is silent and ends with 0 where nothing is wrong', async () => {
    expect(
      await check(['check', '-'], 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n'),
    ).toMatchObject({ exitCode: 0, stdout: '' });
  });
  test('names place, severity, message and code, and ends with 1', async () => {
    const done = await check(['check', '-'], 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  nam: a\n');
    expect(done.stdout).toBe(
      "<stdin>:4:3: error: An ObjectMeta has no 'nam'. Did you mean 'name'? [unknown-field]",
    );
    expect(done.exitCode).toBe(1);
  });
  test('ends with 2 and one sentence where it cannot read', async () => {
    const done = await check(['check', '/nowhere/pod.yaml']);
    expect(done.exitCode).toBe(2);
    expect(done.stderr).toContain('/nowhere/pod.yaml');
    expect(done.stderr).not.toContain('    at ');
  });
  test('shows how it is used when called otherwise', async () => {
    expect((await check([])).exitCode).toBe(2);
    expect((await check(['--help'])).stdout).toContain('Usage: podwright check PATH...');
  });
});
