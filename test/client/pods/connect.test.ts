import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Run } from '../../../client/podman/run.ts';
import { connectionCommands } from '../../../client/pods/connect.ts';
import { workbench } from '../vscode.ts';

vi.mock('vscode', async () => import('../vscode.ts'));

beforeEach(() => {
  workbench.settings.clear();
});

describe("podman's machine", () => {
  test.each([
    ['[]', 'machine init --now'],
    ['[{"Name": "default*", "Running": false}]', 'machine start -- default'],
  ])('is started where there is %s', async (machines, words) => {
    expect(await startMachine(machines)).toEqual(['machine list --format json', words]);
  });

  test('is left alone where one runs', async () => {
    const machines = '[{"Name": "a", "Running": false}, {"Name": "b", "Running": true}]';
    expect(await startMachine(machines)).toEqual(['machine list --format json']);
  });
});

/** What podman is asked, before the pods are listed anew. */
async function startMachine(machines: string): Promise<readonly string[]> {
  const asked: string[] = [];
  const runHere: Run = (command) => {
    asked.push(command.args.join(' '));
    return Promise.resolve(command.read(machines));
  };
  let refreshed = 0;
  const refresh = () => {
    refreshed += 1;
    return Promise.resolve([]);
  };
  await connectionCommands({ runHere, refresh })['podwright.startMachine']?.();
  expect(refreshed).toBe(1);
  return asked;
}
