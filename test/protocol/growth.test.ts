import { afterEach, expect, test, vi } from 'vitest';
import {
  DidChangeTextDocumentNotification,
  DocumentDiagnosticRequest,
  type Diagnostic,
} from 'vscode-languageserver-protocol';
import { crossRules, rules } from '../../server/rules/all.ts';
import { only } from '../fixture.ts';
import { connect } from './peer.ts';

/** What an edit costs is counted, not timed. */
afterEach(() => {
  vi.restoreAllMocks();
});

const uri = 'file:///a.yaml';

test.each([4, 16, 64])('of %i documents, an edit has one checked anew', async (documents) => {
  const peer = await connect({ textDocument: { diagnostic: {} } });
  const pod = (it: number) =>
    `---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web-${it}\nspec:\n  containers:\n    - name: web\n      image: docker.io/library/nginx:1.27\n`;
  await peer.open(uri, Array.from({ length: documents }, (_, it) => pod(it)).join(''));
  await peer.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  const rule = rules.filter((it) => it.code === 'unknown-field');
  const checks = vi.spyOn(only(rule, 'rule'), 'check');
  const at = { line: 5, character: 0 };
  await peer.connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: { start: at, end: at }, text: '  labels: {app: web}\n' }],
  });
  await peer.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  expect(checks).toHaveBeenCalledTimes(1);
  peer.close();
});

test.each([4, 64])(
  'of %i documents that complain of each other, an edit has one checked anew',
  async (documents) => {
    const peer = await connect({ textDocument: { diagnostic: {} } });
    const pod = (it: number) =>
      `---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web-${it}\nspec:\n  volumes: [{name: data, emptyDir: {}}]\n  containers:\n    - name: web\n      image: docker.io/library/nginx:1\n`;
    await peer.open(uri, Array.from({ length: documents }, (_, it) => pod(it)).join(''));
    const told = await diagnosticsOf(peer);
    expect(told.filter((it) => it.code === 'podman-shared-empty-dir')).toHaveLength(documents);
    const rule = crossRules.filter((it) => it.code === 'podman-shared-empty-dir');
    const checks = vi.spyOn(only(rule, 'rule'), 'check');
    // In the first one, to which all others point.
    const at = { line: 9, character: 38 };
    await peer.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: at, end: at }, text: '\n      # New.' }],
    });
    const anew = await diagnosticsOf(peer);
    expect(checks).toHaveBeenCalledTimes(1);
    expect(anew).toHaveLength(told.length);
    peer.close();
  },
);

async function diagnosticsOf(peer: Awaited<ReturnType<typeof connect>>): Promise<readonly Diagnostic[]> {
  const report = await peer.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  return 'items' in report ? report.items : [];
}
