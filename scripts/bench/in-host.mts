/** Runs inside an extension host: takes the time of loading and activating the extension there, once. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Activation, Taken } from './activation.mts';

type Client = { readonly activate: (context: unknown) => unknown };

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('podwright.podwright');
  if (!extension || extension.isActive) throw new Error('Podwright is not there, or active already.');
  const file = join(extension.extensionPath, 'dist', 'client.js');
  const load = createRequire(file);
  const [client, loading] = timed(() => load(file) as Client);
  const [, library] = timed(() => load('./languageclient.js') as unknown);
  const calls: Taken[] = [];
  // VS Code takes what is loaded already from Node's cache.
  const cached = load.cache[file];
  if (!cached) throw new Error('Node has not kept the extension.');
  cached.exports = {
    ...client,
    activate: (context: unknown) => {
      const [answer, taken] = timed(() => client.activate(context));
      calls.push(taken);
      return answer;
    },
  };
  await extension.activate();
  const [activating] = calls;
  if (!activating) throw new Error('VS Code has called another function.');
  const told: Activation = { loading, activating, library };
  writeFileSync(process.env['PODWRIGHT_ACTIVATION'] ?? '', JSON.stringify(told));
}

function timed<T>(action: () => T): readonly [T, Taken] {
  const [clock, began] = [performance.now(), process.cpuUsage()];
  const value = action();
  const { user, system } = process.cpuUsage(began);
  return [value, { clock: performance.now() - clock, processor: (user + system) / 1000 }];
}
