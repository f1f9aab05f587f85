import { execa } from 'execa';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
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
  const folder = mkdtempSync(join(tmpdir(), 'podwright-'));
  const sound = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';
  const misspelt = sound.replace('name', 'nam');

  beforeEach(() => {
    mkdirSync(join(folder, 'deep/.hidden'), { recursive: true });
    for (const [name, text] of Object.entries({
      'sound.yaml': sound,
      'deep/misspelt.yml': misspelt,
      'deep/.hidden/skipped.yaml': misspelt,
      'deep/notes.txt': misspelt,
      'latin-1.txt': Buffer.from([0x6b, 0x3a, 0x20, 0xe4]),
    })) {
      writeFileSync(join(folder, name), text);
    }
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** Asks for what Kubernetes says: it takes a ConfigMap alone, of which podman makes nothing. */
  const check = (words: string, input = '') => {
    const args = ['check', '--target', 'kubernetes', ...words.split(' ')];
    return execa(process.execPath, [`${dist}cli.js`, ...args], { input, reject: false, cwd: folder });
  };

  test('ends with 0 and one line where nothing is wrong', async () => {
    expect(await check('-', sound)).toMatchObject({ exitCode: 0, stdout: 'Nothing wrong in 1 file.' });
  });
  test('shows place, severity, message, code and line, and ends with 1', async () => {
    const done = await check('-', misspelt);
    expect(done.stdout).toContain(
      "<stdin>:4:3: error: An ObjectMeta has no 'nam'. Did you mean 'name'? [unknown-field]\n  4 |   nam: a\n    |   ^^^\n",
    );
    expect(done.exitCode).toBe(1);
  });
  test('finds the manifests below a folder, and each file once', async () => {
    const { stdout, exitCode } = await check('--format json . sound.yaml deep/misspelt.yml');
    const found = JSON.parse(stdout) as { file: string; path: string }[];
    expect(found.map((it) => [it.file, it.path])).toEqual([['deep/misspelt.yml', 'metadata.nam']]);
    expect(exitCode).toBe(1);
  });
  test.each([
    ['error', 0],
    ['warning', 1],
  ])('at severity %s ends with %i for a warning', async (severity, exitCode) => {
    const done = await check(`--rule unknown-field=warning --severity ${severity} deep`);
    expect(done.exitCode).toBe(exitCode);
  });
  test('ends with 2 and one sentence each for what it cannot read, and checks the rest', async () => {
    const done = await check('gone.yaml latin-1.txt deep');
    expect(done.exitCode).toBe(2);
    expect(done.stderr.split('\n')).toEqual([
      "podwright: can't read gone.yaml: it does not exist.",
      "podwright: can't read latin-1.txt: it is no UTF-8 text.",
    ]);
    expect(done.stdout).toContain('deep/misspelt.yml:4:3: error');
  });
  test('mends files where it is told to, and then tells what is left', async () => {
    const done = await check('--fix .');
    expect(done).toMatchObject({ exitCode: 0, stdout: 'Nothing wrong in 2 files. 1 file mended.' });
    expect(readFileSync(join(folder, 'deep/misspelt.yml'), 'utf8')).toBe(sound);
  });
  test('knows the names of all the files it checks', async () => {
    const pod =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n    - name: c\n      image: docker.io/library/nginx:1.27\n      envFrom: [{configMapRef: {name: a}}]\n';
    writeFileSync(join(folder, 'deep/pod.yaml'), pod);
    const alone = await check('--format json deep/pod.yaml');
    expect(alone.stdout).toContain('"unknown-config-map"');
    const together = await check('--format json deep/pod.yaml sound.yaml');
    expect(together.stdout).not.toContain('"unknown-config-map"');
  });
  test('stops in peace when nobody reads on', async () => {
    const many = Array.from({ length: 2000 }, () => misspelt).join('---\n');
    writeFileSync(join(folder, 'many.yaml'), many);
    const shell = `"${process.execPath}" "${dist}cli.js" check many.yaml | head -n 1`;
    const done = await execa('sh', ['-c', shell], { cwd: folder, reject: false });
    expect(done.stdout).toContain('many.yaml:');
    expect(done.stderr).toBe('');
  });
  test('needs no more memory for many files than for few', async () => {
    const manifest = readFileSync(`${dist}../test/manifests/volumes.yaml`, 'utf8');
    for (let it = 0; it < 300; it++) writeFileSync(join(folder, `${it}.yaml`), manifest);
    // Their trees together would take several times as much.
    const { stdout } = await execa(
      process.execPath,
      ['--max-old-space-size=64', `${dist}cli.js`, 'check', folder],
      { reject: false },
    );
    expect(stdout.slice(-200)).toContain(' in 30');
  }, 120_000);
  test('shows how it is used when called otherwise', async () => {
    const bare = await execa(process.execPath, [`${dist}cli.js`, '--help']);
    expect(bare.stdout).toContain('Usage: podwright check [OPTION...] PATH...');
    const wrong = await check('--taget both a.yaml');
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stderr).toContain('There is no option --taget. Did you mean --target?');
  });
  test('can be called by its name once it is installed', () => {
    const { bin } = JSON.parse(readFileSync(`${dist}../package.json`, 'utf8')) as {
      bin: Record<string, string>;
    };
    for (const path of Object.values(bin)) {
      const file = `${dist}../${path}`;
      expect(readFileSync(file, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
      expect(statSync(file).mode & 0o111, path).not.toBe(0);
    }
  });
});
