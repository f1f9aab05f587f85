import type { LogOutputChannel } from 'vscode';
import { afterEach, expect, test, vi } from 'vitest';
import { alternatives, workspaceFiles } from '../../../client/language/workspace.ts';
import { workbench, workspace } from '../vscode.ts';

vi.mock('vscode', async () => import('../vscode.ts'));

const log = { debug: () => undefined } as unknown as LogOutputChannel;

afterEach(() => {
  vi.restoreAllMocks();
  workbench.settings.clear();
  workbench.found.clear();
});

test('what a person keeps out of searches is not listed', async () => {
  const asked = vi.spyOn(workspace, 'findFiles');
  workbench.settings.set('search.exclude', {
    '**/vendor': true,
    '**/*.{tmpl,gen}.yaml': true,
    '**/kept': false,
    '**/*.yml': { when: '$(basename).ts' },
  });
  await workspaceFiles(log).list();
  expect(asked).toHaveBeenCalledWith(
    '**/*.{yaml,yml}',
    '{**/node_modules,**/vendor,**/*.tmpl.yaml,**/*.gen.yaml}',
    5000,
  );
});

test('a workspace that can not be searched has no files', async () => {
  vi.spyOn(workspace, 'findFiles').mockRejectedValue(new Error('no search here'));
  expect(await workspaceFiles(log).list()).toEqual([]);
});

test('a file that is gone has no text', async () => {
  workbench.found.set('file:///w/pod.yaml', 'kind: Pod\n');
  const { read } = workspaceFiles(log);
  expect(await read('file:///w/pod.yaml')).toBe('kind: Pod\n');
  expect(await read('file:///w/gone.yaml')).toBeUndefined();
});

test.each([
  ['**/vendor', ['**/vendor']],
  ['{a,b}/*.yaml', ['a/*.yaml', 'b/*.yaml']],
  ['{a,{b,c}}', ['a', 'b', 'a', 'c']],
])('the glob %s has the ways %j', (glob, ways) => {
  expect([...new Set(alternatives(glob))].sort()).toEqual([...new Set(ways)].sort());
});
