import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  ApplyWorkspaceEditRequest,
  ConfigurationRequest,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InlayHintRefreshRequest,
  LogMessageNotification,
  MessageType,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ResponseError,
  type ClientCapabilities,
  type Diagnostic,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol';
import { connect, type Peer } from '../protocol/peer.ts';
import { chanceOf } from './chance.ts';
import { fault, type Fault } from './fault.ts';
import { uriOf, type Scene, type Step } from './scene.ts';
import { anyValue } from './values.ts';
import { isRecord } from '../../server/lsp/json.ts';
import { filesNotification, localRequest, surroundingsNotification } from '../../server/protocol.ts';

/** A client at the other end of a server, and what it knows. */
export type Stage = {
  readonly peer: Peer;
  /** The open files, in the order in which they were opened. */
  readonly open: Map<string, TextDocument>;
  /** All files of which the server was told, open ones among them. */
  readonly known: (uri: string) => TextDocument | undefined;
  readonly told: Map<string, TextDocument>;
  /** What the client answers when asked for its settings. */
  readonly settings: { now: unknown };
  /** What the server said last of each open file unasked. */
  readonly pushed: ReadonlyMap<string, readonly Diagnostic[]>;
  /** What the server complained of in its log: the guard around its answers caught it. */
  readonly complaints: readonly Fault[];
};

export async function openStage(client: Scene['client']): Promise<Stage> {
  const open = new Map<string, TextDocument>();
  const told = new Map<string, TextDocument>();
  const pushed = new Map<string, readonly Diagnostic[]>();
  const complaints: Fault[] = [];
  const settings = { now: client.settings };
  const peer = await connect(client.capabilities as ClientCapabilities, client.options, (connection) => {
    answerAsked(connection, client.answers, settings);
    connection.onNotification(PublishDiagnosticsNotification.type, (it) => {
      pushed.set(it.uri, it.diagnostics);
    });
    connection.onNotification(LogMessageNotification.type, ({ type, message }) => {
      if (type === MessageType.Error) complaints.push(fault(`complaint ${sortOf(message)}`, message));
    });
  });
  const known = (uri: string) => open.get(uri) ?? told.get(uri);
  return { peer, open, told, settings, pushed, complaints, known };
}

/** What a fault of the server is known by: its name and the function that it came from. */
function sortOf(message: string): string {
  const [first = '', second = ''] = message.split('\n');
  return `${first.replace(/:.*/, '')}${/at (\S+)/.exec(second)?.[1] ?? ''}`;
}

function answerAsked(
  connection: ProtocolConnection,
  answers: Scene['client']['answers'],
  settings: Stage['settings'],
): void {
  const answer = (value: (params: unknown) => unknown) => (params: unknown) => {
    if (answers === 'with an error') return new ResponseError(-32601, 'No such method.');
    return answers === 'with anything' ? anyValue(chanceOf(7)) : value(params);
  };
  for (const it of [RegistrationRequest.type, DiagnosticRefreshRequest.type, InlayHintRefreshRequest.type]) {
    connection.onRequest(
      it.method,
      answer(() => null),
    );
  }
  connection.onRequest(
    ApplyWorkspaceEditRequest.method,
    answer(() => ({ applied: true })),
  );
  connection.onRequest(
    ConfigurationRequest.method,
    answer((params) => itemsOf(params).map(() => settings.now)),
  );
  connection.onRequest(
    localRequest,
    answer(() => localNames),
  );
}

const localNames = ['data', 'docker.io/library/redis:8', 'folder/'].map((name) => ({
  name,
  detail: 'local',
}));

function itemsOf(params: unknown): readonly unknown[] {
  return isRecord(params) ? listIn(params, 'items') : [];
}

/** Does what a step says, but for questions; a step about a file that isn't open does nothing. */
export async function perform(stage: Stage, step: Exclude<Step, { do: 'ask' | 'wait' }>): Promise<void> {
  const { connection } = stage.peer;
  switch (step.do) {
    case 'open': {
      const uri = uriOf(step.file);
      if (!stage.open.has(uri)) await openFile(stage, TextDocument.create(uri, 'yaml', 1, step.text));
      return;
    }
    case 'edit':
      return edit(stage, step);
    case 'close': {
      const uri = uriOf(step.file);
      if (!stage.open.delete(uri)) return;
      return connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    }
    case 'tell':
      return tell(stage, step.what, step.value);
  }
}

export async function openFile({ open, peer }: Stage, file: TextDocument): Promise<void> {
  open.set(file.uri, file);
  const { uri, version } = file;
  await peer.connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'yaml', version, text: file.getText() },
  });
}

async function edit(
  { open, peer }: Stage,
  { file, start, end, insert }: Extract<Step, { do: 'edit' }>,
): Promise<void> {
  const uri = uriOf(file);
  const before = open.get(uri);
  if (!before) return;
  const change = {
    range: { start: before.positionAt(start), end: before.positionAt(Math.max(start, end)) },
    text: insert,
  };
  const version = before.version + 1;
  const after = TextDocument.applyEdits(before, [{ range: change.range, newText: change.text }]);
  open.set(uri, TextDocument.create(uri, 'yaml', version, after));
  await peer.connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version },
    contentChanges: [change],
  });
}

async function tell(
  { peer: { connection }, told, settings }: Stage,
  what: string,
  value: unknown,
): Promise<void> {
  const params = isRecord(value) ? value : {};
  if (what === 'settings') {
    settings.now = value;
    await connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { podwright: value },
    });
  } else if (what === 'surroundings') {
    await connection.sendNotification(surroundingsNotification, params);
  } else {
    await connection.sendNotification(filesNotification, params);
    for (const it of listIn(params, 'removed')) if (typeof it === 'string') told.delete(it);
    for (const it of listIn(params, 'changed').filter(isRecord)) {
      const { uri, text } = it;
      if (typeof uri !== 'string' || typeof text !== 'string') continue;
      told.set(uri, TextDocument.create(uri, 'yaml', 0, text));
    }
  }
}

function listIn(value: Readonly<Record<string, unknown>>, key: string): readonly unknown[] {
  const list = value[key];
  return Array.isArray(list) ? list : [];
}
