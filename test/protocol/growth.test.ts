import { afterEach, expect, test, vi } from 'vitest';
import { DidChangeTextDocumentNotification, DocumentDiagnosticRequest } from 'vscode-languageserver-protocol';
import { rules } from '../../server/rules/all.ts';
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
  const checks = vi.spyOn(only(rules.slice(0, 1), 'rule'), 'check');
  const at = { line: 5, character: 0 };
  await peer.connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: { start: at, end: at }, text: '  labels: {app: web}\n' }],
  });
  await peer.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  expect(checks).toHaveBeenCalledTimes(1);
  peer.close();
});
