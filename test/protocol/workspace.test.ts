import { afterEach, describe, expect, test } from 'vitest';
import {
  DefinitionRequest,
  DidCloseTextDocumentNotification,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  WorkspaceSymbolRequest,
  type ClientCapabilities,
} from 'vscode-languageserver-protocol';
import { filesNotification, type FilesParams } from '../../server/protocol.ts';
import { connect, type Peer } from './peer.ts';

const podUri = 'file:///home/me/pod.yaml';
const pod = [
  'apiVersion: v1',
  'kind: Pod',
  'metadata:',
  '  name: web',
  'spec:',
  '  containers:',
  '    - name: app',
  '      image: docker.io/library/nginx:1.27',
  '      envFrom:',
  '        - configMapRef:',
  '            name: settings',
  '',
].join('\n');
/** On the name of the ConfigMap. */
const used = { line: 10, character: 20 };

const mapUri = 'file:///home/me/settings.yaml';
const settings = [
  '# what the pod needs',
  'apiVersion: v1',
  'kind: ConfigMap',
  'metadata:',
  '  name: settings',
  'data:',
  '  level: info',
  '',
].join('\n');
const declared = { start: { line: 4, character: 8 }, end: { line: 4, character: 16 } };

let peers: Peer[] = [];
afterEach(() => {
  for (const it of peers) it.close();
  peers = [];
});

async function client(...how: Parameters<typeof connect>): Promise<Peer> {
  const peer = await connect(...how);
  peers.push(peer);
  return peer;
}

function tell(peer: Peer, params: FilesParams): Promise<void> {
  return peer.connection.sendNotification(filesNotification, params);
}

async function withFiles(capabilities: ClientCapabilities = {}): Promise<Peer> {
  const peer = await client(capabilities);
  await tell(peer, { changed: [{ uri: mapUri, text: settings }], removed: [] });
  await peer.open(podUri, pod);
  return peer;
}

const atUse = { textDocument: { uri: podUri }, position: used };

describe('names of files that are not open', () => {
  test('are found where they are declared', async () => {
    const peer = await withFiles();
    expect(await peer.connection.sendRequest(DefinitionRequest.type, atUse)).toEqual([
      { uri: mapUri, range: declared },
    ]);
  });

  test('are shown with all that declares them, to a client that takes links', async () => {
    const peer = await withFiles({ textDocument: { definition: { linkSupport: true } } });
    expect(await peer.connection.sendRequest(DefinitionRequest.type, atUse)).toEqual([
      {
        originSelectionRange: { start: { line: 10, character: 18 }, end: { line: 10, character: 26 } },
        targetUri: mapUri,
        targetRange: { start: { line: 1, character: 0 }, end: { line: 7, character: 0 } },
        targetSelectionRange: declared,
      },
    ]);
  });

  test('are found where they are used', async () => {
    const peer = await client({});
    await tell(peer, {
      changed: [
        { uri: podUri, text: pod },
        { uri: mapUri, text: settings },
      ],
      removed: [],
    });
    await peer.open(mapUri, settings);
    const found = (includeDeclaration: boolean) =>
      peer.connection.sendRequest(ReferencesRequest.type, {
        textDocument: { uri: mapUri },
        position: declared.start,
        context: { includeDeclaration },
      });
    const use = {
      uri: podUri,
      range: { start: { line: 10, character: 18 }, end: { line: 10, character: 26 } },
    };
    expect(await found(false)).toEqual([use]);
    expect(await found(true)).toEqual([{ uri: mapUri, range: declared }, use]);
  });

  test('are renamed with those of open ones', async () => {
    const peer = await withFiles({ textDocument: { rename: { prepareSupport: true } } });
    expect(await peer.connection.sendRequest(PrepareRenameRequest.type, atUse)).toEqual({
      range: { start: { line: 10, character: 18 }, end: { line: 10, character: 26 } },
      placeholder: 'settings',
    });
    expect(await peer.connection.sendRequest(RenameRequest.type, { ...atUse, newName: 'options' })).toEqual({
      changes: {
        [podUri]: [
          {
            range: { start: { line: 10, character: 18 }, end: { line: 10, character: 26 } },
            newText: 'options',
          },
        ],
        [mapUri]: [{ range: declared, newText: 'options' }],
      },
    });
    await expect(
      peer.connection.sendRequest(RenameRequest.type, { ...atUse, newName: 'a/b' }),
    ).rejects.toThrow("'a/b' has more than letters, digits, '_', '.' and '-', which podman refuses.");
  });

  test('go with their file, and give way to its text in the editor', async () => {
    const peer = await withFiles();
    await peer.open(mapUri, settings.replace('settings', 'options'));
    expect(await peer.connection.sendRequest(DefinitionRequest.type, atUse)).toEqual([]);
    await peer.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri: mapUri },
    });
    expect(await peer.connection.sendRequest(DefinitionRequest.type, atUse)).toHaveLength(1);
    await tell(peer, { changed: [], removed: [mapUri] });
    expect(await peer.connection.sendRequest(DefinitionRequest.type, atUse)).toEqual([]);
  });

  test('may come from a client that makes mistakes', async () => {
    const peer = await client({});
    await peer.connection.sendNotification(filesNotification, {
      changed: [{ uri: 7 }, null, 'x'],
      removed: {},
    });
    await peer.connection.sendNotification(filesNotification, 'nothing');
    await tell(peer, { changed: [{ uri: mapUri, text: settings }], removed: [] });
    await peer.open(podUri, pod);
    expect(await peer.connection.sendRequest(DefinitionRequest.type, atUse)).toHaveLength(1);
  });
});

test('the name at the cursor is highlighted in its own file, as given or used', async () => {
  const peer = await client({});
  await peer.open(podUri, `${pod}---\n${settings}`);
  expect(await peer.connection.sendRequest(DocumentHighlightRequest.type, atUse)).toEqual([
    {
      range: { start: { line: 10, character: 18 }, end: { line: 10, character: 26 } },
      kind: DocumentHighlightKind.Read,
    },
    {
      range: { start: { line: 16, character: 8 }, end: { line: 16, character: 16 } },
      kind: DocumentHighlightKind.Write,
    },
  ]);
});

describe('symbols of the workspace', () => {
  test.each([
    ['', ['ConfigMap settings', 'Pod web', 'Pod web app']],
    ['stng', ['ConfigMap settings']],
    ['pod', ['Pod web', 'Pod web app']],
    ['app pod', ['Pod web app']],
    ['nothing', []],
  ])('for %j are %j', async (query, expected) => {
    const peer = await withFiles();
    const found = await peer.connection.sendRequest(WorkspaceSymbolRequest.type, { query });
    expect(found?.map((it) => `${it.containerName ?? ''} ${it.name}`).toSorted()).toEqual(expected);
  });
  test('lie where the names stand', async () => {
    const peer = await withFiles();
    const found = await peer.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'settings' });
    expect(found?.[0]?.location).toEqual({ uri: mapUri, range: declared });
  });
});
