import { afterEach, describe, expect, test } from 'vitest';
import {
  CancellationTokenSource,
  CompletionRequest,
  CompletionResolveRequest,
  CompletionTriggerKind,
  InsertTextFormat,
  LSPErrorCodes,
  type ClientCapabilities,
  type CompletionContext,
  type CompletionItem,
  type CompletionList,
} from 'vscode-languageserver-protocol';
import { localRequest, type LocalName, type LocalParams } from '../../server/protocol.ts';
import { fixture, only, yaml } from '../fixture.ts';
import { connect, type Peer } from './peer.ts';

const uri = 'file:///home/me/pod.yaml';
const container = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
  spec:
    containers:
      - name: a
`;
const capable: ClientCapabilities = {
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        labelDetailsSupport: true,
        resolveSupport: { properties: ['documentation'] },
      },
    },
  },
};

let peers: Peer[] = [];
afterEach(() => {
  for (const it of peers) it.close();
  peers = [];
});

/** A client with the fixture's file open, and what is offered at its cursor each time it asks. */
async function opened(
  marked: string,
  options?: unknown,
  capabilities: ClientCapabilities = capable,
): Promise<{ readonly peer: Peer; readonly ask: (context?: CompletionContext) => Promise<CompletionList> }> {
  const peer = await connect(capabilities, options);
  peers.push(peer);
  const { text, cursors } = fixture(marked);
  await peer.open(uri, text);
  const before = text.slice(0, only(cursors, 'cursor')).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return {
    peer,
    ask: async (context) => {
      const found = await peer.connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri },
        position,
        ...(context && { context }),
      });
      if (!found || Array.isArray(found)) throw new Error('The server sent no list.');
      return found;
    },
  };
}

function itemOf({ items }: CompletionList, label: string): CompletionItem {
  return only(
    items.filter((it) => it.label === label),
    `completion '${label}'`,
  );
}

describe('the list', () => {
  test('says beside each label what it is', async () => {
    const { ask } = await opened(`${container}      <|>`);
    expect(itemOf(await ask(), 'readinessProbe')).toMatchObject({
      detail: 'Probe, podman ignores it',
      labelDetails: { description: 'Probe, podman ignores it' },
    });
  });

  test('leaves out the documentation until the client asks for that of one item', async () => {
    const { peer, ask } = await opened(`${container}      <|>`);
    const item = itemOf(await ask(), 'image');
    expect(item.documentation).toBeUndefined();
    const resolved = await peer.connection.sendRequest(CompletionResolveRequest.type, item);
    expect(resolved).toMatchObject({ label: 'image', documentation: { kind: 'markdown' } });
  });

  test('has the documentation for a client that never asks', async () => {
    const { ask } = await opened(`${container}      <|>`, undefined, {});
    expect(itemOf(await ask(), 'image').documentation).toBeDefined();
  });

  test('that an item is no longer part of adds nothing to it', async () => {
    const { peer, ask } = await opened(`${container}      <|>`);
    await ask();
    const stranger: CompletionItem = { label: 'stranger', data: 0 };
    expect(await peer.connection.sendRequest(CompletionResolveRequest.type, stranger)).toEqual(stranger);
  });

  test('is to be asked for again where it depends on what is typed', async () => {
    const { ask } = await opened(`${container}      resources:\n        limits:\n          memory: 12<|>`);
    expect((await ask()).isIncomplete).toBe(true);
    const fixed = await opened(`${container}      ima<|>`);
    expect((await fixed.ask()).isIncomplete).toBe(false);
  });

  test('ends by itself once a value is typed in full, and is there for those who ask', async () => {
    const { ask } = await opened(`${container}      imagePullPolicy: Always<|>`);
    const triggerKind = CompletionTriggerKind.TriggerForIncompleteCompletions;
    expect((await ask({ triggerKind })).items).toEqual([]);
    expect((await ask()).items.map((it) => it.label)).toContain('Always');
  });

  test('has plain text where nothing is left to fill in, so that editors can tell that it changes nothing', async () => {
    const { ask } = await opened(`${container}      imagePullPolicy: <|>`);
    expect(itemOf(await ask(), 'Always').insertTextFormat).toBe(InsertTextFormat.PlainText);
    const keys = await opened(`${container}      ima<|>`);
    expect(itemOf(await keys.ask(), 'image').insertTextFormat).toBe(InsertTextFormat.Snippet);
  });

  test('brings with a container of a pattern the mount that the main container needs', async () => {
    const { ask } = await opened(`${container}    - <|>`);
    const item = itemOf(await ask(), 'sidecar: log shipper');
    const at = { line: 6, character: 13 };
    const newText = '\n      volumeMounts:\n        - name: web-logs\n          mountPath: /var/log/app';
    expect(item.additionalTextEdits).toEqual([{ range: { start: at, end: at }, newText }]);
    expect(item.textEdit?.newText).toContain('tail -F "/logs/\\$LOG_FILE"');
  });

  test('has what would stand on the next line only for those who ask for it', async () => {
    const { ask } = await opened('apiVersion: v1\nkind: Pod\nmetadata: <|>\n');
    expect((await ask()).items.map((it) => it.label)).toContain('name');
    const triggerKind = CompletionTriggerKind.TriggerCharacter;
    expect((await ask({ triggerKind, triggerCharacter: ' ' })).items).toEqual([]);
  });

  test('mends a missing comma with a second edit', async () => {
    const { ask } = await opened('{\n  "apiVersion": "v1"\n  <|>\n}');
    expect(itemOf(await ask(), 'kind').additionalTextEdits).toEqual([
      { range: { start: { line: 1, character: 20 }, end: { line: 1, character: 20 } }, newText: ',' },
    ]);
  });
});

describe('what the local podman has', () => {
  const image = `${container}      image: <|>`;
  const names: readonly LocalName[] = [{ name: 'docker.io/library/nginx:1.27', detail: '72 MB' }];

  test('is offered as the client tells it', async () => {
    const { peer, ask } = await opened(image, { knowsPodman: true });
    const asked: LocalParams[] = [];
    peer.connection.onRequest(localRequest, (params: LocalParams) => {
      asked.push(params);
      return names;
    });
    expect(itemOf(await ask(), 'docker.io/library/nginx:1.27').detail).toBe('72 MB');
    expect(asked).toEqual([{ kind: 'images' }]);
  });

  test('is asked for where it can be used, of a client that knows it', async () => {
    const elsewhere = await opened(`${container}      workingDir: <|>`, { knowsPodman: true });
    const stranger = await opened(image);
    for (const { peer, ask } of [elsewhere, stranger]) {
      peer.connection.onRequest(localRequest, () => {
        throw new Error('The client was asked.');
      });
      expect((await ask()).isIncomplete).toBe(false);
    }
  });

  test('keeps nobody waiting: what comes too late is offered the next time', async () => {
    const { peer, ask } = await opened(image, { knowsPodman: true });
    const answers: ((it: readonly LocalName[]) => void)[] = [];
    peer.connection.onRequest(localRequest, () => new Promise((resolve) => answers.push(resolve)));
    const first = await ask();
    expect(first).toMatchObject({ isIncomplete: true, items: [] });
    answers[0]?.(names);
    const second = await ask();
    expect(second.items.map((it) => it.label)).toEqual(['docker.io/library/nginx:1.27']);
  });

  test('stays as it was told last while the client is slow', async () => {
    const { peer, ask } = await opened(image, { knowsPodman: true });
    let isFirst = true;
    peer.connection.onRequest(localRequest, () => {
      if (!isFirst) return new Promise(() => undefined);
      isFirst = false;
      return names;
    });
    await ask();
    expect((await ask()).items.map((it) => it.label)).toEqual(['docker.io/library/nginx:1.27']);
  });

  test('is left out where the client fails, and what can not be read of it too', async () => {
    const failing = await opened(image, { knowsPodman: true });
    failing.peer.connection.onRequest(localRequest, () => {
      throw new Error('no podman');
    });
    expect((await failing.ask()).items).toEqual([]);
    const odd = await opened(image, { knowsPodman: true });
    odd.peer.connection.onRequest(localRequest, () => [1, { name: 5 }, { name: 'quay.io/a/b:1' }]);
    expect((await odd.ask()).items.map((it) => it.label)).toEqual(['quay.io/a/b:1']);
  });

  test('is no longer waited for once the client has cancelled', async () => {
    const { peer } = await opened(image, { knowsPodman: true });
    const source = new CancellationTokenSource();
    peer.connection.onRequest(localRequest, () => {
      source.cancel();
      return new Promise(() => undefined);
    });
    const position = { line: 7, character: 13 };
    const answer = peer.connection.sendRequest(
      CompletionRequest.type,
      { textDocument: { uri }, position },
      source.token,
    );
    await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  });
});
