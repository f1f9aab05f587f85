/** What editors ask of a file beside problems, completion and names: over a real connection. */
import { afterEach, expect, test } from 'vitest';
import {
  DidChangeConfigurationNotification,
  DocumentLinkRequest,
  DocumentOnTypeFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRefreshRequest,
  InlayHintRequest,
  SelectionRangeRequest,
  type Hover,
} from 'vscode-languageserver-protocol';
import { localRequest, type LocalName, type LocalParams } from '../../server/protocol.ts';
import { connect, type Peer } from './peer.ts';

const uri = 'file:///home/me/pod.yaml';
const textDocument = { uri };
const text =
  '---\nkind: Secret\nmetadata: {name: a}\n---\nkind: Pod\nspec:\n  terminationGracePeriodSeconds: 3600\n  containers:\n    - name: a\n\n      image: quay.io/team/app:1\n';
const foreign = 'services:\n  web:\n    image: nginx\n';
const whole = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };

const peers: Peer[] = [];
afterEach(() => {
  for (const it of peers.splice(0)) it.close();
});

async function opened(
  content: string,
  ...how: Partial<Parameters<typeof connect>>
): Promise<Peer['connection']> {
  const [capabilities = {}, options] = how;
  const peer = await connect(capabilities, options);
  peers.push(peer);
  await peer.open(uri, content);
  return peer.connection;
}

test('folds are lines of the file, and a file of others has none of ours', async () => {
  expect(await (await opened(text)).sendRequest(FoldingRangeRequest.type, { textDocument })).toEqual([
    { startLine: 0, endLine: 2 },
    { startLine: 3, endLine: 10 },
    { startLine: 5, endLine: 10 },
    { startLine: 7, endLine: 10 },
    { startLine: 8, endLine: 10 },
  ]);
  expect(await (await opened(foreign)).sendRequest(FoldingRangeRequest.type, { textDocument })).toBeNull();
});

test('selections grow in the file, each within the next', async () => {
  const positions = [{ line: 10, character: 21 }];
  const found = await (
    await opened(text)
  ).sendRequest(SelectionRangeRequest.type, { textDocument, positions });
  expect(found?.[0]?.range).toEqual({ start: { line: 10, character: 21 }, end: { line: 10, character: 25 } });
  expect(found?.[0]?.parent?.range.start).toEqual({ line: 10, character: 13 });
  const other = await opened(foreign);
  expect(
    await other.sendRequest(SelectionRangeRequest.type, {
      textDocument,
      positions: [{ line: 1, character: 3 }],
    }),
  ).toBeNull();
});

test('images are links', async () => {
  expect(await (await opened(text)).sendRequest(DocumentLinkRequest.type, { textDocument })).toEqual([
    {
      range: { start: { line: 10, character: 13 }, end: { line: 10, character: 29 } },
      target: 'https://quay.io/repository/team/app',
      tooltip: 'Open quay.io',
    },
  ]);
});

test("an image's hover tells what the client says of this machine, and waits no longer than that takes", async () => {
  const at = { textDocument, position: { line: 10, character: 20 } };
  const knowing = await opened(text, {}, { knowsPodman: true });
  const asked: unknown[] = [];
  knowing.onRequest(localRequest, (params: LocalParams) => {
    asked.push(params);
    return [{ name: 'quay.io/team/app:1', detail: '12 MB, 2 days old' }];
  });
  expect(markdownOf(await knowing.sendRequest(HoverRequest.type, at))).toContain('12 MB, 2 days old');
  expect(asked).toEqual([{ kind: 'images' }]);
  const silent = await opened(text, {}, { knowsPodman: true });
  silent.onRequest(localRequest, () => new Promise<LocalName[]>(() => undefined));
  const shown = markdownOf(await silent.sendRequest(HoverRequest.type, at));
  expect(shown).toContain('image `team/app`');
  expect(shown).not.toContain('this machine');
});

function markdownOf(found: Hover | null): string {
  const contents = found?.contents;
  return typeof contents === 'object' && 'value' in contents ? contents.value : '';
}

test('hints stand in the lines that are asked about, as far as they are switched on', async () => {
  const connection = await opened(text);
  expect(await connection.sendRequest(InlayHintRequest.type, { textDocument, range: whole })).toEqual([
    { position: { line: 6, character: 37 }, label: '= 1 hour', paddingLeft: true },
  ]);
  const above = { start: whole.start, end: { line: 4, character: 0 } };
  expect(await connection.sendRequest(InlayHintRequest.type, { textDocument, range: above })).toEqual([]);
});

test('hints are asked for again once the settings have changed', async () => {
  const connection = await opened(text, { workspace: { inlayHint: { refreshSupport: true } } });
  const refreshed = new Promise<void>((resolve) => {
    connection.onRequest(InlayHintRefreshRequest.type, () => {
      resolve();
    });
  });
  const settings = { podwright: { inlayHints: { plainNumbers: false, defaults: true } } };
  await connection.sendNotification(DidChangeConfigurationNotification.type, { settings });
  await refreshed;
  const found = await connection.sendRequest(InlayHintRequest.type, { textDocument, range: whole });
  expect(found?.map((it) => it.label)).toEqual(['pull: missing']);
});

test('what containers are to their pod follows who runs it, in hints and outline', async () => {
  const native =
    'kind: Pod\napiVersion: v1\nspec:\n  initContainers:\n    - name: mesh\n      restartPolicy: Always\n  containers:\n    - name: app\n';
  const connection = await opened(native);
  const told = async () => {
    const hints = await connection.sendRequest(InlayHintRequest.type, { textDocument, range: whole });
    const symbols = await connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    return [hints?.map((it) => it.label), /"detail":"(?:init|sidecar)"/.exec(JSON.stringify(symbols))?.[0]];
  };
  expect(await told()).toEqual([['main'], '"detail":"init"']);
  const settings = { podwright: { target: 'kubernetes' } };
  await connection.sendNotification(DidChangeConfigurationNotification.type, { settings });
  expect(await told()).toEqual([['sidecar', 'main'], '"detail":"sidecar"']);
});

test('a line break leads to the right column', async () => {
  const connection = await opened(text);
  const edits = await connection.sendRequest(DocumentOnTypeFormattingRequest.type, {
    textDocument,
    position: { line: 9, character: 0 },
    ch: '\n',
    options: { tabSize: 2, insertSpaces: true },
  });
  const at = { line: 9, character: 0 };
  expect(edits).toEqual([{ range: { start: at, end: at }, newText: '      ' }]);
});
