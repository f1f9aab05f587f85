import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { HoverRequest, InitializeRequest } from 'vscode-languageserver-protocol';
import { watchDeaths } from '../../../client/language/deaths.ts';

const nameOf = (uri: string): string => uri.replace('file:///', '');
const about = (name: string) => ({ textDocument: { uri: `file:///${name}` } });

describe('a server that ended', () => {
  test('was at what it was asked first and has not answered', () => {
    const deaths = watchDeaths(nameOf, () => 0);
    deaths.begin(about('answered.yaml'))();
    deaths.begin(about('first.yaml'));
    deaths.begin({ uri: 'file:///second.yaml', lines: [] });
    deaths.begin({ query: '' });
    expect(deaths.end().message).toContain('while it worked on first.yaml. It is started again.');
  });
  test('was at the file that it was told of last, where it had answered everything', () => {
    const deaths = watchDeaths(nameOf, () => 0);
    deaths.begin(about('asked.yaml'))();
    deaths.begin(about('edited.yaml'))();
    expect(deaths.end().message).toContain('edited.yaml');
  });
  test('is blamed on no file where there was none', () => {
    const { message } = watchDeaths(nameOf, () => 0).end();
    expect(message).toBe('The language server of Podwright ended unexpectedly. It is started again.');
  });
  test('stays off after five times within three minutes, and says why', () => {
    let now = 0;
    const deaths = watchDeaths(nameOf, () => now);
    deaths.begin(about('web.yaml'));
    for (let it = 0; it < 4; it++) expect(deaths.end().restart).toBe(true);
    const { restart, message } = deaths.end();
    expect(restart).toBe(false);
    expect(message).toContain('ended 5 times within 3 minutes, the last time while it worked on web.yaml.');
    now = 3 * 60_000 + 1;
    expect(deaths.end().restart).toBe(true);
  });
});

test('a real server that dies on a file is blamed on it, and another one answers for the rest', async () => {
  const deaths = watchDeaths(nameOf, Date.now);
  const first = await start();
  expect(await first.hover('sound.yaml')).toBeNull();
  // This one is never answered.
  void first.hover('poison.yaml');
  await once(first.process, 'exit');
  expect(deaths.end()).toMatchObject({
    restart: true,
    message: expect.stringContaining('poison.yaml') as string,
  });
  const second = await start();
  expect(await second.hover('sound.yaml')).toBeNull();
  second.process.kill();

  async function start() {
    const script = fileURLToPath(new URL('../standin/dying-server.mjs', import.meta.url));
    const process_ = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'ignore'] });
    const connection = createProtocolConnection(
      new StreamMessageReader(process_.stdout),
      new StreamMessageWriter(process_.stdin),
    );
    connection.listen();
    await connection.sendRequest(InitializeRequest.type, {
      processId: null,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- The protocol still requires it.
      rootUri: null,
      capabilities: {},
    });
    const hover = (name: string) => {
      const params = { ...about(name), position: { line: 0, character: 0 } };
      // It stays unanswered where the server dies: what was not called back is what it was at.
      const answered = deaths.begin(params);
      return connection.sendRequest(HoverRequest.type, params).then((it) => {
        answered();
        return it;
      });
    };
    return { process: process_, hover };
  }
});
