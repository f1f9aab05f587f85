import { afterEach, describe, expect, test } from 'vitest';
import {
  CancellationTokenSource,
  CompletionRequest,
  DiagnosticSeverity,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DocumentDiagnosticRequest,
  DocumentSymbolRequest,
  HoverRequest,
  InsertTextFormat,
  InsertTextMode,
  LSPErrorCodes,
  type CompletionItem,
  type Diagnostic,
} from 'vscode-languageserver-protocol';
import { objectsRequest, type ManifestObject } from '../../server/protocol.ts';
import { pageOf } from '../../server/rules/rule.ts';
import { connect, type Peer } from './peer.ts';

const uri = 'file:///home/me/pod.yaml';
const textDocument = { uri };
const pod =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  restartPolicy: Alway\n  containers:\n    - name: a\n      image: docker.io/library/nginx:1.27\n';
const snippets = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };
/** Whose word on a manifest is final, whatever podman makes of it. */
const cluster = { settings: { target: 'kubernetes' } };
const pulling = { textDocument: { diagnostic: {} } };

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

/** What other rules advise has tests of its own. */
function errorsIn(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter((it) => it.severity === DiagnosticSeverity.Error);
}

describe('diagnostics', () => {
  test('are pushed to a client that does not ask, with the place of each problem', async () => {
    const peer = await client({}, cluster);
    await peer.open(uri, pod);
    const { diagnostics, version } = await peer.published();
    expect(version).toBe(1);
    expect(errorsIn(diagnostics)).toEqual([
      {
        range: { start: { line: 5, character: 17 }, end: { line: 5, character: 22 } },
        severity: 1,
        source: 'podwright',
        code: 'unknown-value',
        codeDescription: { href: pageOf('unknown-value') },
        message: "'Alway' is not allowed for 'restartPolicy'. Did you mean 'Always'?",
      },
    ]);
  });

  test('follow incremental edits, and go with the file', async () => {
    const peer = await client({});
    await peer.open(uri, pod);
    await peer.published();
    const end = { line: 5, character: 22 };
    await peer.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: end, end }, text: 's' }],
    });
    const mended = await peer.published();
    expect(mended.version).toBe(2);
    expect(errorsIn(mended.diagnostics)).toEqual([]);
    await peer.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument });
    expect(await peer.published()).toEqual({ uri, diagnostics: [] });
  });

  test('of a burst of edits are those of the last', async () => {
    const peer = await client({});
    await peer.open(uri, pod);
    for (let version = 2; version <= 20; version++) {
      await peer.connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ text: version === 20 ? 'apiVersion: v1\nkind: Podd\nmetadata: {}\n' : pod }],
      });
    }
    let last = await peer.published();
    while (last.version !== 20) last = await peer.published();
    expect(errorsIn(last.diagnostics).map((it) => it.code)).toEqual(['unknown-kind']);
  });

  test('wait to be asked where the client asks', async () => {
    const peer = await client(pulling, cluster);
    await peer.open(uri, pod);
    const report = await peer.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
    expect(report.kind).toBe('full');
    expect('items' in report ? errorsIn(report.items) : []).toMatchObject([{ code: 'unknown-value' }]);
  });

  test('of a key that stands twice point to the first too', async () => {
    const peer = await client({});
    await peer.open(
      uri,
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\ndata: {x: a, x: b}\n',
    );
    const { diagnostics } = await peer.published();
    const problem = diagnostics.find((it) => it.code === 'duplicate-key');
    expect(problem?.relatedInformation).toEqual([
      {
        location: { uri, range: { start: { line: 7, character: 7 }, end: { line: 7, character: 8 } } },
        message: "'x' stands here first.",
      },
    ]);
  });
});

