import { afterEach, describe, expect, test } from 'vitest';
import {
  CodeActionKind,
  CodeActionRequest,
  DidChangeConfigurationNotification,
  DocumentDiagnosticRequest,
  ShowMessageNotification,
  TextDocumentEdit,
  type CodeAction,
  type Diagnostic,
  type Range,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { connect, type Peer } from './peer.ts';
import { fixture, only, yaml } from '../fixture.ts';

const uri = 'file:///home/me/pod.yaml';
const fixAllKind = 'source.fixAll.podwright';
const capable = { textDocument: { diagnostic: {} }, workspace: { workspaceEdit: { documentChanges: true } } };

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

const misspelt = yaml`
  apiVersion: v1
  kind: ConfigMap
  metadata:
    name: web
    <|labls|>: {}
  ---
  apiVersion: v1
  kind: ConfigMap
  metadata:
    name: db
    labls: {}
`;

describe('at a problem', () => {
  test('what mends it comes first, then what mends all like it, then what ignores its rule', async () => {
    const { actions } = await actionsFor(misspelt);
    expect(actions.map((it) => [it.title, it.kind, it.isPreferred === true])).toEqual([
      ["Rename to 'labels'", 'quickfix', true],
      ["Remove 'labls'", 'quickfix', false],
      ["Fix all 'unknown-field' in this file", 'quickfix', false],
      ["Ignore 'unknown-field' here", 'quickfix', false],
      ["Ignore 'unknown-field' in this file", 'quickfix', false],
    ]);
  });
  test.each([
    ["Rename to 'labels'", [['labls', 'labels']]],
    [
      "Fix all 'unknown-field' in this file",
      [
        ['labls', 'labels'],
        ['labls', 'labels'],
      ],
    ],
    ["Ignore 'unknown-field' here", [['  labls', '  # podwright-ignore unknown-field\n  labls']]],
    ["Ignore 'unknown-field' in this file", [['', '# podwright-ignore-file unknown-field\n']]],
  ])('%s changes that alone', async (title, replacements) => {
    const { text, actions } = await actionsFor(misspelt);
    const action = only(actions.filter((it) => it.title === title));
    const expected = replacements.reduce((it, [from = '', to = '']) => it.replace(from, to), text);
    expect(edited(text, action)).toBe(expected);
  });
  test('each says which of the diagnostics it is about', async () => {
    const { actions, diagnostics } = await actionsFor(misspelt);
    expect(actions[0]?.diagnostics).toEqual([diagnostics.find((it) => it.range.start.line === 4)]);
  });
  test('edits are for the version they were made for, where the client tells versions apart', async () => {
    const { actions } = await actionsFor(misspelt);
    const [change] = actions[0]?.edit?.documentChanges ?? [];
    expect(TextDocumentEdit.is(change) && change.textDocument).toEqual({ uri, version: 1 });
    const plain = await actionsFor(misspelt, {});
    expect(plain.actions[0]?.edit).toMatchObject({ changes: { [uri]: [{ newText: 'labels' }] } });
  });
});

test('where nothing is wrong nothing is offered', async () => {
  expect(
    (await actionsFor(misspelt.replace('<|labls|>', 'labels').replace('web', '<|web|>'))).actions,
  ).toEqual([]);
});

test('a container of a pattern is added with all it needs, in the second document of a file too', async () => {
  const pod = `# first\n---\napiVersion: v1\nkind: <|Pod|>\nmetadata: {name: web}\nspec: {containers: [{name: app}]}\n`;
  const { text, actions } = await actionsFor(pod, capable, [CodeActionKind.Refactor]);
  const action = only(actions.filter((it) => it.title === 'Add sidecar: log shipper'));
  expect(action.kind).toBe('refactor.rewrite');
  const after = edited(text, action);
  expect(after).toContain(
    '{name: app, volumeMounts: [{name: web-logs, mountPath: /var/log/app}]}, {name: log-shipper,',
  );
  expect(after).toContain('], volumes: [{name: web-logs, emptyDir: {}}]}\n');
});

test('a client that asks which container to add gets one action a pattern, which runs its command', async () => {
  const pod = `# first\n---\napiVersion: v1\nkind: <|Pod|>\nmetadata: {name: web}\nspec: {containers: [{name: app}]}\n`;
  const options = { addContainerCommand: 'mine.add' };
  const { actions } = await actionsFor(pod, capable, [CodeActionKind.Refactor], options);
  const asking = actions.filter((it) => it.command);
  expect(asking.map((it) => it.title)).toEqual([
    'Add sidecar...',
    'Add ambassador...',
    'Add adapter...',
    'Add init container...',
  ]);
  expect(asking[0]).toMatchObject({
    kind: 'refactor.rewrite',
    command: { command: 'mine.add', arguments: [{ uri, line: 3, pattern: 'sidecar' }] },
  });
  expect(actions.map((it) => it.title)).not.toContain('Add sidecar: log shipper');
});

describe('mending all', () => {
  test('is offered to those who ask for it by its name, or by that of its kind', async () => {
    for (const only of [[fixAllKind], [CodeActionKind.SourceFixAll], [CodeActionKind.Source]]) {
      const { text, actions } = await actionsFor(misspelt, capable, only);
      expect(actions.map((it) => it.kind)).toEqual([fixAllKind]);
      expect(actions[0] && edited(text, actions[0])).toBe(text.replaceAll('labls', 'labels'));
    }
  });
  test('is not offered among quick fixes, nor where there is nothing to mend', async () => {
    const { actions } = await actionsFor(misspelt, capable, [CodeActionKind.QuickFix]);
    expect(actions.map((it) => it.kind)).not.toContain(fixAllKind);
    const sound = misspelt.replaceAll('labls', 'labels');
    expect((await actionsFor(sound, capable, [fixAllKind])).actions).toEqual([]);
  });
  test('leaves what the person ignores', async () => {
    const text = misspelt.replace('metadata:', 'metadata: # podwright-ignore-file unknown-field');
    expect((await actionsFor(text, capable, [fixAllKind])).actions).toEqual([]);
  });
});

test('a rule in the settings that there is none is told once, with the one that was meant', async () => {
  const messages: string[] = [];
  const settings = { rules: { 'unknown-feild': 'off', 'unknown-field': 'off' } };
  const peer = await client(capable, { settings }, (connection) => {
    connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      messages.push(message);
    });
  });
  await peer.open(uri, 'kind: Pod\n');
  await peer.connection.sendNotification(DidChangeConfigurationNotification.type, { settings });
  await diagnosticsOf(peer);
  expect(messages).toEqual([
    "There is no rule 'unknown-feild', as podwright.rules says. Did you mean 'unknown-field'?",
  ]);
});

