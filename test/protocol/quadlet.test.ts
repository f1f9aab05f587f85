import {
  CodeActionRequest,
  CompletionRequest,
  CompletionTriggerKind,
  DiagnosticSeverity,
  DocumentDiagnosticRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  type CompletionItem,
  type CompletionList,
  type Diagnostic,
} from 'vscode-languageserver-protocol';
import { expect, test } from 'vitest';
import { localRequest, objectsRequest } from '../../server/protocol.ts';
import { connect } from './peer.ts';

const uri = 'file:///home/units/web%20app.kube';
const text = '[Kube]\nYaml=web.yaml\nKubeDwnForce=true\n';
const textDocument = { uri };

async function open(languageId: string, settings = {}, written = text) {
  const options = { knowsPodman: true, settings };
  const peer = await connect({ textDocument: { diagnostic: {} } }, options, (it) => {
    it.onRequest(localRequest, () => [{ name: 'other.yaml', detail: 'file' }]);
  });
  await peer.open(uri, written, languageId);
  return peer;
}

test('a section is no longer offered behind its bracket, so that Enter begins a line there', async () => {
  const { connection, close } = await open('quadlet');
  const { items } = (await connection.sendRequest(CompletionRequest.type, {
    textDocument,
    position: { line: 0, character: 2 },
  })) as CompletionList;
  // Editors compare it with all that stands up to the cursor.
  expect(items.find((it) => it.label === '[Unit]')?.filterText).toBe('[Unit');
  close();
});

test('a value that is typed in full ends the list, and is there for those who ask', async () => {
  const { connection, close } = await open('quadlet', {}, '[Kube]\nExitCodePropagation=all');
  const ask = async (triggerKind: CompletionTriggerKind) =>
    (await connection.sendRequest(CompletionRequest.type, {
      textDocument,
      position: { line: 1, character: 23 },
      context: { triggerKind },
    })) as CompletionList;
  const asked = await ask(CompletionTriggerKind.Invoked);
  expect(asked.isIncomplete).toBe(true);
  expect(asked.items.map((it) => it.label)).toContain('all');
  expect((await ask(CompletionTriggerKind.TriggerForIncompleteCompletions)).items).toEqual([]);
  close();
});

test('a unit gets what units get, whatever an editor calls its language', async () => {
  const { connection, close } = await open('systemd-conf');
  const { items } = (await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument })) as {
    items: Diagnostic[];
  };
  expect(items.map((it) => [it.code, it.range.start.line])).toEqual([
    ['quadlet-key', 2],
    ['quadlet-file', 1],
  ]);
  expect(items[0]?.codeDescription?.href).toContain('docs/quadlet.md#quadlet-key');
  const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } };
  const actions = await connection.sendRequest(CodeActionRequest.type, {
    textDocument,
    range,
    context: { diagnostics: [] },
  });
  expect(actions?.map((it) => it.title)).toEqual(["Change to 'KubeDownForce'"]);
  const completions = (await connection.sendRequest(CompletionRequest.type, {
    textDocument,
    position: { line: 1, character: 5 },
  })) as CompletionList;
  expect(completions.items.map((it: CompletionItem) => it.label)).toEqual(['other.yaml']);
  const links = await connection.sendRequest(DocumentLinkRequest.type, { textDocument });
  expect(links?.map((it) => it.target)).toEqual(['file:///home/units/web.yaml']);
  const hover = await connection.sendRequest(HoverRequest.type, {
    textDocument,
    position: { line: 1, character: 1 },
  });
  expect(JSON.stringify(hover?.contents)).toContain('The manifest to play');
  const symbols = await connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
  expect(symbols?.map((it) => it.name)).toEqual(['Kube']);
  close();
});

test('a unit is no manifest, and YAML stays YAML under any name', async () => {
  const unit = await open('quadlet');
  expect(await unit.connection.sendRequest(objectsRequest, { uri })).toEqual([]);
  expect(await unit.connection.sendRequest(FoldingRangeRequest.type, { textDocument })).toBeNull();
  unit.close();
  const yaml = await open('yaml');
  const { items } = (await yaml.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument })) as {
    items: Diagnostic[];
  };
  expect(items.filter((it) => String(it.code).startsWith('quadlet'))).toEqual([]);
  yaml.close();
});

test('a finding has the severity that a person gives it, or none', async () => {
  const rules = { 'quadlet-key': 'off', 'quadlet-file': 'hint' };
  const { connection, close } = await open('quadlet', { rules });
  const { items } = (await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument })) as {
    items: Diagnostic[];
  };
  expect(items.map((it) => [it.code, it.severity])).toEqual([['quadlet-file', DiagnosticSeverity.Hint]]);
  close();
});
