import { beforeEach, expect, test, vi } from 'vitest';
import { openTroubles } from '../../../client/manifest/troubles.ts';
import { Uri, workbench } from '../vscode.ts';

vi.mock('vscode', async () => import('../vscode.ts'));

const uri = Uri.file('/w/web.yaml') as unknown as import('vscode').Uri;
const place = { start: { line: 3, character: 2 }, end: { line: 3, character: 7 } };
const server = { uriOf: String, ask: vi.fn() };

beforeEach(() => {
  workbench.told.clear();
  server.ask.mockReset();
});

test('what is wrong is told where it stands, with the last words of its container', async () => {
  server.ask.mockResolvedValue([place]);
  const troubles = openTroubles(server);
  await troubles.tell(uri, [0], [{ text: 'raw', sentence: 'It ended.', container: 'c', log: ['a', 'b'] }]);
  expect(server.ask).toHaveBeenCalledWith('podwright/blame', {
    ...{ uri: 'file:///w/web.yaml', lines: [0] },
    complaints: [{ text: 'raw', container: 'c' }],
  });
  expect(workbench.told.get('file:///w/web.yaml')).toMatchObject([
    { source: 'podman', message: 'It ended.\nIts last words:\n  a\n  b', range: place },
  ]);
  troubles.dispose();
});

test('what has no place is told at the top, also without a server', async () => {
  server.ask.mockRejectedValue(new Error('no server'));
  const troubles = openTroubles(server);
  await troubles.tell(uri, undefined, [{ text: 'raw', sentence: 'No.' }]);
  expect(workbench.told.get('file:///w/web.yaml')).toMatchObject([{ range: { start: { line: 0 } } }]);
  troubles.dispose();
});

test('what can be mended in a way of its own has a code', async () => {
  server.ask.mockResolvedValue([place]);
  const troubles = openTroubles(server);
  const kinds = ['exists', 'image', 'port', 'refused'] as const;
  await troubles.tell(
    uri,
    undefined,
    kinds.map((kind) => ({ text: 'raw', sentence: 'No.', kind })),
  );
  const codes = workbench.told.get('file:///w/web.yaml')?.map((it) => it.code);
  expect(codes).toEqual(['pod-exists', 'image-missing', 'port-taken', undefined]);
  troubles.dispose();
});

test('an edit of the text makes it vanish; saving does not', async () => {
  server.ask.mockResolvedValue([place]);
  const troubles = openTroubles(server);
  await troubles.tell(uri, undefined, [{ text: 'raw', sentence: 'No.' }]);
  const change = (contentChanges: readonly unknown[]) => {
    for (const then of workbench.fire.edited) then({ document: { uri }, contentChanges });
  };
  change([]);
  expect(workbench.told.size).toBe(1);
  change([{}]);
  expect(workbench.told.size).toBe(0);
  troubles.dispose();
});

test('what is wrong with one of several files is told in it, and at the top of the first where nobody knows', async () => {
  const other = Uri.file('/w/other.yaml') as unknown as import('vscode').Uri;
  for (const it of [uri, other]) workbench.texts.set(String(it), { text: '', dirty: false, saved: false });
  server.ask.mockResolvedValue([{ uri: 'file:///w/other.yaml', place }, null]);
  const troubles = openTroubles(server);
  await troubles.tellFiles(
    [uri, other],
    [
      { text: 'raw', sentence: 'There.', container: 'c', pod: 'p' },
      { text: 'odd', sentence: 'Somewhere.' },
    ],
  );
  expect(server.ask).toHaveBeenCalledWith('podwright/blameFiles', {
    uris: ['file:///w/web.yaml', 'file:///w/other.yaml'],
    complaints: [{ text: 'raw', container: 'c', pod: 'p' }, { text: 'odd' }],
  });
  expect(workbench.told.get('file:///w/other.yaml')).toMatchObject([{ message: 'There.', range: place }]);
  expect(workbench.told.get('file:///w/web.yaml')).toMatchObject([
    { message: 'Somewhere.', range: { start: { line: 0 } } },
  ]);
  troubles.dispose();
});