type Asked = {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly actions: readonly CodeAction[];
};

/** What is offered where a fixture marks a range, to a client that hears what Kubernetes and podman say. */
async function actionsFor(
  marked: string,
  capabilities: Parameters<typeof connect>[0] = capable,
  kinds?: readonly string[],
  options: object = {},
): Promise<Asked> {
  const { text, ranges } = fixture(marked);
  const span = only(ranges, 'range');
  const peer = await client(capabilities, { settings: { target: 'kubernetes' }, ...options });
  await peer.open(uri, text);
  const file = TextDocument.create(uri, 'yaml', 1, text);
  const range: Range = { start: file.positionAt(span.start), end: file.positionAt(span.end) };
  const diagnostics = await diagnosticsOf(peer);
  const context = { diagnostics: [...diagnostics], ...(kinds && { only: [...kinds] }) };
  const answer = await peer.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range,
    context,
  });
  return {
    text,
    diagnostics,
    actions: (answer ?? []).filter((it) => 'kind' in it || 'edit' in it) as CodeAction[],
  };
}

describe('at a complaint of podman that the client shows', () => {
  const text =
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: c\n      image: docker.io/library/nginx:1.27\n      ports:\n        - containerPort: 80\n          hostPort: 8080\n';

  async function offered(stands: string, code?: string): Promise<readonly CodeAction[]> {
    const peer = await client(capable);
    await peer.open(uri, text);
    const file = TextDocument.create(uri, 'yaml', 1, text);
    const at = text.indexOf(stands);
    const range = { start: file.positionAt(at), end: file.positionAt(at + stands.length) };
    const told = { range, message: 'No.', source: 'podman', ...(code !== undefined && { code }) };
    const answer = await peer.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context: { diagnostics: [told], only: [CodeActionKind.QuickFix] },
    });
    const actions = (answer ?? []).filter((it): it is CodeAction => 'diagnostics' in it);
    return actions.filter((it) => it.diagnostics?.some(({ source }) => source === 'podman'));
  }

  test('what mends it is offered', async () => {
    const [first, ...others] = await offered('8080', 'port-taken');
    expect(first).toMatchObject({ title: 'Use port 8081 of the host', kind: 'quickfix' });
    expect(others).toEqual([]);
    expect(first && edited(text, first)).toBe(text.replace('8080', '8081'));
  });

  test('a pod that exists can be replaced', async () => {
    expect(await offered('web', 'pod-exists')).toMatchObject([
      { title: 'Replace the pod that is there', command: { command: 'podwright.replace' } },
    ]);
    expect(await offered('web')).toEqual([]);
  });
});

async function diagnosticsOf({ connection }: Peer): Promise<readonly Diagnostic[]> {
  const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  return 'items' in report ? report.items : [];
}

/** The text after an action's edit. */
function edited(text: string, { edit }: CodeAction): string {
  const [change] = edit?.documentChanges ?? [];
  if (!TextDocumentEdit.is(change)) throw new Error('The action has no edit for a version.');
  const edits = change.edits.filter((it) => 'newText' in it);
  return TextDocument.applyEdits(TextDocument.create(uri, 'yaml', 1, text), edits);
}