describe('completion', () => {
  const position = { line: 8, character: 16 };

  test('is a snippet with its own indentation', async () => {
    const peer = await client(snippets);
    await peer.open(uri, `${pod}      po`);
    const items = await complete(peer, { line: 9, character: 8 });
    const ports = items.find((it) => it.label === 'ports');
    expect(ports).toMatchObject({
      insertTextFormat: InsertTextFormat.Snippet,
      insertTextMode: InsertTextMode.asIs,
      textEdit: {
        range: { start: { line: 9, character: 6 }, end: { line: 9, character: 8 } },
        newText: 'ports:\n        - containerPort: $0',
      },
    });
  });

  test('is bare text for a client without snippets', async () => {
    const peer = await client({});
    await peer.open(uri, `${pod}      po`);
    const items = await complete(peer, { line: 9, character: 8 });
    expect(items.find((it) => it.label === 'ports')?.textEdit?.newText).toBe(
      'ports:\n        - containerPort: ',
    );
  });

  test('asks the client to suggest again where a choice follows, by the command the client named', async () => {
    const text = `${pod}  rest`.replace('  restartPolicy: Alway\n', '');
    const at = { line: 8, character: 6 };
    const named = await client(snippets, { suggestCommand: 'editor.action.triggerSuggest' });
    await named.open(uri, text);
    const item = (await complete(named, at)).find((it) => it.label === 'restartPolicy');
    expect(item?.command?.command).toBe('editor.action.triggerSuggest');
    const other = await client(snippets);
    await other.open(uri, text);
    expect((await complete(other, at)).find((it) => it.label === 'restartPolicy')?.command).toBeUndefined();
  });

  test('that is cancelled says so', async () => {
    const peer = await client(snippets);
    await peer.open(uri, pod);
    const source = new CancellationTokenSource();
    const answer = peer.connection.sendRequest(
      CompletionRequest.type,
      { textDocument, position },
      source.token,
    );
    source.cancel();
    await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  });

  async function complete(peer: Peer, at: typeof position): Promise<CompletionItem[]> {
    const found = await peer.connection.sendRequest(CompletionRequest.type, { textDocument, position: at });
    return Array.isArray(found) ? found : (found?.items ?? []);
  }
});

test('hover has the range of the word', async () => {
  const peer = await client({});
  await peer.open(uri, pod);
  const found = await peer.connection.sendRequest(HoverRequest.type, {
    textDocument,
    position: { line: 5, character: 4 },
  });
  expect(found?.range).toEqual({ start: { line: 5, character: 2 }, end: { line: 5, character: 15 } });
});

test('symbols form a tree', async () => {
  const peer = await client({});
  await peer.open(uri, pod);
  const found = await peer.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
  expect(found).toMatchObject([
    { name: 'web', detail: 'Pod', children: [{ name: 'apiVersion' }, {}, {}, { name: 'spec' }] },
  ]);
});

test('the objects of a file are told with the line they begin on and the pod they become', async () => {
  const peer = await client({});
  await peer.open(
    uri,
    `# first\n${pod}---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: db\n---\nkind: ConfigMap\nmetadata: {name: c}\n`,
  );
  const found = await peer.connection.sendRequest<ManifestObject[]>(objectsRequest, { uri });
  expect(found).toEqual([
    { apiVersion: 'v1', kind: 'Pod', name: 'web', line: 1, playable: true, pod: 'web' },
    { apiVersion: 'apps/v1', kind: 'Deployment', name: 'db', line: 11, playable: true, pod: 'db-pod' },
    { apiVersion: '', kind: 'ConfigMap', name: 'c', line: 16, playable: false },
  ]);
});

test('a file that is not open has no answers, and no error', async () => {
  const peer = await client({});
  const other = { uri: 'file:///nowhere.yaml' };
  expect(
    await peer.connection.sendRequest(HoverRequest.type, {
      textDocument: other,
      position: { line: 0, character: 0 },
    }),
  ).toBeNull();
  expect(await peer.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: other })).toEqual([]);
});

test('the capabilities are those of the features there are', async () => {
  const peer = await client(pulling);
  expect(peer.capabilities).toMatchInlineSnapshot(`
    {
      "codeActionProvider": {
        "codeActionKinds": [
          "quickfix",
          "refactor.extract",
          "refactor.inline",
          "refactor.move",
          "refactor.rewrite",
          "source.fixAll.podwright",
        ],
      },
      "completionProvider": {
        "resolveProvider": true,
        "triggerCharacters": [
          " ",
          "-",
          ":",
          """,
          "'",
          "/",
          "$",
          "(",
          "[",
          "{",
          ",",
          "=",
        ],
      },
      "definitionProvider": true,
      "diagnosticProvider": {
        "interFileDependencies": true,
        "workspaceDiagnostics": false,
      },
      "documentHighlightProvider": true,
      "documentLinkProvider": {},
      "documentOnTypeFormattingProvider": {
        "firstTriggerCharacter": "
    ",
      },
      "documentSymbolProvider": true,
      "foldingRangeProvider": true,
      "hoverProvider": true,
      "inlayHintProvider": true,
      "referencesProvider": true,
      "renameProvider": true,
      "selectionRangeProvider": true,
      "textDocumentSync": 2,
      "workspaceSymbolProvider": true,
    }
  `);
});
