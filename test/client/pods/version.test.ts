import { readFileSync } from 'node:fs';
import { beforeEach, expect, test, vi } from 'vitest';
import { lacks } from '../../../client/podman/lacks.ts';
import { versionTeller } from '../../../client/pods/version.ts';
import { workbench } from '../vscode.ts';

vi.mock('vscode', async () => import('../vscode.ts'));

const { contributes } = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
) as { contributes: { menus: Record<string, { command?: string; when?: string }[]> } };

beforeEach(() => {
  workbench.context.clear();
});

test.each([
  ['4.3.1', undefined, false],
  ['5.8.6', undefined, false],
  ['5.4.2', '5.4.2', true],
])('podman %s (service: %s) hides building: %j', async (client, server, hidden) => {
  const info: string[] = [];
  const version = { client, ...(server !== undefined && { server }) };
  const answering = { where: () => ({ path: 'podman' }), version: () => Promise.resolve(version) };
  const log = { info: (text: string) => info.push(text), debug: vi.fn() };
  const tell = versionTeller(answering, log);
  tell();
  tell();
  await vi.waitFor(() => {
    expect(info).toEqual([`podman ${client} at 'podman'`]);
  });
  expect(workbench.context.get('podwright.noBuild')).toBe(hidden);
});

test.each(lacks)('$command is not offered in any menu where $key says that podman lacks it', (lack) => {
  const offers = Object.values(contributes.menus)
    .flat()
    .filter((it) => it.command === lack.command);
  expect(offers.length).toBeGreaterThan(0);
  expect(offers.filter((it) => !it.when?.includes(`&& !${lack.key}`))).toEqual([]);
});
